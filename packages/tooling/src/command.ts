import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { signal } from './postgres/postmaster.ts'

/** The top folder of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..', '..')

export type Outcome = { ok: boolean; output: string; seconds: number }

const running = new Set<ChildProcess>()

/** Runs one command line to its end and keeps what it said, in order. */
export function runCommand(line: string, options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Outcome> {
  const cwd = options.cwd ?? ROOT
  const began = performance.now()
  const bins = [
    join(cwd, 'node_modules', '.bin'),
    join(ROOT, 'node_modules', '.bin'),
    join(ROOT, 'node_modules/node/bin'),
  ]
  const env = {
    ...process.env,
    ...options.env,
    PATH: [...bins, options.env?.PATH ?? process.env.PATH].join(':'),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  }
  return new Promise((resolve) => {
    // A group of its own, so that ending it ends whatever it started as well.
    const child = spawn(line, { cwd, env, shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece))
    child.on('close', (code) => {
      running.delete(child)
      const output = Buffer.concat(said).toString()
      resolve({ ok: code === 0, output, seconds: (performance.now() - began) / 1000 })
    })
  })
}

/** Ends every command still running together with what it started, for an interrupted run. */
export function endCommands(): void {
  for (const child of running) if (child.pid) signal(-child.pid, 'SIGTERM')
}

/** Runs a program with our own terminal and answers with its exit code. */
export function runLoudly(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const PATH = [join(ROOT, 'node_modules/node/bin'), process.env.PATH].join(':')
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, stdio: 'inherit', env: { ...process.env, PATH, ...env } })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
