import { complain, type Rule, type Tree } from '../tree.ts'

const BANNED = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'shared', 'misc', 'lib', 'manager'])
const TOP_FOLDERS = new Set(['apps', 'packages', 'docs', '.ci'])
const TOP_FILES = new Set([
  'turbo.json',
  'pnpm-workspace.yaml',
  'package.json',
  'tsconfig.base.json',
  'README.md',
  'biome.json',
  'lefthook.yml',
])

export const bannedNames: Rule = {
  says: 'HOUSE-NAME-1 no file or folder is called utils, helpers, common, shared, misc, lib or manager',
  check: (tree) =>
    complain(tree, /^(apps|packages|docs)\//, ({ path }) => {
      const word = path.split(/[/.]/).find((part) => BANNED.has(part))
      return word && `「${word}」 names nothing; name what the file holds`
    }),
}

export const kebabNames: Rule = {
  says: 'HOUSE-NAME-2 files and folders of code are kebab-case',
  check: (tree) =>
    complain(tree, /^(apps|packages)\/[^/]+\/(src|test)\/.*\.(tsx?|mjs|css)$/, ({ path }) =>
      path.split('/').every((part) => /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part)) ? false : 'not kebab-case',
    ),
}

export const topLevel: Rule = {
  says: 'HOUSE-NAME-3 the top level holds the few agreed files and folders',
  check: (tree: Tree) =>
    complain(tree, /^/, ({ path }) => {
      const [top = '', ...rest] = path.split('/')
      if (rest.length > 0) return !TOP_FOLDERS.has(top) && 'not an agreed top-level folder'
      return !TOP_FILES.has(top) && !top.startsWith('.') && 'not an agreed top-level file'
    }),
}
