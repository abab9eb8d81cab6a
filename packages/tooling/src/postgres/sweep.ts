import { globSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { endProcess, findPostmaster, signal } from './postmaster.ts'

/** Ends the throwaway clusters that killed test runs left behind: those whose run no longer lives. */
export async function sweepTestClusters(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^jizhi-test-(\d+)-/.exec(name)?.[1]
    if (!owner || signal(Number(owner), 0)) continue
    const dir = join(tmpdir(), name)
    if (![0, statSync(dir).uid].includes(process.getuid?.() ?? 0)) continue
    for (const lock of globSync('{*,*/*}/postmaster.pid', { cwd: dir })) {
      const server = findPostmaster(join(dir, dirname(lock)))
      if (server) await endProcess(server.pid)
    }
    remove(dir)
  }
}

/** What cannot go away, such as a small disk that is still mounted there, must keep nobody from testing. */
function remove(dir: string): void {
  try {
    rmSync(dir, { recursive: true, force: true })
  } catch (error) {
    console.warn(`${dir} stays: ${error instanceof Error ? error.message : String(error)}`)
  }
}
