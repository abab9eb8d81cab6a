import { listCycles, listOpenings } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AppendFacts } from '../../src/features/cycles/index.ts'
import { Awakening } from '../../src/features/timers/index.ts'
import { automatic } from '../automatic.ts'
import { type Month, openMonth, setClock } from '../month.ts'
import { settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const DAY_MS = 86_400_000
/** Midnight in Asia/Shanghai, as the day begins. */
const midnight = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) - 8 * 3_600_000

describe('R4 the only clock is the database’s', () => {
  let stand: Stand
  let month: Month

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand, automatic())
    await vi.waitFor(async () => expect(await periods()).toHaveLength(2), 20_000)
  })
  afterAll(() => stand.close())

  const params = () => ({ county: month.county.code })
  const periods = async (): Promise<string[]> =>
    (await month.staff.clerk.call(listCycles, { params: params(), query: {} })).answer.cycles
      .map(({ period }) => period)
      .sort()
  const nextAt = async () =>
    (await month.staff.clerk.call(listOpenings, { params: params() })).answer.openings[0]?.at ?? ''
  const now = async (): Promise<number> => {
    const [row] = await stand.look<{ ms: string }>('select extract(epoch from tenant_now($1)) * 1000 as ms', [
      month.county.id,
    ])
    return Math.round(Number(row?.ms))
  }
  const pushTo = async (at: number): Promise<void> => stand.pushClock(month.county, at - (await now()))
  /** As a superuser does it: jobs that wait know nothing of it. */
  const shift = (ms: number) =>
    stand.look('update tenants set clock_offset_ms = clock_offset_ms + $2 where id = $1', [month.county.id, ms])
  const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
  const counts = async () => {
    const [row] = await stand.look<{ opened: string; cycles: string; ticks: string }>(
      `select count(*) filter (where kind = 'opened') as opened, count(distinct cycle_id) as cycles,
         count(*) filter (where kind = 'tick') as ticks from facts`,
    )
    return row
  }
  const answerOne = async (at: number): Promise<void> => {
    const row = month.published[at]!
    const deed = { by: null, action: 'story.answer', subject: 'cycle' }
    await stand.database.write(month.county.id, deed, (tx) =>
      stand.app
        .get(AppendFacts)
        .append(tx, month.cycle, [
          { kind: 'answered', slot: { block: 'scores', row: row.village.id }, value: { sheet: [9000, 1, 9000] } },
        ]),
    )
  }

  it('R4 TIME-1 23:59:59 in Asia/Shanghai is in time, 24:00 is not', async () => {
    const due = Date.parse((await month.read()).deadlines.find(({ id }) => id === 'report_by')?.at ?? '')
    expect((due + 8 * 3_600_000) % DAY_MS).toBe(0)
    await setClock(stand, month.county, due - 10_000)
    await answerOne(0)
    await setClock(stand, month.county, due)
    await answerOne(1)
    const overdue = await month.column('scores', 'answered', 'overdue')
    expect([0, 1].map((at) => overdue.get(month.published[at]!.village.id))).toEqual(['否', '是'])
    await settled(month)
  })

  it('R4 TIME-2 after 29 February comes March, after the 31st a month of 30 days: not a second sooner', async () => {
    await pushTo(midnight(2020, 2, 29) + DAY_MS - 20_000)
    await vi.waitFor(async () => expect(await periods()).toHaveLength(10), 40_000)
    expect((await periods()).at(-1)).toBe('2020-02')
    expect(await nextAt()).toBe('2020-02-29T16:00:00.000Z')
    await pushTo(midnight(2020, 3, 1))
    await vi.waitFor(async () => expect((await periods()).at(-1)).toBe('2020-03'), 15_000)
    await vi.waitFor(async () => expect(await nextAt()).toBe('2020-03-31T16:00:00.000Z'))
    await pushTo(midnight(2020, 4, 1))
    await vi.waitFor(async () => expect((await periods()).at(-1)).toBe('2020-04'), 15_000)
  })

  it('R4 a clock set back over a timer that has fired fires nothing again, and forward again nothing either', async () => {
    await pause(3_000)
    const before = await counts()
    await shift(-5 * DAY_MS)
    await stand.app.get(Awakening, { strict: false }).lookAround()
    await pause(3_000)
    expect(await counts()).toEqual(before)
    await shift(5 * DAY_MS)
    await stand.app.get(Awakening, { strict: false }).lookAround()
    await pause(3_000)
    expect(await counts()).toEqual(before)
    expect(before?.opened).toBe(before?.cycles)
  })

  it('R4 a timer that comes early because the clock was set back waits again, and is not lost', async () => {
    const next = Date.parse(await nextAt())
    // the queue counts in real time: it is to come in four seconds, and then the county’s clock goes back by ten
    await pushTo(next - 4_000)
    await shift(-10_000)
    await pause(7_000)
    expect((await periods()).at(-1)).toBe('2020-04')
    await vi.waitFor(async () => expect((await periods()).at(-1)).toBe('2020-05'), 20_000)
  })
})
