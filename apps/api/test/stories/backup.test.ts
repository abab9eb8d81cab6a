import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readManifest, restoreBackup, takeBackup } from '@jizhi/tooling/backup'
import {
  type Cluster,
  createDatabase,
  type DatabaseUrls,
  prepareRoles,
  startCluster,
  urlsOf,
  withClient,
} from '@jizhi/tooling/postgres'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VerifyChain } from '../../src/features/audit/index.ts'
import { Database } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { queues } from '../../src/queues.ts'
import { prepareApp } from '../../src/serve.ts'
import { type County, foundCounty } from '../county.ts'
import { settingsFor } from '../stand.ts'

const passwords = { owner: 'owner', directory: 'directory', app: 'app' }
const HALVES = { http: false, worker: false }

describe('R9: what was backed up comes back', () => {
  const folder = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
  const dataDir = join(folder, 'data')
  const backups = join(folder, 'backups')
  let cluster: Cluster
  let app: NestFastifyApplication
  let county: County
  const copies: string[] = []

  beforeAll(async () => {
    cluster = await startCluster({ dir: join(dataDir, 'postgres') })
    await prepareRoles(cluster.superUrl(), passwords)
    await createDatabase(cluster.superUrl(), 'jizhi')
    const urls = urlsOf(cluster.superUrl(), 'jizhi', passwords)
    await migrate(settingsFor(urls), queues)
    app = await prepareApp({ ...settingsFor(urls), dataDir }, HALVES, true)
    county = await foundCounty(app)
  })
  afterAll(async () => {
    await app.close()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const source = () => ({ superUrl: cluster.superUrl('jizhi'), serverDir: cluster.dir, dataDir })
  const state = (n: number): Promise<unknown> =>
    app
      .get(Database)
      .write(county.id, { by: null, action: 'story.count', subject: 'county' }, (tx) =>
        tx.sql('update units set population = $2 where tenant_id = $1 and id = $3', [county.id, n, county.rootId]),
      )
  const reached = (superUrl: string): Promise<number> =>
    withClient(superUrl, async (client) => {
      const { rows } = await client.query('select population from units where id = $1', [county.rootId])
      return Number(rows[0]?.population)
    })

  /** Starts what was restored, and ends it again whatever happens. */
  const onRestored = async (from: string, look: (urls: DatabaseUrls, superUrl: string) => Promise<void>) => {
    const into = mkdtempSync(join(folder, 'restored-'))
    const began = performance.now()
    await restoreBackup(from, into)
    const restored = await startCluster({ dir: join(into, 'postgres') })
    const ms = Math.round(performance.now() - began)
    try {
      await look(urlsOf(restored.superUrl(), 'jizhi', passwords), restored.superUrl('jizhi'))
    } finally {
      await restored.stop()
    }
    return { into, ms }
  }

  it('R9 copied while acts are written: every act answered before is there, none is half, the chain verifies', async () => {
    let n = 0
    let writing = true
    const writer = (async () => {
      while (writing) await state(++n)
    })()
    while (n < 20) await new Promise((done) => setTimeout(done, 10))
    const before = n - 1
    const { folder: copy, manifest } = await takeBackup(source(), backups)
    copies.push(copy)
    writing = false
    await writer
    expect(n).toBeGreaterThan(before + 5)
    const { ms } = await onRestored(copy, async (urls, superUrl) => {
      const back = await reached(superUrl)
      expect(back).toBeGreaterThanOrEqual(before)
      expect(back).toBeLessThanOrEqual(n)
      const again = await prepareApp({ ...settingsFor(urls), dataDir: join(folder, 'other') }, HALVES, true)
      const { findings, acts } = await again.get(VerifyChain).of(county.id)
      await again.close()
      expect(findings).toEqual([])
      expect(acts).toBeGreaterThan(back)
      console.log(`COUNTED acts=${n} before=${before} restored=${back} bytes=${manifest.bytes}`)
    })
    console.log(`COUNTED restore_ms=${ms}`)
  })

  it('R9 at rest: the rows of every table and the bytes of every file come back equal', async () => {
    const object = join(dataDir, 'objects', county.id, 'ab')
    mkdirSync(object, { recursive: true })
    writeFileSync(join(object, 'ab12'), 'the bytes of a scan')
    const { folder: copy } = await takeBackup(source(), backups)
    const there = await rowHashes(cluster.superUrl('jizhi'))
    expect(Object.keys(there).length).toBeGreaterThan(40)
    const { into } = await onRestored(copy, async (_, superUrl) => expect(await rowHashes(superUrl)).toEqual(there))
    expect(readFileSync(join(into, 'objects', county.id, 'ab/ab12'), 'utf8')).toBe('the bytes of a scan')
    await state(999_999)
    expect(await rowHashes(cluster.superUrl('jizhi'))).not.toEqual(there)
  })

  it('R9 a damaged, unfinished or misdirected backup is refused in a sentence and nothing of it is left running', async () => {
    const [copy = ''] = copies
    await expect(restoreBackup(copy, dataDir)).rejects.toThrow('恢复只写入空文件夹')
    const largest = readManifest(copy).files.reduce((a, b) => (b.size > a.size ? b : a))
    appendFileSync(join(copy, largest.path), 'x')
    await expect(restoreBackup(copy, join(folder, 'damaged'))).rejects.toThrow('缺失或已损坏')
    rmSync(join(copy, 'manifest.json'))
    await expect(restoreBackup(copy, join(folder, 'unfinished'))).rejects.toThrow('不是一份完整的备份')
    await expect(takeBackup({ ...source(), dataDir, serverDir: join(folder, 'nowhere') }, backups)).rejects.toThrow()
    expect(readdirSync(backups).filter((name) => name.endsWith('.half'))).toEqual([])
    expect(existsSync(join(folder, 'unfinished'))).toBe(false)
  })
})

/** A digest over all rows of each table, whatever their order. */
function rowHashes(superUrl: string): Promise<Record<string, string>> {
  return withClient(superUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
    )
    const hashes: Record<string, string> = {}
    for (const { name } of rows) {
      const { rows: found } = await client.query<{ hash: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as hash from ${name} t`,
      )
      hashes[name] = found[0]?.hash ?? ''
    }
    return hashes
  })
}
