import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cloneDatabase, createDatabase, dropDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/platform/database/migrate.ts'
import { queues } from '../../src/queues.ts'

const APP = fileURLToPath(new URL('../../', import.meta.url))
const PRISMA = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')

describe('migrations, by the engine that needs no download', () => {
  let urls: TestDatabase
  let shadow: string

  beforeAll(async () => {
    const superUrl = process.env.TEST_SUPER_URL ?? ''
    urls = await cloneDatabase(superUrl, process.env.TEST_TEMPLATE)
    shadow = `${urls.database}_shadow`
    await createDatabase(superUrl, shadow)
  })
  afterAll(async () => {
    await urls.drop()
    await dropDatabase(process.env.TEST_SUPER_URL ?? '', shadow)
  })

  const diff = async (...from: string[]): Promise<number> => {
    const args = ['migrate', 'diff', ...from, '--to-schema', 'prisma/schema', '--exit-code']
    // As superuser: the owner may hand tables to the directory, but the catalogue does not show it their columns.
    const beside = new URL(urls.superUrl)
    beside.pathname = `/${shadow}`
    const env = { ...process.env, DATABASE_OWNER_URL: urls.superUrl, SHADOW_DATABASE_URL: beside.href }
    const done = promisify(execFile)(process.execPath, [PRISMA, ...args], { cwd: APP, env })
    return done.then(
      () => 0,
      (error: { code: number }) => error.code,
    )
  }

  it('the schema files say what the migrations make', async () => {
    expect(await diff('--from-migrations', 'prisma/migrations')).toBe(0)
  })

  it('a migrated database is what the schema files say, and a changed one is noticed', async () => {
    expect(await diff('--from-config-datasource')).toBe(0)
    const client = new pg.Client({ connectionString: urls.superUrl })
    await client.connect()
    await client.query('alter table units add column drifted int')
    await client.end()
    expect(await diff('--from-config-datasource')).toBe(2)
  })

  it('migrating a second time changes nothing', async () => {
    await expect(migrate({ ownerUrl: urls.owner, directoryUrl: urls.directory }, queues)).resolves.toBeUndefined()
  })

  it('a database that cannot be reached gives a sentence', async () => {
    const nowhere = 'postgresql://jizhi_owner:x@127.0.0.1:9/none'
    await expect(migrate({ ownerUrl: nowhere, directoryUrl: nowhere }, queues)).rejects.toThrow('数据库迁移失败')
  })
})
