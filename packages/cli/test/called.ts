import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'
import { printed } from '../src/index.ts'

const PROGRAM = fileURLToPath(new URL('../src/jizhi.ts', import.meta.url))

/** A folder of its own for one test, with these files in it. */
export function folderOf(files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'jizhi-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** The program as a person calls it, in a folder. */
export function called(folder: string, ...args: readonly string[]): ReturnType<typeof printed> {
  vi.stubEnv('INIT_CWD', folder)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  return printed(args)
}

/** The same as a process of its own, which takes a second to start. */
export function started(
  folder: string,
  ...args: readonly string[]
): { readonly code: number | null; readonly out: string } {
  const env = { ...process.env, INIT_CWD: folder }
  const { status, stdout } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: folder, env, encoding: 'utf8' })
  return { code: status, out: stdout }
}
