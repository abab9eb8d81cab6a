import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installedBinaries } from '../postgres/binaries.ts'
import { startCluster } from '../postgres/index.ts'
import { findPostmaster } from '../postgres/postmaster.ts'
import { chooseRunner } from '../postgres/runner.ts'
import { Refusal } from '../refusal.ts'
import type { Source } from './take-backup.ts'

/** The embedded server of a data folder: the one that runs, or one started for the occasion. */
export async function sourceOf(dataDir: string): Promise<Source & { release: () => Promise<void> }> {
  const { dir } = chooseRunner(installedBinaries(), join(dataDir, 'postgres'))
  if (!existsSync(join(dir, 'cluster')))
    throw new Refusal(`${dataDir} 里没有内置数据库。使用外部数据库时，请由该数据库的管理员备份。`)
  const running = findPostmaster(join(dir, 'cluster'))
  if (running === undefined) {
    const cluster = await startCluster({ dir: join(dataDir, 'postgres') })
    return { superUrl: cluster.superUrl(), serverDir: dir, dataDir, release: cluster.stop }
  }
  const password = readFileSync(join(dir, 'superuser.password'), 'utf8').trim()
  const superUrl = `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${running.port}/postgres`
  return { superUrl, serverDir: dir, dataDir, release: async () => undefined }
}
