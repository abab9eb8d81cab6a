import { complain, found, isTest, type Rule } from '../tree.ts'

const SPEC = 'packages/mechanism/SPEC.md'
const RULE_ID = /^[-*#|\s]*\*{0,2}`?([A-Z]{2,}(?:-[A-Z]+)*-\d+[a-z]?)\b/gm
// Put together from pieces, so that this file does not break its own rules.
const MACHINE_PATH = new RegExp(
  `(?<![\\w.~-])/(?:${['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me', 'Us' + 'ers'].join('|')})/[\\w.-]+`,
)
const OUTSIDE = new RegExp(['[.][.]/', 'sha', 'red\\b'].join(''))
const SWITCHED = new RegExp(`\\b(?:it|test|describe|suite)[.](?:only|skip|todo|fails|${'fix'}me)\\b`)
const OPEN_END = new RegExp(
  `\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b(?!\\(#\\d+\\))`,
)

export const provenRules: Rule = {
  says: 'HOUSE-HONEST-1 every rule of SPEC.md stands in the title of a test',
  check: (tree) => {
    const spec = tree.find(({ path }) => path === SPEC)?.text ?? ''
    const ids = [...new Set([...spec.matchAll(RULE_ID)].map(([, id]) => id ?? ''))]
    const titles = tree
      .filter(isTest)
      .flatMap(({ text }) => [...text.matchAll(TITLE)].map(([, , title]) => title ?? ''))
    return ids
      .filter((id) => !titles.some((title) => new RegExp(`\\b${id}\\b`).test(title)))
      .map((id) => `${SPEC}: ${id} is proven by no test`)
  },
}
const TITLE = /\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)/g

export const noSwitchedTests: Rule = {
  says: 'HOUSE-HONEST-2 no test is switched off, postponed, or alone switched on',
  check: (tree) => complain(tree.filter(isTest), /./, (file) => found(file, SWITCHED)),
}

export const noOpenEnds: Rule = {
  says: 'HOUSE-HONEST-3 what is postponed has the number of its issue',
  check: (tree) => complain(tree, /^(apps|packages|docs|README)/, (file) => found(file, OPEN_END)),
}

export const noMachinePaths: Rule = {
  says: 'HOUSE-HONEST-4 nothing names a folder of somebody’s machine or outside the repository',
  check: (tree) => complain(tree, /^/, (file) => found(file, MACHINE_PATH) ?? found(file, OUTSIDE)),
}

export const noSilencedTypes: Rule = {
  says: 'HOUSE-HONEST-5 a silenced check or a forced type carries its reason, beside it or on the line above',
  check: (tree) =>
    complain(tree, /^(apps|packages)\/.*\.tsx?$/, (file) => {
      const lines = file.text.split('\n')
      const at = lines.findIndex(
        (line, n) => NEVER.test(line) || (FORCED.test(line) && !/\/\/|\*\//.test(`${lines[n - 1]}${line}`)),
      )
      return at >= 0 && `line ${at + 1}, ${lines[at]?.trim()}`
    }),
}
const NEVER = /@ts-(?:ignore|nocheck)|biome-ignore [\w/]+:?\s*$|@ts-expect-error\s*$/
const FORCED = /\bas unknown as\b/
