import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One file of the repository: its path from the top, with `/`, and its text. */
export type File = { path: string; text: string }
export type Tree = readonly File[]

/** A rule of the house: what it asks of the whole tree, and one complaint per place that breaks it. */
export type Rule = { says: string; check: (tree: Tree) => string[] }

const MADE = ['node_modules', 'dist', 'generated', '.data', '.turbo', '.git', 'test-results', 'playwright-report']
const TEXT = /\.(ts|tsx|mjs|js|json|md|css|html|sql|prisma|ya?ml|toml)$/

/** Every text file that people write, in the order of its path. */
export function readTree(root: string): Tree {
  const paths = globSync('{*,.*,**/*,.ci/*}', {
    cwd: root,
    exclude: (path) => MADE.includes(path.split('/').at(-1) ?? ''),
  })
  return [...new Set(paths)]
    .filter((path) => (TEXT.test(path) || path.startsWith('.ci/')) && path !== 'pnpm-lock.yaml')
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export const isCode = ({ path }: File): boolean => /\.(ts|tsx|mjs|js)$/.test(path)
export const isTest = ({ path }: File): boolean => /\.(test|spec)\.tsx?$/.test(path)
export const lineCount = ({ text }: File): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** The files whose path matches, one complaint each for those that `wrong` finds fault with. */
export function complain(tree: Tree, where: RegExp, wrong: (file: File) => string | false | undefined): string[] {
  return tree
    .filter((file) => where.test(file.path))
    .flatMap((file) => {
      const what = wrong(file)
      return what ? [`${file.path}: ${what}`] : []
    })
}

/** The first match of `pattern` in the file, with its line number. */
export function found({ text }: File, pattern: RegExp): string | undefined {
  const match = pattern.exec(text)
  return match ? `line ${text.slice(0, match.index).split('\n').length}, ${match[0].trim()}` : undefined
}
