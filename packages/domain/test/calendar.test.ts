/// <reference types="node" />
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  type CalendarRow,
  calendarFrom,
  type Day,
  dayAtEpoch,
  epochDayOf,
  isWorkingDay,
  must,
  parseDay,
  pinCalendar,
  unpinCalendar,
  workingDaysBetween,
} from '../src/index.ts'

const file = new URL('../../../apps/api/data/calendar/cn_holidays.csv', import.meta.url)
const rows: CalendarRow[] = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [date = '', name = '', dayType = '', publishedInYear = ''] = line.split(',')
    return { date, name, dayType, publishedInYear }
  })
const calendar = must(calendarFrom('r1', rows))
const day = (text: string): Day => must(parseDay(text))
const days = fc
  .integer({ min: epochDayOf(day('2012-01-01')), max: epochDayOf(day('2027-12-31')) })
  .map((n) => dayAtEpoch(n))

describe('the published calendar', () => {
  test('248 working days in 2025 and in 2026', () => {
    expect(workingDaysBetween(day('2024-12-31'), day('2025-12-31'), calendar)).toBe(248)
    expect(workingDaysBetween(day('2025-12-31'), day('2026-12-31'), calendar)).toBe(248)
  })

  test('make-up days work, holidays do not, and a notice may name days of the year before', () => {
    for (const text of ['2025-01-26', '2025-10-11', '2026-02-14', '2026-10-10', '2018-12-29', '2020-01-19'])
      expect(isWorkingDay(day(text), calendar), text).toBe(true)
    for (const text of ['2025-10-08', '2026-09-25', '2015-09-03', '2020-01-31', '2018-12-31', '2026-10-17'])
      expect(isWorkingDay(day(text), calendar), text).toBe(false)
    expect([...calendar.publishedYears].sort()).toEqual(Array.from({ length: 14 }, (_, n) => 2013 + n))
  })

  test('a bad row is named by its number, a day twice is refused', () => {
    const good = { date: '2026-01-01', name: '元旦', dayType: 'off', publishedInYear: '2026' }
    for (const bad of [{ date: '2026-02-30' }, { dayType: 'half' }, { publishedInYear: '' }])
      expect(calendarFrom('r', [good, { ...good, date: '2026-01-02', ...bad }])).toEqual({
        ok: false,
        fault: { code: 'calendar.bad-row', details: { row: 2 } },
      })
    expect(calendarFrom('r', [good, good])).toMatchObject({ ok: false, fault: { code: 'calendar.day-twice' } })
  })

  test('PIN-1 a pinned calendar counts as the one it was made from', () => {
    const again = unpinCalendar(JSON.parse(JSON.stringify(pinCalendar(calendar))))
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), (from, n) => {
        expect(addWorkingDays(from, n, again).day).toBe(addWorkingDays(from, n, calendar).day)
      }),
    )
  })
})

describe('counting working days', () => {
  test('TIME-2 Friday T, Saturday a make-up working day: T+1 is Saturday', () => {
    expect(addWorkingDays(day('2026-10-09'), 1, calendar)).toEqual({
      day: '2026-10-10',
      skipped: [],
      unpublishedYears: [],
    })
  })

  test('TIME-2 the answer lists what it skipped, and T is never counted, working day or not', () => {
    const { day: reached, skipped } = addWorkingDays(day('2026-09-24'), 3, calendar)
    expect(reached).toBe('2026-09-30')
    expect(skipped).toEqual(
      ['2026-09-25', '2026-09-26', '2026-09-27'].map((d) => ({ day: d, why: 'holiday', name: '中秋节' })),
    )
    expect(addWorkingDays(day('2026-09-26'), 1, calendar).day).toBe('2026-09-28')
    expect(addWorkingDays(day('2026-10-16'), 1, calendar).skipped.map((s) => s.why)).toEqual(['weekend', 'weekend'])
    expect(addWorkingDays(day('2026-10-08'), -1, calendar).day).toBe('2026-09-30')
    expect(addWorkingDays(day('2026-10-04'), 0, calendar).day).toBe('2026-10-04')
  })

  test('TIME-2 a year not published follows weekdays and says so', () => {
    expect(addWorkingDays(day('2026-12-31'), 1, calendar)).toEqual({
      day: '2027-01-01',
      skipped: [],
      unpublishedYears: [2027],
    })
  })

  test('TIME-2, TIME-5 adding and counting agree: there are n working days up to T+n, and T+n is one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const answer = addWorkingDays(from, n, calendar)
        expect(workingDaysBetween(from, answer.day, calendar)).toBe(n)
        expect(workingDaysBetween(from, addDays(answer.day, -1), calendar)).toBe(n - 1)
        expect(isWorkingDay(answer.day, calendar)).toBe(true)
        expect(epochDayOf(answer.day) - epochDayOf(from)).toBe(n + answer.skipped.length)
      }),
    )
  })

  test('a count without end is refused', () => {
    for (const n of [1e9, 0.5, Number.NaN])
      expect(() => addWorkingDays(day('2026-01-01'), n, calendar)).toThrow(RangeError)
  })
})
