import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type CalendarPeriodKind,
  comparePeriods,
  contains,
  type Day,
  dayAtEpoch,
  epochDayOf,
  firstDayOf,
  lastDayOf,
  must,
  nextOf,
  ordinalOf,
  PERIOD_KINDS,
  type Period,
  parseDay,
  parsePeriod,
  periodAt,
  periodHolding,
  periodLabel,
  periodText,
  previousOf,
  sameLastYear,
  shift,
} from '../src/index.ts'

const day = (text: string): Day => must(parseDay(text))
const period = (text: string): Period => must(parsePeriod(text))
const kinds = Object.keys(PERIOD_KINDS).filter((kind): kind is CalendarPeriodKind => kind !== 'session')

const days = fc
  .integer({ min: epochDayOf(day('1901-01-01')), max: epochDayOf(day('2998-12-31')) })
  .map((n) => dayAtEpoch(n))
const sessions = fc
  .tuple(fc.integer({ min: 1950, max: 2900 }), fc.integer({ min: 0, max: 9 }))
  .map(([from, more]): Period => ({ kind: 'session', from, to: from + more }))
const periods = fc.oneof(
  fc.tuple(fc.constantFrom(...kinds), days).map(([kind, at]) => periodHolding(kind, at)),
  sessions,
)

describe('periods', () => {
  test('CYC-1 next and previous undo each other', () => {
    fc.assert(
      fc.property(periods, (p) => {
        expect(nextOf(previousOf(p))).toEqual(p)
        expect(previousOf(nextOf(p))).toEqual(p)
        expect(shift(shift(p, 7), -7)).toEqual(p)
      }),
    )
  })

  test('CYC-1 periods of a kind tile the calendar without gap or overlap', () => {
    fc.assert(
      fc.property(periods, (p) => {
        expect(firstDayOf(p) <= lastDayOf(p)).toBe(true)
        expect(firstDayOf(nextOf(p))).toBe(addDays(lastDayOf(p), 1))
        expect(lastDayOf(previousOf(p))).toBe(addDays(firstDayOf(p), -1))
        expect(comparePeriods(p, nextOf(p))).toBeLessThan(0)
      }),
    )
  })

  test('CYC-2 each day falls in exactly one period of a kind, the same from its first day to its last', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), days, (kind, at) => {
        const p = periodHolding(kind, at)
        expect(contains(p, at)).toBe(true)
        expect(contains(nextOf(p), at) || contains(previousOf(p), at)).toBe(false)
        expect(periodHolding(kind, firstDayOf(p))).toEqual(p)
        expect(periodHolding(kind, lastDayOf(p))).toEqual(p)
        expect(periodAt(kind, ordinalOf(p))).toEqual(p)
      }),
    )
  })

  test('CYC-1 the canonical text reads back to the same period, and differs between periods', () => {
    fc.assert(
      fc.property(periods, (p) => {
        expect(parsePeriod(periodText(p))).toEqual({ ok: true, value: p })
        expect(periodText(nextOf(p))).not.toBe(periodText(p))
      }),
    )
  })

  test.each([
    ['2026-10-31', '2026年10月31日', '2026-10-31', '2026-10-31', '2025-10-31'],
    ['2024-02-29', '2024年2月29日', '2024-02-29', '2024-02-29', '2023-02-28'],
    ['2026-W44', '2026年第44周', '2026-10-26', '2026-11-01', '2025-W44'],
    ['2026-W53', '2026年第53周', '2026-12-28', '2027-01-03', '2025-W52'],
    ['2027-W01', '2027年第1周', '2027-01-04', '2027-01-10', '2026-W01'],
    ['2026-W01', '2026年第1周', '2025-12-29', '2026-01-04', '2025-W01'],
    ['2026-10X3', '2026年10月下旬', '2026-10-21', '2026-10-31', '2025-10X3'],
    ['2026-02X3', '2026年2月下旬', '2026-02-21', '2026-02-28', '2025-02X3'],
    ['2026-10', '2026年10月', '2026-10-01', '2026-10-31', '2025-10'],
    ['2026-10D10', '2026年10月10日至2026年11月9日', '2026-10-10', '2026-11-09', '2025-10D10'],
    ['2026-12D10', '2026年12月10日至2027年1月9日', '2026-12-10', '2027-01-09', '2025-12D10'],
    ['2026Q3', '2026年第三季度', '2026-07-01', '2026-09-30', '2025Q3'],
    ['2026H1', '2026年上半年', '2026-01-01', '2026-06-30', '2025H1'],
    ['2026', '2026年', '2026-01-01', '2026-12-31', '2025'],
    ['2024-2026', '2024—2026年', '2024-01-01', '2026-12-31', '2021-2023'],
  ])('CYC-1 %s is %s, from %s to %s; a year before it: %s', (text, label, first, last, before) => {
    const p = period(text)
    expect(periodLabel(p)).toBe(label)
    expect([firstDayOf(p), lastDayOf(p)]).toEqual([first, last])
    expect(periodText(sameLastYear(p))).toBe(before)
  })

  test('CYC-1 text that names no period is refused', () => {
    for (const text of ['2026-13', '2025-W53', '2026-00', '2026-13X1', '2026-00D10', '2026-02-30', '1899', '2026-2024'])
      expect(parsePeriod(text), text).toMatchObject({ ok: false, fault: { code: 'period.not-in-calendar' } })
    for (const text of ['', '2026Q5', '2026H3', '2026-10X4', '2026-1', '２０２６', '2026年', '2026-W1', '2026-10D11'])
      expect(parsePeriod(text), text).toMatchObject({ ok: false, fault: { code: 'period.malformed' } })
  })
})
