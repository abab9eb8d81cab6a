import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestDatabase } from '@jizhi/tooling/postgres'
import { settingsFor } from './stand.ts'

const API = fileURLToPath(new URL('../', import.meta.url))
const PROGRAM = join(API, 'dist', 'main.worker.js')
/** Code compiled once for all the processes that are killed: starting is the dearest part of a kill. */
const COMPILED = join(tmpdir(), 'jizhi-compiled')

/** Builds what a worker process runs, unless it was built after the last change. */
export async function buildProgram(): Promise<void> {
  const newest = Math.max(...sources().map((path) => statSync(path).mtimeMs))
  if (existsSync(PROGRAM) && statSync(PROGRAM).mtimeMs > newest) return
  await promisify(execFile)(`${API}node_modules/.bin/tsc`, ['-p', 'tsconfig.build.json'], { cwd: API })
}

const sources = (): string[] =>
  readdirSync(`${API}src`, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) =>
    join(parentPath, name),
  )

export interface WorkerProcess {
  readonly pid: number
  /** The signal or code with which it ended. */
  readonly ended: Promise<string>
  stop(): Promise<void>
  /** SIGKILL, at once. */
  kill(): Promise<void>
}

/** The working half of the program as a process of its own; with a failpoint it kills itself with SIGKILL there. */
export const startWorker = (urls: TestDatabase, failpoint?: string): WorkerProcess =>
  processOf(startHalf('main.worker.js', urls, failpoint === undefined ? {} : { JIZHI_FAILPOINT: failpoint }))

/** The same on a machine of its own, with what that machine has in its environment. */
export const startWorkerIn = (urls: TestDatabase, env: NodeJS.ProcessEnv): WorkerProcess =>
  processOf(startHalf('main.worker.js', urls, env))

/** The web half, listening at `origin`. */
export async function startApi(urls: TestDatabase, failpoint?: string): Promise<WorkerProcess & { origin: string }> {
  const child = startHalf('main.http.js', urls, failpoint === undefined ? {} : { JIZHI_FAILPOINT: failpoint })
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = line.startsWith('{"listening"') ? JSON.parse(line) : undefined
    if (typeof said === 'object' && said !== null && 'listening' in said)
      return { ...processOf(child), origin: String(said.listening) }
  }
  throw new Error('the web half ended before it listened')
}

function startHalf(file: string, urls: TestDatabase, env: NodeJS.ProcessEnv) {
  const settings = settingsFor(urls)
  return spawn(process.execPath, [`dist/${file}`], {
    cwd: API,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: settings.databaseUrl,
      DATABASE_OWNER_URL: urls.owner,
      DATABASE_DIRECTORY_URL: settings.directoryUrl,
      AUTH_SECRET: settings.authSecret,
      LOG_LEVEL: 'fatal',
      NODE_COMPILE_CACHE: COMPILED,
      ...env,
    },
  })
}

function processOf(child: ChildProcessByStdio<null, Readable, null>): WorkerProcess {
  child.stdout.resume() // nobody reads on; a full pipe would stop it
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code))
  return {
    pid: child.pid ?? 0,
    ended,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
