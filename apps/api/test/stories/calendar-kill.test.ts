import { issueCalendarNotice } from '@jizhi/contracts'
import type { TestDatabase } from '@jizhi/tooling/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSuperuser } from '../close-state.ts'
import { pointsOf } from '../failpoints.ts'
import { killedAtEach } from '../kills.ts'
import { openMonth } from '../month.ts'
import { deliver } from '../month-acts.ts'
import { onCopy, worked } from '../on-copy.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram } from '../worker-process.ts'

const DAY_MS = 86_400_000
const POINTS = pointsOf('calendar-kill')

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
    reference = await onCopy(stand, (copy) => worked(copy, moved, 100_000))
  })
  afterAll(() => stand.close())

  const moved = ({ superUrl }: TestDatabase): Promise<unknown> =>
    asSuperuser(superUrl, async (client) => {
      const { rows } = await client.query(
        `select c.id, d.hash, d.due::text,
           (select jsonb_agg(jsonb_build_array(f.id, f.known, f.value) order by f.seq) from facts f
             where f.cycle_id = c.id and f.kind = 'calendar') as stated,
           (select jsonb_agg(to_jsonb(m) order by m.deadline) from calendar_moves m where m.cycle_id = c.id) as moved
         from cycles c join derived d on d.cycle_id = c.id and d.facts_count = c.last_seq order by c.id`,
      )
      expect(rows).toMatchObject([{ stated: [expect.anything()], moved: expect.anything() }])
      return rows
    })

  it('TIME-3 the notice counts as known since it was entered, however late the worker came', async () => {
    expect(POINTS.length).toBeGreaterThanOrEqual(4)
    expect(JSON.stringify(reference)).toContain(String(Date.UTC(2019, 5, 10, 16)))
  })

  it('R1 killed at each step of telling: the notice is stated once, and moved the same', {
    timeout: 240_000,
  }, async () => {
    await killedAtEach(stand, { points: POINTS, end: async (copy) => expect(await moved(copy)).toEqual(reference) })
  })
})
