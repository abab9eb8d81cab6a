import { issueCalendarNotice } from '@jizhi/contracts'
import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { failpoints } from '../failpoints.ts'
import { openMonth } from '../month.ts'
import { deliver } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

const DAY_MS = 86_400_000
const POINTS = failpoints().filter((name) => name.startsWith('calendar.'))

describe('R1 TIME-3 a worker killed while running months hear of a notice', () => {
  let stand: Stand
  let reference: unknown

  /** A window is open, a notice was entered, and then no worker came for a day. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    const month = await openMonth(stand)
    await month.answer()
    await deliver(month)
    const root = await stand.as(month.county, 'county-admin')
    const days = [{ day: '2019-06-05', kind: 'off' as const, name: '调休' }]
    const body = { number: '国办发明电〔2019〕99号', link: null, issuedOn: '2019-06-03', publishes: null, days }
    const reply = await root.call(issueCalendarNotice, { params: { county: month.county.code }, body })
    expect(reply.status, reply.text).toBe(200)
    await stand.pushClock(month.county, DAY_MS)
    await stand.stop()
    reference = await run(finished)
  })
  afterAll(() => stand.close())

  async function run<T>(work: (copy: TestDatabase) => Promise<T>): Promise<T> {
    const copy = await cloneDatabase(process.env.TEST_SUPER_URL ?? '', new URL(stand.urls.superUrl).pathname.slice(1))
    try {
      return await work(copy)
    } finally {
      await copy.drop()
    }
  }

  async function finished(copy: TestDatabase): Promise<unknown> {
    const worker = startWorker(copy)
    const client = new pg.Client({ connectionString: copy.superUrl })
    await client.connect()
    try {
      return await vi.waitFor(
        async () => {
          const { rows } = await client.query(
            `select c.id, d.hash, d.due::text,
               (select jsonb_agg(jsonb_build_array(f.id, f.known, f.value) order by f.seq) from facts f
                 where f.cycle_id = c.id and f.kind = 'calendar') as stated,
               (select jsonb_agg(to_jsonb(m) order by m.deadline) from calendar_moves m where m.cycle_id = c.id) as moved
             from cycles c join derived d on d.cycle_id = c.id and d.facts_count = c.last_seq order by c.id`,
          )
          expect(rows).toMatchObject([{ stated: [expect.anything()], moved: expect.anything() }])
          return rows
        },
        { timeout: 100_000, interval: 200 },
      )
    } finally {
      await client.end()
      await worker.stop()
    }
  }

  it('TIME-3 the notice counts as known since it was entered, however late the worker came', async () => {
    expect(POINTS.length).toBeGreaterThanOrEqual(4)
    expect(JSON.stringify(reference)).toContain(String(Date.UTC(2019, 5, 10, 16)))
  })

  /** A job whose worker died is taken up again when its time is over, not at once. */
  it.each(POINTS)(
    'R1 killed at %s: the notice is stated once, and moved the same',
    { timeout: 150_000 },
    async (name) => {
      await run(async (copy) => {
        expect(await startWorker(copy, name).ended).toBe('SIGKILL')
        expect(await finished(copy)).toEqual(reference)
      })
    },
  )
})
