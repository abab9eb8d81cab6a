import { templateDatabase, testCluster } from '@jizhi/tooling/postgres'
import { migrate } from '../src/platform/database/migrate.ts'
import { queues } from '../src/queues.ts'

/** A running cluster (TEST_SUPER_URL, else a throwaway one) and in it one migrated template that every story file copies. */
export default async function setUp(): Promise<() => Promise<void>> {
  const { superUrl, stop } = await testCluster()
  process.env.TEST_SUPER_URL = superUrl
  await templateDatabase(superUrl, ({ owner, directory }) =>
    migrate({ ownerUrl: owner, directoryUrl: directory }, queues),
  )
  return stop
}
