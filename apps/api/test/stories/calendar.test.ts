import { issueCalendarNotice, openCycle, previewCalendarNotice, readCalendar, readDesk } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tellNotice } from '../../src/features/calendar/index.ts'
import { Queue } from '../../src/platform/queue/queue.ts'
import type { Caller } from '../caller.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, settled } from '../month-acts.ts'
import { silence } from '../silence.ts'
import { openStand, type Stand } from '../stand.ts'

const DAY_MS = 86_400_000
/** TIME-1: the moment at which a day ends, as pages are told it. */
const endOf = (day: string): string =>
  `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}T00:00:00.000+08:00`
const NUMBER = '国办发明电〔2019〕99号'

/** Wednesday 5 June 2019 becomes a day off. */
const notice = (day = '2019-06-05', number = NUMBER) => ({
  ...{ number, link: null, issuedOn: '2019-06-03', publishes: null },
  days: [{ day, kind: 'off' as 'off' | 'work', name: '调休' }],
})

/** One date that is over soon, one with a reminder two working days before, both by working days. */
const dated = (document: Mechanism): Mechanism => ({
  ...silence(document),
  blocks: silence(document).blocks.map((one) => {
    if (one.id === 'scores') return { ...one, config: { ...one.config, due: 'report_by', remindBefore: [2] } }
    if (one.kind !== 'cycle') return one
    const stages = [
      { id: 'early', label: '通知下发', base: 'end', offset: 1, step: 'workday' },
      { id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' },
      { id: 'final_by', label: '定榜期限', base: 'end', offset: 2, step: 'month' },
    ]
    return { ...one, config: { ...one.config, opening: 'by-hand', stages } }
  }),
})

describe('TIME-3 a calendar notice moves the deadlines of running months', () => {
  let stand: Stand
  let month: Month
  let root: Caller
  let params: { county: string }

  beforeEach(async () => {
    stand = await openStand()
  })
  afterEach(() => stand.close())

  const begin = async (redraw?: (document: Mechanism) => Mechanism): Promise<void> => {
    month = await openMonth(stand, redraw)
    params = { county: month.county.code }
    root = await stand.as(month.county, 'county-admin')
    await stand.app.get(Queue).startWorkers()
  }
  const issue = (body = notice()) => root.call(issueCalendarNotice, { params, body })
  const dates = async () =>
    (
      await month.staff.clerk.call(readDesk, {
        params: { ...params, mechanism: month.mechanism },
        query: { cycle: month.cycle },
      })
    ).answer.dates
  const facts = (kind: string) =>
    stand.look<{ cycle_id: string; value: unknown }>('select cycle_id, value from facts where kind = $1', [kind])
  const heard = (times: number) =>
    vi.waitFor(async () => expect(await facts('calendar')).toHaveLength(times), { timeout: 15_000 })

  it('TIME-3 the open objection window moves behind the new day off, once, and says by which notice; the next opening pins it (PIN-1)', async () => {
    await begin()
    await month.answer()
    await deliver(month)
    await settled(month)
    const window = async () => (await dates()).find(({ why }) => why === null)
    expect(await window()).toMatchObject({ at: endOf('2019-06-06'), notices: [] })

    const moved = { from: endOf('2019-06-06'), to: endOf('2019-06-10') }
    const preview = await root.call(previewCalendarNotice, { params, body: notice() })
    expect(preview.answer, preview.text).toMatchObject({
      cycles: 1,
      moves: expect.arrayContaining([expect.objectContaining({ cycle: month.cycle, ...moved })]),
    })
    expect(await facts('calendar')).toEqual([])

    const reply = await issue()
    expect(reply.status, reply.text).toBe(200)
    await heard(1)
    await settled(month)
    expect(await window()).toMatchObject({ at: moved.to, notices: [{ ...moved, number: NUMBER }] })

    // a second delivery finds nothing to do
    await stand.database.write(month.county.id, { by: null, action: 'story.again', subject: 'calendar' }, (tx) =>
      stand.app.get(Queue).send(tx, tellNotice, { notice: reply.answer.id }),
    )
    const at = { ...params, mechanism: month.mechanism }
    const next = await month.staff['county-admin'].call(openCycle, { params: at, body: { period: '2019-06' } })
    await vi.waitFor(async () => expect((await month.read(next.answer.id)).deriving).toBe(false), 15_000)
    expect(await facts('calendar')).toHaveLength(1)
    const pins = await stand.look<{ revision: string; off: boolean }>(
      `select value -> 'calendar' ->> 'revision' as revision,
         value -> 'calendar' -> 'days' @> '[["2019-06-05", "off"]]' as off
       from facts where kind = 'opened' order by known`,
    )
    expect(pins).toMatchObject([{ off: false }, { off: true, revision: expect.stringMatching(/\+1$/) }])
    expect((await root.call(readCalendar, { params, query: {} })).answer).toMatchObject({
      year: 2019,
      mayEnter: true,
      months: expect.arrayContaining([expect.objectContaining({ month: 6, workingDays: 18 })]),
      notices: [{ number: NUMBER, moved: preview.answer.moves.length }],
    })
  })

  it('TIME-3 what has passed stays, what is open moves with its reminder', async () => {
    await begin(dated)
    await stand.pushClock(month.county, DAY_MS) // 4 June, nine in the morning: 通知下发 is over
    await settled(month)
    const timer = async () =>
      (await stand.look<{ at: Date }>('select timer_at as at from derived where cycle_id = $1', [month.cycle]))[0]?.at
    const before = await month.read()
    expect(before.deadlines).toMatchObject([
      { id: 'early', at: endOf('2019-06-03'), passed: true },
      { id: 'report_by', at: endOf('2019-06-10') },
      { id: 'final_by', at: '2019-08-01T00:00:00.000+08:00' },
    ])
    await vi.waitFor(async () => expect((await timer())?.toISOString()).toBe('2019-06-04T16:00:00.000Z'), 15_000)
    const days = ['2019-06-03', '2019-06-05'].map((day) => ({ day, kind: 'off' as const, name: '' }))
    await issue({ ...notice(), days })
    await heard(1)
    await settled(month)
    expect((await month.read()).deadlines).toMatchObject([
      { at: endOf('2019-06-03'), notices: [] },
      { at: endOf('2019-06-12'), notices: [{ from: endOf('2019-06-10'), number: NUMBER }] },
      { at: '2019-08-01T00:00:00.000+08:00', notices: [] },
    ])
    // two working days before 12 June, and no longer before 10 June
    await vi.waitFor(async () => expect((await timer())?.toISOString()).toBe('2019-06-09T16:00:00.000Z'), 15_000)
  })

  it('TIME-3 a deadline moved earlier never falls before the day after the notice', async () => {
    await begin(dated)
    await stand.pushClock(month.county, 4 * DAY_MS) // Friday 7 June, a day off: 填报截止 is Monday
    await settled(month)
    // worked after all, the fifth working day would be this very day
    const days = [{ day: '2019-06-07', kind: 'work' as const, name: '' }]
    await issue({ ...notice(), days, issuedOn: '2019-06-07' })
    await heard(1)
    expect((await month.read()).deadlines[1]).toMatchObject({
      at: endOf('2019-06-08'),
      notices: [{ from: endOf('2019-06-10'), to: endOf('2019-06-08') }],
    })
  })

  it('a notice with a wrong day, of another year, without effect, of tomorrow or entered before is refused in clear words', async () => {
    await begin()
    const said = async (body: ReturnType<typeof notice>) => (await issue(body)).fault.message
    expect(await said(notice('2019-02-30'))).toBe('第 1 行的“2019-02-30”不是有效的日期，请按 2027-02-06 的样子填写。')
    expect(await said(notice('2018-10-01'))).toBe('2018-10-01 不在今年或明年，通知只能改这两年的日子，请核对年份。')
    expect(await said(notice('2019-06-08'))).toMatch('已经是放假')
    expect(await said({ ...notice(), issuedOn: '2019-06-04' })).toMatch('还没有到')
    const [day] = notice().days
    expect(await said({ ...notice(), days: [day!, day!] })).toMatch('写了两次')
    expect((await issue()).status).toBe(200)
    expect(await said(notice('2019-06-12'))).toMatch('不能重复录入')
    // who keeps a township's mechanisms does not keep the county's calendar
    const other = notice('2019-06-12', '另一号')
    const denied = await month.staff['county-admin'].call(issueCalendarNotice, { params, body: other })
    expect(denied.status).toBe(403)
    expect(await stand.look('select number from calendar_notices')).toEqual([{ number: NUMBER }])
  })
})
