import { setTimeout as pause } from 'node:timers/promises'
import { listCases, reportIssue, stepCase } from '@jizhi/contracts'
import { withClient } from '@jizhi/tooling/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VerifyChain } from '../../src/features/audit/index.ts'
import { allWorked } from '../all-worked.ts'
import type { Caller } from '../caller.ts'
import { insist } from '../insist.ts'
import { type Issues, openIssues } from '../issues.ts'
import { type OwnServer, ownServer } from '../own-server.ts'
import { proof, seeded } from '../proof.ts'
import { openStand, type Stand } from '../stand.ts'

/** Villages of each of two townships; two classes of issue in each village. */
const VILLAGES = proof.long ? 125 : 4
const CASES = VILLAGES * 2 * 2
const KILLS_AT_LEAST = 2
const CLIENTS = 6
const next = seeded(proof.seed)

const STEPS = `select cycle_id, count(*) as n from facts where kind = 'stepped' group by 1`
const wanted = Array.from({ length: CASES }, () => 4)

/** What people met while the server was away. */
const met = { away: 0, longestBackMs: 0, kills: 0 }

describe(`R2 the database server is killed while ${CASES} cases are carried through`, () => {
  let server: OwnServer
  let stand: Stand
  let issues: Issues
  let busy = true
  let killing: Promise<void>

  beforeAll(async () => {
    server = await ownServer()
    stand = await openStand({ worker: true, urls: server.urls })
    issues = await openIssues(stand, { claim: true, claimWithin: 1 }, VILLAGES)
  })
  afterAll(() => stand.close())

  /** Killed every few seconds and away for up to two, until the work is done, but not before it was killed often enough. */
  async function killer(): Promise<void> {
    const params = { county: issues.county.code }
    for (; busy || met.kills < KILLS_AT_LEAST; met.kills += 1) {
      await pause(proof.long ? 5_000 + next() * 5_000 : 1_500)
      server.kill()
      await pause(next() * (proof.long ? 2_000 : 500))
      await server.again()
      const back = performance.now()
      const admin = issues.staff['county-admin']
      while ((await admin.call(listCases, { params, query: {} })).status !== 200) await pause(50)
      met.longestBackMs = Math.max(met.longestBackMs, performance.now() - back)
    }
  }

  const each = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
    const left = [...all]
    const client = async () => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) await work(one)
    }
    await Promise.all(Array.from({ length: CLIENTS }, client))
  }
  const rows = <Row extends object>(text: string): Promise<Row[]> =>
    withClient(server.urls.superUrl, async (client) => (await client.query<Row>(text)).rows)
  const stepsPerCase = async (): Promise<readonly number[]> =>
    (await rows<{ n: string }>(STEPS)).map(({ n }) => Number(n))
  const step = (who: Caller, id: string, name: 'dispatch' | 'claim' | 'finish' | 'verify') =>
    insist(who, met, (same) =>
      same.call(stepCase, {
        params: { county: issues.county.code, case: id },
        body: { step: name, unit: null, class: null, score: null, words: null, files: [] },
      }),
    )

  it('every report is answered in the end, and opens one case', { timeout: 900_000 }, async () => {
    killing = killer()
    const params = { county: issues.county.code, mechanism: issues.mechanism }
    const places = issues.county.townships.flatMap(({ villages }) => villages.map(({ id }) => id))
    const reports = places.flatMap((place) => ['rubble', 'wreck'].map((ofClass) => ({ place, ofClass })))
    await each(reports, async ({ place, ofClass }) => {
      const fields = [
        { field: 'class', value: ofClass },
        { field: 'place', value: place },
        { field: 'found', value: '路口东侧' },
      ]
      const reply = await insist(issues.staff['county-admin'], met, (same) =>
        same.call(reportIssue, { params, body: { fields, number: null } }),
      )
      expect(reply.status, reply.text).toBe(200)
    })
    for (let waited = 0; waited < 600; waited += 1) {
      const open = await rows('select 1 from cases').catch(() => [])
      if (open.length >= CASES) break
      await pause(250)
    }
    expect((await patient(() => rows('select 1 from cases'))).length).toBe(CASES)
  })

  it('four acts of three people carry each of them to its end, none twice', { timeout: 900_000 }, async () => {
    const cases = await patient(() => rows<{ id: string; kind: string }>('select id, class as kind from cases'))
    const wrong: string[] = []
    await each(cases, async ({ id, kind }) => {
      const clerk = kind === 'wreck' ? issues.wreck.clerk : issues.rubble.clerk
      const acts = [
        () => step(issues.staff['county-admin'], id, 'dispatch'),
        () => step(clerk, id, 'claim'),
        () => step(clerk, id, 'finish'),
        () => step(issues.staff.inspector, id, 'verify'),
      ]
      for (const act of acts) {
        const reply = await act()
        if (reply.status !== 200) wrong.push(reply.text)
      }
    })
    busy = false
    await killing
    expect(wrong).toEqual([])
    expect(await stepsPerCase()).toEqual(wanted)
  })

  it('the count itself sees an act that is there twice, and one that is lost', async () => {
    const planted = async (change: string): Promise<readonly number[]> =>
      withClient(server.urls.superUrl, async (client) => {
        await client.query('begin; set local session_replication_role = replica')
        await client.query(change)
        const counted = await client.query<{ n: string }>(STEPS)
        await client.query('rollback')
        return counted.rows.map(({ n }) => Number(n))
      })
    const one = `(select id from facts where kind = 'stepped' order by id limit 1)`
    expect(await planted(`delete from facts where id = ${one}`)).not.toEqual(wanted)
    const other = `(select cycle_id from facts where kind = 'stepped' order by id desc limit 1)`
    expect(await planted(`update facts set seq = 0, cycle_id = ${other} where id = ${one}`)).not.toEqual(wanted)
  })

  it('nothing waits, nothing failed for good, the register agrees and the chain verifies', {
    timeout: 600_000,
  }, async () => {
    await allWorked(server.urls.superUrl, 100)
    const register = await rows<{ status: string; n: string }>('select status, count(*) as n from cases group by 1')
    expect(register).toEqual([{ status: 'closed', n: String(CASES) }])
    const { findings } = await stand.app.get(VerifyChain).of(issues.county.id)
    expect(findings).toEqual([])
    console.log(
      `COUNTED cases=${CASES} kills=${met.kills} answered_503=${met.away} back_s=${(met.longestBackMs / 1000).toFixed(1)}`,
    )
    expect(met.away).toBeGreaterThan(0)
    expect(met.longestBackMs).toBeLessThan(10_000)
  })

  /** While the server is away, looking waits. */
  async function patient<T>(look: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1)
      try {
        return await look()
      } catch (error) {
        if (tries > 60) throw error
        await pause(250)
      }
  }
})
