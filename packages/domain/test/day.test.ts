import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  dayAtEpoch,
  dayFrom,
  dayLabel,
  epochDayOf,
  must,
  parseDay,
  weekdayOf,
} from '../src/index.ts'

const day = (text: string): Day => must(parseDay(text))
const FIRST = epochDayOf(day('1900-01-01'))
const LAST = epochDayOf(day('2999-12-31'))

describe('days', () => {
  test('every day from 1900 to 2999 follows the one before, and day ↔ epoch day is lossless', () => {
    let text = '1899-12-31'
    for (let n = FIRST; n <= LAST; n += 1) {
      const here = dayAtEpoch(n)
      if (!(here > text) || epochDayOf(here) !== n) expect.fail(`${text} → ${here} at ${n}`)
      text = here
    }
    expect(text).toBe('2999-12-31')
  })

  test('the epoch and the leap days stand where the platform puts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (n) => {
        // the second opinion: the platform's own calendar
        const platform = new Date(n * 86_400_000)
        expect(dayAtEpoch(n)).toBe(platform.toISOString().slice(0, 10))
        expect(weekdayOf(dayAtEpoch(n)) % 7).toBe(platform.getUTCDay())
      }),
    )
  })

  test('a date that does not exist is refused, never shifted', () => {
    expect(parseDay('2026-02-29')).toMatchObject({ ok: false, fault: { code: 'day.not-in-calendar' } })
    expect(parseDay('2024-02-29').ok).toBe(true)
    expect(parseDay('2100-02-29').ok).toBe(false)
    expect(parseDay('3000-01-01').ok).toBe(false)
    expect(dayFrom(2026, 4, 31).ok).toBe(false)
    for (const text of ['2026-1-01', '2026/01/01', '２０２６-01-01', ' 2026-01-01', '2026-01-01T00:00'])
      expect(parseDay(text)).toMatchObject({ ok: false, fault: { code: 'day.malformed' } })
  })

  test("TIME-2 n月 is the same day number, or the month's last day", () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2028-01-31'), 1)).toBe('2028-02-29')
    expect(addMonths(day('2026-01-15'), 13)).toBe('2027-02-15')
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
    expect(addMonths(day('2026-12-01'), 1)).toBe('2027-01-01')
    expect(addMonths(day('2026-01-01'), -1)).toBe('2025-12-01')
  })

  test('TIME-2 n天 goes by the calendar, across months and years', () => {
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28')
    expect(weekdayOf(day('2026-10-31'))).toBe(6)
    expect(dayLabel(day('2026-10-01'))).toBe('2026年10月1日')
  })
})
