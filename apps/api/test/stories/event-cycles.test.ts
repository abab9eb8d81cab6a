import type { JsonObject } from '@jizhi/mechanism'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awakening } from '../../src/features/timers/index.ts'
import { Queue } from '../../src/platform/queue/queue.ts'
import { drawFollowUp } from '../follow-up.ts'
import { openIssues } from '../issues.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, passWindow, settled } from '../month-acts.ts'
import { byTwo } from '../order-acts.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

const DAY_MS = 86_400_000

interface Opened {
  readonly period: string
  readonly opened: string
  readonly keys: readonly string[] | null
}

describe('CYC-3 what happens opens cycles of its own', () => {
  let stand: Stand

  beforeAll(() => buildProgram(), 120_000)
  beforeEach(async () => {
    stand = await openStand()
  })
  afterEach(() => stand.close())

  const opened = (mechanism: string) =>
    stand.look<Opened>(
      `select c.period, to_char(c.opened_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as opened,
         (select f.value -> 'rows' -> 'keys' from facts f where f.cycle_id = c.id and f.kind = 'arrived') as keys
       from cycles c where c.mechanism_id = $1 order by c.period collate "C"`,
      [mechanism],
    )
  const expected = async (mechanism: string) =>
    (await stand.look('select event from expected_events where mechanism_id = $1', [mechanism])).length

  const FROM = { on: 'result', scheme: '村级月度考评', result: 'result' }

  /** A month ready to be frozen on Saturday 8 June 2019, and one that follows it up. */
  async function begin(event: JsonObject): Promise<{ month: Month; follow: string }> {
    const month = await openMonth(stand)
    const { 'county-admin': drawer, approver } = month.staff
    const place = { county: month.county.code, ownerUnitId: month.town }
    const follow = await drawFollowUp(place, [drawer, approver], { ...FROM, ...event })
    await month.answer()
    await deliver(month)
    await stand.app.get(Queue).startWorkers()
    await passWindow(stand, month)
    return { month, follow }
  }

  it('CYC-3 a frozen table opens one cycle after three working days, once under two workers; a correction opens nothing again', {
    timeout: 180_000,
  }, async () => {
    const { month, follow } = await begin({ per: 'table', delay: 3, delayStep: 'workday' })
    await freeze(month)
    await vi.waitFor(async () => expect(await expected(follow)).toBe(1), 20_000)
    expect(await opened(follow)).toEqual([])
    const other = startWorker(stand.urls)
    try {
      await stand.pushClock(month.county, 5 * DAY_MS)
      await stand.app.get(Awakening, { strict: false }).lookAround()
      await vi.waitFor(async () => expect(await opened(follow)).toHaveLength(1), 40_000)
      const [cycle] = await opened(follow)
      // Monday to Wednesday are the three working days; it opens as the third begins
      expect(cycle).toMatchObject({ period: 'result@2019-05', opened: '06-12 00:00' })
      expect(cycle?.keys).toHaveLength(25)
      expect(await expected(follow)).toBe(0)
      const content = { block: 'scores', row: month.published[1]!.village.id, field: 'composite', value: '94.25' }
      await byTwo(month, { kind: 'correct', content: { ...content, missing: null } }, '复核时发现一处重复加分。')
      await settled(month)
      expect(await freeze(month)).toBe(2)
      await stand.pushClock(month.county, 10 * DAY_MS)
      await settled(month)
      expect(await opened(follow)).toHaveLength(1)
      expect(await expected(follow)).toBe(0)
    } finally {
      await other.stop()
    }
  })

  it('CYC-3 with a filter each row it lets through opens a cycle about that row', async () => {
    const reads = [{ id: 'place', label: '名次', type: 'count' }]
    const { month, follow } = await begin({ per: 'row', reads, filter: 'place <= 3' })
    await freeze(month)
    const places = await month.column('result', 'frozen', 'place')
    const first = [...places].filter(([, place]) => Number(place) <= 3).map(([key]) => key)
    expect(first.length).toBeGreaterThanOrEqual(3)
    await vi.waitFor(async () => expect(await opened(follow)).toHaveLength(first.length), 40_000)
    expect((await opened(follow)).map(({ period, keys }) => [period, keys])).toEqual(
      first.sort().map((key) => [`result@2019-05@${key}`, [key]]),
    )
  })

  it('CYC-3 a case that reaches a state opens one, each time it reaches it', async () => {
    const issues = await openIssues(stand)
    const { 'county-admin': admin, approver } = issues.staff
    const place = { county: issues.county.code, ownerUnitId: issues.county.rootId }
    const event = { on: 'case', states: ['accepted'] }
    const follow = await drawFollowUp(place, [admin, approver], event, { from: '2026-06' })
    await stand.app.get(Queue).startWorkers()
    const id = await issues.report('rubble')
    const accepted = await issues.step(admin, id, 'accept')
    expect(accepted.status, accepted.text).toBe(200)
    await vi.waitFor(async () => expect(await opened(follow)).toHaveLength(1), 40_000)
    const [cycle] = await opened(follow)
    expect(cycle?.period).toMatch(new RegExp(`^${id}@accepted@\\d+$`))
    expect(cycle?.keys).toHaveLength(1)
  })
})
