import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Cluster,
  createDatabase,
  prepareRoles,
  startCluster,
  type TestDatabase,
  urlsOf,
} from '@jizhi/tooling/postgres'
import { migrate } from '../src/platform/database/migrate.ts'
import { queues } from '../src/queues.ts'
import { settingsFor } from './stand.ts'

const passwords = { owner: 'owner', directory: 'directory', app: 'app' }

/** A durable server of one story, which it may kill, with one migrated database. */
export interface OwnServer {
  readonly urls: TestDatabase
  /** The folder of its cluster. */
  readonly dir: string
  /** SIGKILL to the postmaster: what was not on disk is lost. */
  kill(): void
  /** The same server on the same port; when it answers again. */
  again(): Promise<void>
}

/** `folder`: where its cluster stands; a temporary one otherwise. `env`: what its processes find in their environment. */
export async function ownServer(
  folder = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`)),
  env: Record<string, string> = {},
): Promise<OwnServer> {
  let cluster: Cluster = await startCluster({ dir: folder, env })
  const { port } = cluster
  await prepareRoles(cluster.superUrl(), passwords)
  await createDatabase(cluster.superUrl(), 'jizhi')
  const urls = urlsOf(cluster.superUrl(), 'jizhi', passwords)
  await migrate(settingsFor(urls), queues)
  return {
    dir: folder,
    urls: {
      ...urls,
      superUrl: cluster.superUrl('jizhi'),
      drop: async () => {
        await cluster.stop()
        rmSync(folder, { recursive: true, force: true })
      },
    },
    kill: () => process.kill(cluster.pid, 'SIGKILL'),
    again: async () => {
      cluster = await startCluster({ dir: folder, port, env })
    },
  }
}
