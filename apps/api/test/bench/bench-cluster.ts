import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '@jizhi/tooling/postgres'
import { setup } from '../cluster.ts'

// fsync, synchronous_commit and full_page_writes stay on
const SETTINGS = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  work_mem: '32MB',
  jit: 'off',
}

/** A server of the bench's own with the migrated template in it. `more`: settings beside those of every bench. */
export async function benchCluster(
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly superUrl: string; stop(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'jizhi-bench-'))
  const cluster = await startCluster({ dir, throwaway: true, settings: { ...SETTINGS, ...more } })
  process.env.TEST_SUPER_URL = cluster.superUrl()
  await setup()
  return { superUrl: cluster.superUrl(), stop: cluster.stop }
}
