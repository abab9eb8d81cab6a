import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Outcome, ROOT, runCommand } from '../command.ts'
import { type DatabaseUrls, freePort } from '../postgres/index.ts'
import { Refusal } from '../refusal.ts'

export type ProductOptions = {
  /** Addresses of the database by account. */
  urls: Pick<DatabaseUrls, 'app' | 'owner'> & { directory?: string | undefined }
  /** Folder for files, logs and the list of demo accounts. */
  dataDir: string
  authSecret: string
  /** A free port otherwise. */
  port?: number
  /** Told the number of the process as soon as there is one. */
  spawned?: (pid: number) => void
  env?: NodeJS.ProcessEnv
}

export type Product = {
  url: string
  port: number
  pid: number
  /** Resolves when the program ends by itself, with the last lines it said. */
  ended: Promise<string>
  stop: () => Promise<void>
}

const DIST = join(ROOT, 'apps', 'api', 'dist')
const HEALTH_PATIENCE_MS = 60_000
const LARGEST_LOG = 5_000_000

function environment({ urls, dataDir, authSecret, port, env }: ProductOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    ...(urls.directory ? { DATABASE_DIRECTORY_URL: urls.directory } : {}),
    AUTH_SECRET: authSecret,
    DATA_DIR: dataDir,
    WEB_DIST: join(ROOT, 'apps', 'web', 'dist'),
    ...(port === undefined ? {} : { PORT: String(port) }),
    ...env,
  }
}

/** Runs one of the api's own commands to its end and keeps what it said. */
export function runProgram(name: string, args: readonly string[], options: ProductOptions): Promise<Outcome> {
  const line = [process.execPath, program(name), ...args].map((one) => `"${one}"`).join(' ')
  return runCommand(line, { env: environment(options) })
}

/** Runs one of the api's own commands to its end: `migrate`, or `demo` (which goes on where a killed one stopped). */
export async function prepareProduct(command: 'migrate' | 'demo', options: ProductOptions): Promise<void> {
  const { ok, output } = await runProgram(command, [], options)
  const what = command === 'migrate' ? '数据库升级' : '演示数据载入'
  if (!ok)
    throw new Refusal(`${lastLines(output)}\n\n${what}没有完成，以上是最后的输出；数据没有损坏，可以重新启动再试。`)
}

/** Starts the api with its worker and the built web on one port, and waits until it answers /health. */
export async function startProduct(given: ProductOptions): Promise<Product> {
  const options = { ...given, port: given.port ?? (await freePort()) }
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const logFile = join(options.dataDir, 'product.log')
  turnLog(logFile)
  const log = openSync(logFile, 'a', 0o600)
  // Its own session: Ctrl-C reaches the starter alone, which ends the product before its database.
  const child = spawn(process.execPath, [program('main.all')], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', log, log],
    env: environment(options),
  })
  closeSync(log)
  if (child.pid) options.spawned?.(child.pid)
  const url = `http://127.0.0.1:${options.port}`
  const ended = new Promise<string>((resolve) => {
    child.once('exit', () => resolve(`${lastLines(readFileSync(logFile, 'utf8'))}\n（日志：${logFile}）`))
  })
  const product = { url, port: options.port, pid: child.pid ?? 0, ended, stop: () => end(child) }
  process.once('exit', () => child.exitCode === null && child.kill('SIGKILL'))
  const words = await Promise.race([ended, healthy(url)])
  if (words === true) return product
  await product.stop()
  throw new Refusal(
    words ? `${words}\n\n服务没有启动成功，以上是最后的输出。` : `服务 60 秒内没有就绪，日志在 ${logFile}。`,
  )
}

/** Goes on where the run before ended, so that its last words are kept; two files of some megabytes at most per start. */
function turnLog(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(file, `${file}.1`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  child.kill('SIGTERM')
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([gone, pause(10_000, undefined, { ref: false })])
  if (child.exitCode === null) child.kill('SIGKILL')
}

async function healthy(url: string): Promise<boolean> {
  for (let waited = 0; waited < HEALTH_PATIENCE_MS; waited += 100) {
    const answer = await fetch(`${url}/health`).catch(() => undefined)
    if (answer?.ok) return true
    await pause(100, undefined, { ref: false })
  }
  return false
}

function program(name: string): string {
  const file = join(DIST, `${name}.js`)
  if (!existsSync(file)) throw new Refusal(`缺少 ${file}，请先构建（pnpm turbo run build）。`)
  return file
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-15).join('\n')
