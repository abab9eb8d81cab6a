import { setTimeout as pause } from 'node:timers/promises'
import { withClient } from '@jizhi/tooling/postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { VerifyChain } from '../../src/features/audit/index.ts'
import { AppendFacts } from '../../src/features/cycles/index.ts'
import { automatic } from '../automatic.ts'
import { type FakedClock, fakedClock } from '../faked-clock.ts'
import { type Month, openMonth } from '../month.ts'
import { type OwnServer, ownServer } from '../own-server.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorkerIn, type WorkerProcess } from '../worker-process.ts'

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000]
const TEN_MINUTES_MS = 600_000
/** Midnight in Asia/Shanghai, as the day begins. */
const midnight = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) - 8 * HOUR_MS

/** The server's machine and two workers' machines, each with a clock of its own; the county's own offset never moves. */
describe('R4 clocks of machines', () => {
  const clock: FakedClock = fakedClock()
  const beside = [fakedClock(TEN_MINUTES_MS), fakedClock(-TEN_MINUTES_MS)]
  const workers: WorkerProcess[] = []
  let server: OwnServer
  let stand: Stand
  let month: Month
  let jumps = 0

  beforeAll(async () => {
    await buildProgram()
    server = await ownServer(undefined, clock.env)
    stand = await openStand({ urls: server.urls })
    month = await openMonth(stand, automatic())
    workers.push(...beside.map(({ env }) => startWorkerIn(server.urls, env)))
    await vi.waitFor(async () => expect(await periods()).toHaveLength(2), 60_000)
  }, 180_000)
  afterAll(async () => {
    for (const worker of workers) await worker.kill()
    await stand.close()
    for (const one of [clock, ...beside]) one.drop()
  })

  const look = <Row>(text: string): Promise<Row[]> =>
    withClient(server.urls.superUrl, async (client) => (await client.query(text)).rows as Row[])
  const periods = async (): Promise<string[]> =>
    (await look<{ period: string }>('select period from cycles order by period')).map(({ period }) => period)
  const now = async (): Promise<number> => {
    const [row] = await look<{ ms: string }>(`select extract(epoch from tenant_now('${month.county.id}')) * 1000 as ms`)
    return Math.round(Number(row?.ms))
  }
  const jump = (byMs: number): void => {
    jumps += 1
    clock.set(clock.ahead + byMs)
  }
  const jumpTo = async (at: number): Promise<void> => jump(at - (await now()))
  const opened = (period: string, withinMs = 60_000) =>
    vi.waitFor(async () => expect((await periods()).at(-1)).toBe(period), withinMs)
  const worked = () =>
    vi.waitFor(async () => {
      const waiting = `select 1 from pgboss.job where name like 'cycles.%' and state in ('created', 'retry', 'active') and start_after <= now()`
      expect(await look(waiting)).toEqual([])
    }, 60_000)
  /** All that time has done so far. */
  const done = () =>
    look(`select (select count(*) from cycles) as cycles, (select count(*) from facts where kind = 'opened') as opened,
      (select count(*) from facts where kind = 'tick') as ticks, (select count(*) from effects) as effects,
      (select count(*) from board_issues) as issues, (select count(*) from deliveries) as deliveries`)
  const answerOne = (at: number): Promise<unknown> => {
    const row = month.published[at]!.village.id
    const deed = { by: null, action: 'story.answer', subject: 'cycle' }
    return stand.database.write(month.county.id, deed, (tx) =>
      stand.app
        .get(AppendFacts)
        .append(tx, month.cycle, [
          { kind: 'answered', slot: { block: 'scores', row }, value: { sheet: [9000, 1, 9000] } },
        ]),
    )
  }

  it('R4 the clock that counts is the one set here', { timeout: 60_000 }, async () => {
    const [row] = await look<{ ahead: string }>('select extract(epoch from clock_timestamp()) as ahead')
    expect(Math.abs(Number(row?.ahead) * 1_000 - Date.now())).toBeLessThan(60_000)
    jump(DAY_MS)
    const [later] = await look<{ ahead: string }>('select extract(epoch from clock_timestamp()) as ahead')
    expect(Number(later?.ahead) - Number(row?.ahead)).toBeGreaterThan(DAY_MS / 1_000 - 60)
    jump(-DAY_MS)
  })

  it('R4 TIME-1 23:59:59 in Asia/Shanghai is in time, 24:00 is not, though one worker is past it and one is not', {
    timeout: 120_000,
  }, async () => {
    const due = Date.parse((await month.read()).deadlines.find(({ id }) => id === 'report_by')?.at ?? '')
    await jumpTo(due - 10_000)
    await answerOne(0)
    await jumpTo(due)
    await answerOne(1)
    await worked()
    const late = await look<{ row: string; at: Date }>(`select row, at from facts where kind = 'answered' order by seq`)
    expect(late.map(({ at }) => at.getTime() < due)).toEqual([true, false])
  })

  it('R4 an hour and a day forth and back: nothing happens twice', { timeout: 400_000 }, async () => {
    for (const by of [HOUR_MS, -HOUR_MS, DAY_MS, -DAY_MS, -HOUR_MS, HOUR_MS, -DAY_MS, DAY_MS]) {
      await jump(by)
      await pause(3_000)
      await worked()
    }
    const before = await done()
    for (const by of [DAY_MS, -DAY_MS, -HOUR_MS, HOUR_MS, -DAY_MS, DAY_MS]) {
      await jump(by)
      await pause(3_000)
      await worked()
    }
    expect(await done()).toEqual(before)
  })

  it('R4 TIME-2 29 February, then March; 31 March, then a month of 30 days: not a second sooner', {
    timeout: 400_000,
  }, async () => {
    await jumpTo(midnight(2020, 2, 29) + DAY_MS - 20_000)
    await opened('2020-02', 120_000)
    expect(await periods()).toHaveLength(10)
    await pause(5_000)
    expect((await periods()).at(-1)).toBe('2020-02')
    await opened('2020-03')
    await jumpTo(midnight(2020, 3, 31) + DAY_MS - 10_000)
    await pause(4_000)
    expect((await periods()).at(-1)).toBe('2020-03')
    await opened('2020-04')
  })

  it('R4 set back over a timer that has fired, and forth over it again: nothing fires again', {
    timeout: 200_000,
  }, async () => {
    await worked()
    await pause(3_000)
    const before = await done()
    for (const by of [40 * DAY_MS, -HOUR_MS, HOUR_MS]) {
      jump(by)
      await pause(5_000)
      await worked()
      expect(await done()).toEqual(before)
    }
  })

  it('R4 each period was opened once and each list published once; the chain verifies', {
    timeout: 120_000,
  }, async () => {
    expect(await look('select period from cycles group by mechanism_id, period having count(*) > 1')).toEqual([])
    const doubled = `select cycle_id from facts where kind = 'opened' group by cycle_id having count(*) > 1
      union all select cycle_id from board_issues group by cycle_id, block, revision having count(*) > 1`
    expect(await look(doubled)).toEqual([])
    expect((await stand.app.get(VerifyChain).of(month.county.id)).findings).toEqual([])
    const [sum] = await look<{ cycles: string; ticks: string }>(
      `select (select count(*) from cycles) as cycles, (select count(*) from facts where kind = 'tick') as ticks`,
    )
    console.log(`COUNTED jumps=${jumps} cycles=${sum?.cycles} ticks=${sum?.ticks} refired=0`)
  })
})
