import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { reportIssue } from '@jizhi/contracts'
import { restoreBackup, takeBackup } from '@jizhi/tooling/backup'
import { type Cluster, startCluster, withClient } from '@jizhi/tooling/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VerifyChain } from '../../src/features/audit/index.ts'
import { allWorked } from '../all-worked.ts'
import { type FloatingAddress, floatingAddress } from '../floating-address.ts'
import { insist } from '../insist.ts'
import { type Issues, openIssues } from '../issues.ts'
import { type OwnServer, ownServer } from '../own-server.ts'
import { proof } from '../proof.ts'
import { openStand, type Stand } from '../stand.ts'

/** Reports answered before the primary is killed, and after the standby took over. */
const REPORTS = proof.long ? 1_000 : 16
const CLIENTS = 4

const at = (url: string, port: number): string => {
  const moved = new URL(url)
  moved.port = String(port)
  return moved.href
}

describe('R3 the primary is killed under load and its synchronous standby takes over', () => {
  const folder = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
  let primary: OwnServer
  let standby: Cluster
  let address: FloatingAddress
  let stand: Stand
  let issues: Issues
  const met = { away: 0 }
  /** Every report that was answered with 200, by its cycle. */
  const acknowledged: string[] = []
  let writing = true

  beforeAll(async () => {
    primary = await ownServer()
    address = await floatingAddress(Number(new URL(primary.urls.superUrl).port))
    const moved = Object.fromEntries(
      (['app', 'owner', 'directory', 'superUrl'] as const).map((one) => [one, at(primary.urls[one], address.port)]),
    )
    stand = await openStand({ worker: true, urls: { ...primary.urls, ...moved } })
    issues = await openIssues(stand, {}, 60)
    standby = await standbyOf(primary)
  })
  afterAll(async () => {
    await stand.close()
    address.close()
    await standby.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A copy made while the primary runs, following it; the primary answers nothing that the copy has not on disk. */
  async function standbyOf({ urls, dir }: OwnServer): Promise<Cluster> {
    const { folder: copy } = await takeBackup(
      { superUrl: urls.superUrl, serverDir: dir, dataDir: folder },
      join(folder, 'backup'),
    )
    await restoreBackup(copy, join(folder, 'standby'))
    const home = join(folder, 'standby', 'postgres')
    writeFileSync(join(home, 'cluster', 'standby.signal'), '')
    const { port, password } = new URL(urls.superUrl)
    const conninfo = `host=127.0.0.1 port=${port} user=postgres password=${password} application_name=standby`
    const made = await startCluster({ dir: home, settings: { primary_conninfo: conninfo } })
    await withClient(urls.superUrl, async (client) => {
      await client.query(`alter system set synchronous_standby_names = 'standby'`)
      await client.query('select pg_reload_conf()')
      for (let waited = 0; waited < 200; waited += 1) {
        const { rows } = await client.query(`select 1 from pg_stat_replication where sync_state = 'sync'`)
        if (rows.length > 0) return
        await pause(50)
      }
      throw new Error('the standby does not follow')
    })
    return made
  }

  async function writer(places: readonly string[]): Promise<void> {
    const params = { county: issues.county.code, mechanism: issues.mechanism }
    for (let n = 0; writing; n += 1) {
      const fields = [
        { field: 'class', value: n % 2 === 0 ? 'rubble' : 'wreck' },
        { field: 'place', value: places[n % places.length] ?? '' },
        { field: 'found', value: '路口东侧' },
      ]
      const reply = await insist(issues.staff['county-admin'], met, (same) =>
        same.call(reportIssue, { params, body: { fields, number: null } }),
      )
      expect(reply.status, reply.text).toBe(200)
      acknowledged.push(reply.answer.cycle)
    }
  }

  /** Which of these reports the new primary does not hold exactly once. */
  const lost = (cycles: readonly string[]): Promise<readonly string[]> =>
    withClient(standby.superUrl('jizhi'), async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `select id from unnest($1::uuid[]) as said (id)
         where (select count(*) from facts f where f.cycle_id = said.id and f.kind = 'answered') <> 1`,
        [cycles],
      )
      return rows.map(({ id }) => id)
    })

  it('no acknowledged act is lost, and the product goes on by itself', { timeout: 900_000 }, async () => {
    const villages = issues.county.townships.flatMap((town) => town.villages.map(({ id }) => id))
    const writers = Array.from({ length: CLIENTS }, (_, mine) =>
      writer(villages.filter((_id, at) => at % CLIENTS === mine)),
    )
    while (acknowledged.length < REPORTS) await pause(20)
    primary.kill()
    const before = acknowledged.length
    const killed = performance.now()
    await withClient(standby.superUrl('postgres'), (client) => client.query('select pg_promote(true, 60)'))
    const promoted = performance.now()
    address.leadTo(standby.port)
    while (acknowledged.length < before + CLIENTS + 1) await pause(20)
    const back = performance.now()
    while (acknowledged.length < 2 * REPORTS) await pause(20)
    writing = false
    await Promise.all(writers)
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2)
    console.log(
      `COUNTED acknowledged_before=${before} after=${acknowledged.length - before} answered_503=${met.away} ` +
        `promoted_s=${seconds(killed, promoted)} back_s=${seconds(promoted, back)}`,
    )
    expect(await lost(acknowledged)).toEqual([])
    expect(back - promoted).toBeLessThan(30_000)
  })

  it('the look itself sees a report that is not there', async () => {
    const planted = '00000000-0000-7000-8000-000000000000'
    expect(await lost([planted])).toEqual([planted])
  })

  it('what was to be worked is worked there, and the chain verifies', { timeout: 600_000 }, async () => {
    await allWorked(standby.superUrl('jizhi'), 100)
    expect((await stand.app.get(VerifyChain).of(issues.county.id)).findings).toEqual([])
  })
})
