import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cluster, cloneDatabase, startCluster, templateDatabase, withClient } from '../../src/postgres/index.ts'

let cluster: Cluster
let migrations = 0

const migrate = async (urls: { owner: string }) => {
  migrations++
  await withClient(urls.owner, (client) =>
    client.query(
      'create table own (x int); create table directory (x int); alter table directory owner to jizhi_directory',
    ),
  )
}

beforeAll(async () => {
  cluster = await startCluster({
    dir: mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`)),
    durable: false,
    throwaway: true,
  })
})
afterAll(() => cluster.stop())

test('TEMPLATE-1 a failed migration leaves no template behind', async () => {
  const failing = templateDatabase(cluster.superUrl(), () => Promise.reject(new Error('half way')))
  await expect(failing).rejects.toThrow('half way')
  await expect(cloneDatabase(cluster.superUrl())).rejects.toThrow(/does not exist/)
})

test('TEMPLATE-1 many files ask at once, the migrations run once', async () => {
  await Promise.all([1, 2, 3].map(() => templateDatabase(cluster.superUrl(), migrate)))
  expect(migrations).toBe(1)
})

test('TEMPLATE-2 copies do not see each other', async () => {
  const [one, two] = [await cloneDatabase(cluster.superUrl()), await cloneDatabase(cluster.superUrl())]
  await withClient(one.owner, (client) => client.query('insert into own values (1)'))
  const seen = await withClient(two.owner, (client) => client.query('select * from own'))
  expect(seen.rowCount).toBe(0)
  await Promise.all([one.drop(), two.drop()])
})

test('ROLES-1 the app owns nothing, makes nothing and cannot pass row security; each owner reads only its own', async () => {
  const copy = await cloneDatabase(cluster.superUrl())
  const refused = (url: string, sql: string) => withClient(url, (client) => client.query(sql))
  await expect(refused(copy.app, 'select * from own')).rejects.toThrow(/permission denied/)
  await expect(refused(copy.app, 'create table mine (x int)')).rejects.toThrow(/permission denied/)
  await expect(refused(copy.owner, 'select * from directory')).rejects.toThrow(/permission denied/)
  await expect(refused(copy.directory, 'select * from own')).rejects.toThrow(/permission denied/)
  const rights = await withClient(copy.superUrl, (client) =>
    client.query(
      `select bool_or(rolsuper or rolbypassrls or rolcreaterole) as any from pg_roles where rolname ~ '^jizhi_'`,
    ),
  )
  expect(rights.rows[0].any).toBe(false)
  await copy.drop()
})
