import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, freePort, startCluster, withClient } from '../../src/postgres/index.ts'
import { sweepTestClusters } from '../../src/postgres/sweep.ts'
import { Refusal } from '../../src/refusal.ts'

const root = process.getuid?.() === 0
let home: string
const running: Cluster[] = []

/** A cluster in a folder nobody else can enter, ended with the file. */
async function start(name: string, options: Partial<Parameters<typeof startCluster>[0]> = {}): Promise<Cluster> {
  const cluster = await startCluster({ dir: join(home, name), durable: false, ...options })
  running.push(cluster)
  return cluster
}

const ask = (cluster: Cluster, sql: string) =>
  withClient(cluster.superUrl(), async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0])

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
  chmodSync(home, 0o700)
})

afterAll(async () => {
  for (const cluster of running) await cluster.stop()
  rmSync(home, { recursive: true, force: true })
})

describe('CLUSTER-1 a server starts in a private folder', () => {
  test('CLUSTER-1 PostgreSQL 18 on loopback, UTF8, keys in byte order, durable unless told otherwise', async () => {
    const cluster = await start('plain', { durable: true })
    expect(await ask(cluster, 'show server_version')).toMatch(/^18\./)
    expect(await ask(cluster, 'show listen_addresses')).toBe('127.0.0.1')
    expect(await ask(cluster, 'show fsync')).toBe('on')
    expect(await ask(cluster, `select string_agg(x, '' order by x) from unnest('{b,A,a,B}'::text[]) x`)).toBe('ABab')
  })

  test('CLUSTER-1 the password is random and lies in a file for its owner alone', async () => {
    const cluster = await start('secret')
    const file = join(cluster.dir, 'superuser.password')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const wrong = cluster.superUrl().replace(/:[^:@]+@/, ':wrong@')
    await expect(withClient(wrong, (client) => client.query('select 1'))).rejects.toThrow(/password/)
  })

  test.runIf(root)('CLUSTER-1 as root the files stay root’s, by a user namespace', async () => {
    const cluster = await start('namespace', { way: 'namespace' })
    expect(statSync(join(cluster.dir, 'cluster', 'PG_VERSION')).uid).toBe(0)
  })

  test.runIf(root)('CLUSTER-1 as root without namespaces another account runs it', async () => {
    const cluster = await start('account', { way: 'account', throwaway: true })
    expect(statSync(join(cluster.dir, 'cluster', 'PG_VERSION')).uid).not.toBe(0)
    expect(await ask(cluster, 'select 1')).toBe(1)
  })

  test.runIf(root).each([
    ['an ordinary user', 65_534, 'direct'],
    ['a container’s user without a name', 54_321, 'namespace'],
  ])('CLUSTER-1 %s (%i) starts it in a folder of his own', (_, uid, way) => {
    const script = join(import.meta.dirname, '../ordinary-user.ts')
    const own = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
    const told = execFileSync(process.execPath, [script, own, String(uid)], { encoding: 'utf8' })
    rmSync(own, { recursive: true })
    expect(told).toBe(`way ${way}, files of ${uid}, server 18\n`)
  })
})

describe('CLUSTER-2 an earlier end that was not clean is no obstacle', () => {
  test('CLUSTER-2 after SIGKILL of the server the data is there again', async () => {
    const first = await start('killed', { durable: true })
    await ask(first, 'create table kept as select 41 + 1 as answer')
    process.kill(first.pid, 'SIGKILL')
    const second = await start('killed', { durable: true })
    expect(await ask(second, 'select answer from kept')).toBe(42)
  })

  test('CLUSTER-2 a server left behind by a killed start is ended first', async () => {
    const first = await start('orphan')
    const second = await start('orphan')
    expect(await ask(second, 'select 1')).toBe(1)
    await expect(withClient(first.superUrl(), (client) => client.query('select 1'))).rejects.toThrow()
  })

  test('CLUSTER-2 the lock file of a process number that now belongs to another is not believed', async () => {
    const first = await start('stale')
    await first.stop()
    writeFileSync(join(first.dir, 'cluster', 'postmaster.pid'), `${process.pid}\n${first.dir}\n0\n5432\n\n\n\n`)
    expect(await ask(await start('stale'), 'select 1')).toBe(1)
  })

  test('CLUSTER-2 a half-finished initialisation is begun anew', async () => {
    mkdirSync(join(home, 'half', 'cluster.half'), { recursive: true })
    writeFileSync(join(home, 'half', 'cluster.half', 'PG_VERSION'), '18')
    expect(await ask(await start('half'), 'select 1')).toBe(1)
  })
})

test('CLUSTER-2 clusters of a test run that was killed are swept by the next, those of a living run are not', async () => {
  const gone = mkdtempSync(join(tmpdir(), 'jizhi-test-99999999-'))
  const dead = await startCluster({ dir: join(gone, 'one'), durable: false })
  const alive = await start('alive')
  await sweepTestClusters()
  await expect(withClient(dead.superUrl(), (client) => client.query('select 1'))).rejects.toThrow()
  expect(existsSync(gone)).toBe(false)
  expect(await ask(alive, 'select 1')).toBe(1)
})

describe('CLUSTER-3 what cannot be is said in one sentence', () => {
  test('CLUSTER-3 a taken port is named', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await expect(start('taken', { port })).rejects.toThrow(`数据库端口 ${port} 已被占用`)
    other.close()
  })

  test('CLUSTER-3 a lost password file is named, nothing is overwritten', async () => {
    const first = await start('lost')
    await first.stop()
    rmSync(join(first.dir, 'superuser.password'))
    await expect(start('lost')).rejects.toThrow(Refusal)
    expect(existsSync(join(first.dir, 'superuser.password'))).toBe(false)
  })

  test('CLUSTER-3 a throwaway cluster leaves nothing behind', async () => {
    const cluster = await startCluster({ dir: join(home, 'gone'), durable: false, throwaway: true })
    await cluster.stop()
    expect(existsSync(cluster.dir)).toBe(false)
  })
})
