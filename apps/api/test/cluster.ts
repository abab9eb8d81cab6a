import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { templateDatabase, testCluster } from '@jizhi/tooling/postgres'
import { migrate } from '../src/platform/database/migrate.ts'
import { queues } from '../src/queues.ts'

let end: (() => Promise<void>) | undefined

const APP = fileURLToPath(new URL('../', import.meta.url))

/** A cluster that outlives the suite keeps its templates: one for each state of the migrations and queues. */
function templateName(): string {
  const digest = createHash('sha256').update(JSON.stringify(queues.map((queue) => queue.name)))
  for (const name of readdirSync(join(APP, 'prisma/migrations'), { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.sql')) digest.update(readFileSync(join(APP, 'prisma/migrations', name)))
  return `jizhi_template_${digest.digest('hex').slice(0, 12)}`
}

/** A running cluster (TEST_SUPER_URL, else a throwaway one) and in it one migrated template that every story file copies. */
export async function setup(): Promise<void> {
  const { superUrl, stop } = await testCluster()
  end = stop
  process.env.TEST_SUPER_URL = superUrl
  process.env.TEST_TEMPLATE = await templateDatabase(
    superUrl,
    ({ owner, directory }) => migrate({ ownerUrl: owner, directoryUrl: directory }, queues),
    templateName(),
  )
}

export async function teardown(): Promise<void> {
  await end?.()
}
