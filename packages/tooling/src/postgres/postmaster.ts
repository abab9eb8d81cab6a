import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The server process that runs in `cluster`, by its lock file; none when the file is missing or stale. */
export function findPostmaster(cluster: string): { pid: number; port: number } | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  // After a crash the number may belong to an unrelated process: only its command line can tell.
  return pid && commandLine(pid).includes(cluster) ? { pid, port: port ?? 0 } : undefined
}

/** Removes the lock file of a server that no longer lives, which would otherwise block the next start. */
export function clearStaleLock(cluster: string): void {
  if (!findPostmaster(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/** Asks the server to end at once but cleanly (fast shutdown), and insists after `patienceMs`. */
export async function endProcess(pid: number, patienceMs = 20_000): Promise<void> {
  signal(pid, 'SIGINT')
  if (await isGone(pid, patienceMs)) return
  signal(pid, 'SIGQUIT')
  await isGone(pid, 5_000)
}

/** The command line of a process, empty when it does not live. */
export function commandLine(pid: number): string {
  try {
    const raw = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return raw.replaceAll('\0', ' ')
  } catch {
    if (process.platform === 'linux') return ''
    return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  }
}

export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

/** The same without a promise, for the moment in which the process itself is ending. */
export function waitForEnd(pid: number, withinMs: number): void {
  const nothing = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; waited < withinMs && commandLine(pid) !== ''; waited += 20) Atomics.wait(nothing, 0, 0, 20)
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 25) {
    if (!signal(pid, 0) || commandLine(pid) === '') return true
    await pause(25)
  }
  return false
}
