import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestDatabase } from '@jizhi/tooling/postgres'
import { settingsFor } from './stand.ts'

const API = fileURLToPath(new URL('../', import.meta.url))

/** Builds what a worker process runs. */
export async function buildProgram(): Promise<void> {
  await promisify(execFile)(`${API}node_modules/.bin/tsc`, ['-p', 'tsconfig.build.json'], { cwd: API })
}

export interface WorkerProcess {
  /** The signal or code with which it ended. */
  readonly ended: Promise<string>
  stop(): Promise<void>
  /** SIGKILL, at once. */
  kill(): Promise<void>
}

/** The working half of the program as a process of its own; with a failpoint it kills itself with SIGKILL there. */
export function startWorker(urls: TestDatabase, failpoint?: string): WorkerProcess {
  const settings = settingsFor(urls)
  const child = spawn(process.execPath, ['dist/main.worker.js'], {
    cwd: API,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: settings.databaseUrl,
      DATABASE_OWNER_URL: urls.owner,
      DATABASE_DIRECTORY_URL: settings.directoryUrl,
      AUTH_SECRET: settings.authSecret,
      LOG_LEVEL: 'fatal',
      ...(failpoint === undefined ? {} : { JIZHI_FAILPOINT: failpoint }),
    },
  })
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code))
  return {
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
