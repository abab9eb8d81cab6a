import { complain, isTest, type Rule, type Tree } from '../tree.ts'
import { classesOf, type Method, stepsOfWorkers, writesOf } from './worker-steps.ts'

const API = /^apps\/api\/src\/(?!generated\/).*\.ts$/
const NAMED = /\bfailpoint\(\s*([^\s,)]+)/g
const NAME = /^'[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*'$/
/** What leaves the house, and what ends a transaction or runs a job: calls that need a boundary on either side. */
const BOTH_SIDES = /\bawait (?:seal\(|handler\.run\()|\bawait channels\[[^\]]+\]\s*\.send\(/g

const source = (tree: Tree): Tree => tree.filter((file) => API.test(file.path) && !isTest(file))

export const namedFailpoints: Rule = {
  says: 'HOUSE-KILL-1 a failpoint is named `room.step` in plain letters, and no two bear one name',
  check: (tree) => {
    const seen = new Set<string>()
    return complain(source(tree), /(?<!platform\/failpoint)\.ts$/, ({ text }) => {
      const names = [...text.matchAll(NAMED)].map(([, name]) => name ?? '')
      const wrong = names.find((name) => !NAME.test(name) || seen.size === seen.add(name).size)
      return wrong && `failpoint(${wrong})`
    })
  },
}

const STORIES = 'apps/api/test/failpoints.ts'

/** A name that stands in no story's list would be named and never killed at (R1). */
export const failpointsAreKilledAt: Rule = {
  says: `HOUSE-KILL-3 every failpoint, or its room, stands in ${STORIES} beside the story that kills at it`,
  check: (tree) => {
    const list = tree.find(({ path }) => path === STORIES)?.text ?? ''
    const listed = new Set(
      [...list.matchAll(/^ {2}'?([a-z]+(?:-[a-z]+)*(?:\.[a-z-]+)?)'?: '/gm)].map(([, name]) => name),
    )
    return complain(source(tree), /(?<!platform\/failpoint)\.ts$/, ({ text }) => {
      const names = [...text.matchAll(NAMED)].map(([, name = '']) => name.slice(1, -1))
      const unlisted = names.find((name) => !listed.has(name) && !listed.has(name.split('.')[0]))
      return unlisted && `failpoint('${unlisted}') is in no story's list`
    })
  },
}

/** The kill runner reads the names from the code: a boundary without one would never be killed at (R1). */
export const boundariesHaveFailpoints: Rule = {
  says: 'HOUSE-KILL-2 every write of a worker’s transaction, every call outside and every commit has a failpoint beside it',
  check: (tree) => {
    const classes = classesOf(source(tree))
    const unguarded = stepsOfWorkers(classes).flatMap((method) =>
      writesOf(method, classes)
        .filter(({ index }) => !method.text.slice(0, index).includes('failpoint('))
        .map(({ says }) => complaint(method, says)),
    )
    return [...new Set(unguarded), ...oneSided(source(tree))]
  },
}

const complaint = ({ path, owner, name }: Method, call: string): string =>
  `${path}: ${owner}.${name} writes by ${call} and no failpoint stands before it`

function oneSided(tree: Tree): string[] {
  return complain(tree, /./, ({ text }) => {
    for (const { 0: call, index } of text.matchAll(BOTH_SIDES)) {
      const before = text.slice(0, index).split('\n').slice(-5).join('\n')
      const after = text.slice(index).split('\n').slice(1, 7).join('\n')
      if (![before, after].every((side) => side.includes('failpoint(')))
        return `${call.trim()}…) has not one on either side`
    }
    return undefined
  })
}
