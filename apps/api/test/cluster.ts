import { templateDatabase, testCluster } from '@jizhi/tooling/postgres'
import { migrate } from '../src/platform/database/migrate.ts'
import { queues } from '../src/queues.ts'

let end: (() => Promise<void>) | undefined

/** A running cluster (TEST_SUPER_URL, else a throwaway one) and in it one migrated template that every story file copies. */
export async function setup(): Promise<void> {
  const { superUrl, stop } = await testCluster()
  end = stop
  process.env.TEST_SUPER_URL = superUrl
  await templateDatabase(superUrl, ({ owner, directory }) =>
    migrate({ ownerUrl: owner, directoryUrl: directory }, queues),
  )
}

export async function teardown(): Promise<void> {
  await end?.()
}
