import { setTimeout as pause } from 'node:timers/promises'
import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openMonth } from '../month.ts'
import { type MonthState, monthState } from '../month-state.ts'
import { silence } from '../silence.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker, type WorkerProcess } from '../worker-process.ts'

const DAY_MS = 86_400_000
const AWAY_MS = 95 * DAY_MS

interface Seen {
  readonly state: MonthState
  /** Period and how often in a row each village had not reported, as it was frozen. */
  readonly tables: readonly { readonly period: string; readonly times: string }[]
  readonly reminders: number
  readonly openReminded: readonly string[]
}

describe('CYC-1, EVAL-1 a worker that was away for three months', () => {
  let stand: Stand
  let there: Seen
  let away: Seen

  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    await openMonth(stand, silence)
    await stand.stop()
    there = await run(stepByStep)
    away = await run(atOnce)
  }, 300_000)
  afterAll(() => stand.close())

  async function run(live: (client: pg.Client, copy: TestDatabase) => Promise<WorkerProcess>): Promise<Seen> {
    const copy = await cloneDatabase(process.env.TEST_SUPER_URL ?? '', new URL(stand.urls.superUrl).pathname.slice(1))
    const client = new pg.Client({ connectionString: copy.superUrl })
    await client.connect()
    try {
      const worker = await live(client, copy)
      await rest(copy)
      await quiet(copy)
      await worker.stop()
      return await look(client, copy)
    } finally {
      await client.end()
      await copy.drop()
    }
  }

  /** The worker is there all the time: the clock goes from one date to the next. */
  async function stepByStep(client: pg.Client, copy: TestDatabase): Promise<WorkerProcess> {
    const worker = startWorker(copy)
    await rest(copy)
    for (let left = AWAY_MS; left > 0; ) {
      const next = await nextMoment(client)
      const step = Math.min(left, next)
      await push(client, step)
      left -= step
      await rest(copy)
    }
    return worker
  }

  async function atOnce(client: pg.Client, copy: TestDatabase): Promise<WorkerProcess> {
    await push(client, AWAY_MS)
    return startWorker(copy)
  }

  const rest = (copy: TestDatabase): Promise<void> =>
    vi.waitFor(async () => expect((await monthState(copy.superUrl)).behind).toBe(0), { timeout: 60_000, interval: 200 })

  /** Tables that were frozen travel on to the months that read them: until nothing moves any more. */
  async function quiet(copy: TestDatabase): Promise<void> {
    for (let before = ''; ; ) {
      const { hash } = await monthState(copy.superUrl)
      if (hash === before) return
      before = hash
      await pause(6_000)
    }
  }

  it('CYC-1 the months opened, and each was closed', () => {
    expect(there.tables.map(({ period }) => period)).toEqual(['2019-05', '2019-06', '2019-07'])
  })

  it('EVAL-1 everything stands as with a worker that was there: facts, tables, effects, to the byte', () => {
    expect(away.tables).toEqual(there.tables)
    expect(away.state).toEqual(there.state)
  })

  it('HIST-12 each month counted the one before it, which was caught up first', () => {
    expect(away.tables.map(({ times }) => times)).toEqual(['1', '2', '3'])
  })

  it('a reminder that is no longer of use does not leave: only what is open and not yet overdue is reminded of', () => {
    expect(there.reminders).toBeGreaterThan(away.reminders)
    expect(away.openReminded).toEqual([])
  })
})

/** How long until the next date, reminder or opening, and a second. */
async function nextMoment(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ ms: string | null }>(
    `select (extract(epoch from min(at - tenant_now(tenant_id))) * 1000)::bigint + 1000 as ms from (
       select tenant_id, next_at as at from schedules where next_at is not null
       union all select d.tenant_id, d.timer_at from derived d join cycles c on c.id = d.cycle_id where d.timer_at > tenant_now(d.tenant_id)) m`,
  )
  return Number(rows[0]?.ms ?? AWAY_MS)
}

/** As the clock door of a demo county does it. */
async function push(client: pg.Client, ms: number): Promise<void> {
  await client.query(`update tenants set clock_offset_ms = clock_offset_ms + $1`, [Math.round(ms)])
  await client.query(
    `update pgboss.job set start_after = start_after - $1::bigint * interval '1 millisecond' where state in ('created', 'retry')`,
    [Math.round(ms)],
  )
}

async function look(client: pg.Client, copy: TestDatabase): Promise<Seen> {
  const tables = await client.query<Seen['tables'][number]>(
    `select c.period, string_agg(distinct times, ',') as times
     from facts f join cycles c on c.id = f.cycle_id
     cross join lateral jsonb_array_elements(f.value -> 'rows' -> 'columns') as col
     cross join lateral regexp_split_to_table(col ->> 'packed', ',') as times
     where f.kind = 'frozen' and col ->> 'id' = 'times' group by c.period order by c.period`,
  )
  const reminders = await client.query<{ n: string }>(`select count(*) as n from deliveries where kind = 'reminder'`)
  const open = await client.query<{ period: string }>(
    `select c.period from deliveries d join cycles c on c.id = d.cycle_id where d.kind = 'reminder' and c.state = 'ended'`,
  )
  return {
    state: await monthState(copy.superUrl),
    tables: tables.rows,
    reminders: Number(reminders.rows[0]?.n),
    openReminded: open.rows.map(({ period }) => period),
  }
}
