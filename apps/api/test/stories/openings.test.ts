import {
  decideVersion,
  listCycles,
  listOpenings,
  openCycle,
  readMechanism,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import type { JsonObject, Mechanism } from '@jizhi/mechanism'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awakening } from '../../src/features/timers/index.ts'
import { Queue } from '../../src/platform/queue/queue.ts'
import { automatic } from '../automatic.ts'
import { type Month, openMonth, setClock } from '../month.ts'
import { settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const DAY_MS = 86_400_000

describe('CYC-1 cycles open on their date by themselves', () => {
  let stand: Stand
  let month: Month
  let params: { county: string }

  beforeEach(async () => {
    stand = await openStand()
  })
  afterEach(() => stand.close())

  const begin = async (settings: JsonObject = {}): Promise<void> => {
    month = await openMonth(stand, automatic(settings))
    params = { county: month.county.code }
  }
  /** The worker comes, as after a restart. */
  const work = async (): Promise<void> => {
    await stand.app.get(Queue).startWorkers()
    await stand.app.get(Awakening, { strict: false }).lookAround()
  }
  const periods = async (): Promise<string[]> =>
    (await month.staff.clerk.call(listCycles, { params, query: {} })).answer.cycles.map(({ period }) => period).sort()
  const next = async () => (await month.staff.clerk.call(listOpenings, { params })).answer.openings
  const opened = () =>
    stand.look<{ period: string; day: string; known: string }>(
      `select c.period, to_char(c.opened_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as day, c.version,
         (f.value ->> 'openedAt')::bigint = (extract(epoch from c.opened_at) * 1000)::bigint as pinned
       from cycles c join facts f on f.cycle_id = c.id and f.kind = 'opened' order by c.period`,
    )

  it('CYC-1 the current month opens when the version is approved, the next one on its first day; the list says when', async () => {
    await begin()
    await work()
    await vi.waitFor(async () => expect(await periods()).toEqual(['2019-05', '2019-06']), 15_000)
    await vi.waitFor(async () =>
      expect(await next()).toMatchObject([
        { opens: 'automatic', periodLabel: '2019年7月', at: '2019-06-30T16:00:00.000Z' },
      ]),
    )
    await stand.pushClock(month.county, 28 * DAY_MS)
    await vi.waitFor(async () => expect(await periods()).toEqual(['2019-05', '2019-06', '2019-07']), 15_000)
    expect(await opened()).toMatchObject([{}, {}, { period: '2019-07', day: '07-01 00:00', pinned: true }])
  })

  it('CYC-1 a worker away for three months opens what was missed in order, each as of its own day', async () => {
    await begin({ opensAfter: 2 })
    await stand.pushClock(month.county, 90 * DAY_MS)
    await work()
    await vi.waitFor(async () => expect(await periods()).toEqual(['2019-05', '2019-06', '2019-07', '2019-08']), 20_000)
    expect(await opened()).toMatchObject([
      { period: '2019-05' },
      { period: '2019-06', day: expect.stringMatching(/^06-03 /) },
      { period: '2019-07', day: '07-03 00:00' },
      { period: '2019-08', day: '08-03 00:00' },
    ])
    const order = await stand.look<{ subject: string }>(
      `select c.period from facts f join cycles c on c.id = f.cycle_id where f.kind = 'opened' and f.by is null order by f.known`,
    )
    expect(order.map((one) => Object.values(one)[0])).toEqual(['2019-06', '2019-07', '2019-08'])
  })

  it('CYC-1 two workers that race open each month once', async () => {
    await begin()
    await stand.pushClock(month.county, 60 * DAY_MS)
    const awakening = stand.app.get(Awakening, { strict: false })
    await Promise.all([awakening.lookAround(), awakening.lookAround(), work()])
    await vi.waitFor(async () => expect(await periods()).toHaveLength(4), 20_000)
    expect(
      await stand.look(`select cycle_id from facts where kind = 'opened' group by cycle_id having count(*) > 1`),
    ).toEqual([])
    // and one timer is left for the next one
    await vi.waitFor(async () => {
      const [timers] = await stand.look<{ n: string }>(
        `select count(*) as n from pgboss.job where name = 'mechanisms.open-due' and state = 'created'`,
      )
      expect(timers?.n).toBe('1')
    }, 15_000)
  })

  it('GM-31 CYC-1 after the sunset nothing opens, and the list says so; thirty days before it warns', async () => {
    await begin({ sunset: '2019-07-15' })
    await work()
    await vi.waitFor(async () => expect(await periods()).toHaveLength(2), 15_000)
    expect(await next()).toMatchObject([{ opens: 'automatic', sunset: '2019-07-15', endsSoon: false }])
    await stand.pushClock(month.county, 20 * DAY_MS)
    expect(await next()).toMatchObject([{ endsSoon: true }])
    await stand.pushClock(month.county, 60 * DAY_MS)
    await vi.waitFor(async () => expect(await next()).toMatchObject([{ opens: 'over', at: null }]), 15_000)
    expect(await periods()).toEqual(['2019-05', '2019-06', '2019-07'])
  })

  it('PIN-1 the version in force on the first day of the period opens it', async () => {
    await begin()
    await work()
    await vi.waitFor(async () => expect(await periods()).toHaveLength(2), 15_000)
    const at = { ...params, mechanism: month.mechanism }
    const { draft } = (await month.staff['county-admin'].call(readMechanism, { params: at })).answer
    // the contract leaves a drawing's inside open; this one came from a shipped template
    const document = automatic({ opensAfter: 5 })(draft.document as unknown as Mechanism)
    const saved = await month.staff['county-admin'].call(saveDraft, {
      params: at,
      body: { ...draft, document: { ...document } },
    })
    const body = { revision: saved.answer.revision, planNumber: null, inForceFrom: '2019-07', explanation: null }
    await month.staff['county-admin'].call(submitMechanism, { params: at, body })
    const verdict = { verdict: 'approved', reason: null } as const
    await month.staff.approver.call(decideVersion, { params: { ...at, version: 2 }, body: verdict })
    await vi.waitFor(async () => expect(await next()).toMatchObject([{ at: '2019-07-05T16:00:00.000Z' }]), 15_000)
    await stand.pushClock(month.county, 40 * DAY_MS)
    await vi.waitFor(async () => expect(await periods()).toHaveLength(3), 15_000)
    expect(await opened()).toMatchObject([{ version: 1 }, { version: 1 }, { version: 2, day: '07-06 00:00' }])
  })

  it('CYC-1 a mechanism whose past was brought in goes on behind it, and an opening by hand is not repeated', async () => {
    await begin()
    const at = { ...params, mechanism: month.mechanism }
    await month.staff['county-admin'].call(openCycle, { params: at, body: { period: '2019-06' } })
    await setClock(stand, month.county, Date.UTC(2019, 6, 3, 1))
    await work()
    await vi.waitFor(async () => expect(await periods()).toEqual(['2019-05', '2019-06', '2019-07']), 15_000)
    await settled(month)
  })
})
