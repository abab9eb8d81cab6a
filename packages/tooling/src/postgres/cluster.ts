import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../refusal.ts'
import { answers } from './admin.ts'
import { installedBinaries } from './binaries.ts'
import { type Initialised, initialise, lastLine } from './initialise.ts'
import { freePort, isFree } from './port.ts'
import { clearStaleLock, endProcess, findPostmaster, signal, waitForEnd } from './postmaster.ts'
import { chooseRunner, type Runner, type Way } from './runner.ts'

export type ClusterOptions = {
  /** Folder of the cluster; made when missing. */
  dir: string
  /** A fixed port on loopback; a free one otherwise. */
  port?: number
  /** The superuser's password of a new cluster; random otherwise, kept in `dir` (0600). */
  password?: string
  /** Server settings (`postgresql.conf` names). */
  settings?: Record<string, string>
  /** What its processes find in their environment besides the locale. */
  env?: Record<string, string>
  /** false: no fsync. For tests only; a kill story needs the default. */
  durable?: boolean
  /** Stopping removes the folder. */
  throwaway?: boolean
  /** Folder with `bin`, `lib`, `share`; npm's otherwise. */
  binaries?: string
  /** Insists on one way of running; chosen otherwise. */
  way?: Way
}

export type Cluster = {
  port: number
  dir: string
  way: Way
  pid: number
  /** Address of the superuser for one database. */
  superUrl: (database?: string) => string
  /** Fast shutdown: open transactions roll back, everything committed stays. */
  stop: () => Promise<void>
}

const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const START_PATIENCE_MS = 60_000

/**
 * Starts PostgreSQL 18 on loopback, with the cluster in `dir`. As root it runs in a user namespace, else as another
 * account. A server that an earlier, killed start left behind in the same folder is ended first.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const runner = chooseRunner(options.binaries ?? installedBinaries(), resolve(options.dir), options.way)
  const made = initialise(runner, options.password)
  const orphan = findPostmaster(made.cluster)
  if (orphan) await endProcess(orphan.pid)
  clearStaleLock(made.cluster)
  if (options.port !== undefined && !(await isFree(options.port))) {
    throw new Refusal(`数据库端口 ${options.port} 已被占用，请换一个端口，或不指定端口。`)
  }
  const settings = { ...(options.durable === false ? NOT_DURABLE : {}), ...options.settings }

  // Between choosing a free port and taking it somebody else may take it; a leftover backend may hold the memory.
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    const server = await launch(runner, made, port, settings, options.env ?? {})
    if (typeof server !== 'string') return open(runner, made, port, server, options.throwaway ?? false)
    if (attempt === 5 || !/bind|in use|shared memory/.test(server)) throw new Refusal(server)
    await pause(attempt * 500)
  }
}

/** Runs the server until it answers; else the sentence that says why not. */
async function launch(
  runner: Runner,
  { cluster, password }: Initialised,
  port: number,
  settings: Record<string, string>,
  env: Record<string, string>,
): Promise<ChildProcess | string> {
  const given = { listen_addresses: '127.0.0.1', unix_socket_directories: '', TimeZone: 'UTC', ...settings }
  const flags = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { file, args, options } = runner.command('postgres', ['-D', cluster, '-p', String(port), ...flags])
  const logFile = join(runner.dir, 'server.log')
  const log = openSync(logFile, 'w', 0o600)
  // Its own session: Ctrl-C reaches us alone, and the database ends last, after its clients.
  const child = spawn(file, args, {
    ...options,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { LC_ALL: 'C', ...env },
  })
  closeSync(log)
  let ended = false
  child.once('error', () => (ended = true)).once('exit', () => (ended = true))
  for (let waited = 0; waited < START_PATIENCE_MS && !ended; waited += 50) {
    if (await answers(urlFor(port, password, 'postgres'))) return child
    await pause(50)
  }
  if (!ended && child.pid) await endProcess(child.pid)
  return `数据库没有启动成功：${lastFatal(readFileSync(logFile, 'utf8'))}（日志：${logFile}）。`
}

const nets = new Set<() => void>()
process.once('exit', () => {
  for (const net of nets) net()
})

function open(runner: Runner, made: Initialised, port: number, child: ChildProcess, throwaway: boolean): Cluster {
  const pid = child.pid ?? 0
  const clear = () => throwaway && rmSync(runner.dir, { recursive: true, force: true, maxRetries: 5 })
  // The last net, for an exit nobody planned: a process must not leave its server behind.
  const net = () => {
    signal(pid, throwaway ? 'SIGQUIT' : 'SIGINT')
    if (throwaway) waitForEnd(pid, 3_000)
    clear()
  }
  nets.add(net)
  child.unref()
  const stop = async () => {
    nets.delete(net)
    await endProcess(pid)
    clear()
  }
  const superUrl = (database = 'postgres') => urlFor(port, made.password, database)
  return { port, dir: runner.dir, way: runner.way, pid, superUrl, stop }
}

function urlFor(port: number, password: string, database: string): string {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

function lastFatal(log: string): string {
  const told = log.split('\n').filter((line) => /FATAL|PANIC|ERROR|could not/.test(line))
  return told.slice(-3).join(' ') || (lastLine(log) ?? '')
}
