import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../command.ts'

/** What a running product reads. The web application is only its built files; tests and drafts stay behind. */
const FILES = [
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'LICENSE',
  'README.md',
  'docs',
  'apps/api/package.json',
  'apps/api/prisma.config.ts',
  'apps/api/prisma',
  'apps/api/data',
  'apps/api/dist',
  'apps/web/dist',
  ...['access', 'contracts', 'domain', 'mechanism', 'plugins', 'templates', 'cli', 'tooling'].map(
    (name) => `packages/${name}`,
  ),
] as const

const LEFT_OUT = /(^|\/)(node_modules|test|\.turbo)(\/|$)|\.test\.ts$|\.tsbuildinfo$/

/** Copies what the product is made of to `folder`, without anything that was installed. */
export function copyProduct(folder: string): void {
  for (const name of FILES) {
    const to = join(folder, name)
    mkdirSync(dirname(to), { recursive: true })
    cpSync(join(ROOT, name), to, {
      recursive: true,
      filter: (from) => !LEFT_OUT.test(from.slice(ROOT.length + 1)),
    })
  }
}

export const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'apps/api/package.json'), 'utf8')) as { version: string }).version // our own file

/** What installs the packages, with its version, as package.json names it for everybody. */
export const packageManagerOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { packageManager: string }).packageManager // our own file

/** Marks a folder as unpacked from an archive: nothing is built in it, and its data lie beside it. */
export const MARK = 'release.json'

export function mark(folder: string, version: string, commit: string): void {
  const said = { version, commit, platform: `${process.platform}-${process.arch}` }
  writeFileSync(join(folder, MARK), `${JSON.stringify(said, null, 2)}\n`)
}
