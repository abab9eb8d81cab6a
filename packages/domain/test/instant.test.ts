import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Day,
  dayOf,
  EARLIEST_INSTANT,
  endOf,
  type Instant,
  instantAt,
  instantText,
  isInTime,
  LATEST_INSTANT,
  must,
  parseDay,
  startOf,
} from '../src/index.ts'

const day = (text: string): Day => must(parseDay(text))
const moment = (iso: string): Instant => must(instantAt(Date.parse(iso)))

describe('instants', () => {
  test('TIME-1 a deadline is 24:00 exclusive: 23:59:59.999 is in time, 00:00 is late', () => {
    expect(isInTime(moment('2026-10-31T23:59:59.999+08:00'), day('2026-10-31'))).toBe(true)
    expect(isInTime(moment('2026-11-01T00:00:00+08:00'), day('2026-10-31'))).toBe(false)
  })

  test('TIME-1 the date is that of Asia/Shanghai', () => {
    expect(dayOf(moment('2026-10-31T15:59:59Z'))).toBe('2026-10-31')
    expect(dayOf(moment('2026-10-31T16:00:00Z'))).toBe('2026-11-01')
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    fc.assert(
      fc.property(fc.integer({ min: EARLIEST_INSTANT, max: LATEST_INSTANT - 1 }), (ms) => {
        const instant = must(instantAt(ms))
        expect(dayOf(instant)).toBe(shanghai.format(ms))
        expect(startOf(dayOf(instant)) <= instant && instant < endOf(dayOf(instant))).toBe(true)
        expect(Date.parse(instantText(instant))).toBe(ms)
      }),
    )
  })

  test('an instant before 2000 is refused, and the end of an earlier day is before every instant', () => {
    expect(instantAt(EARLIEST_INSTANT - 1)).toMatchObject({ ok: false, fault: { code: 'instant.out-of-range' } })
    expect(instantAt(EARLIEST_INSTANT + 0.5).ok).toBe(false)
    expect(instantText(EARLIEST_INSTANT)).toBe('2000-01-01T00:00:00.000+08:00')
    expect(isInTime(EARLIEST_INSTANT, day('1985-06-01'))).toBe(false)
    expect(endOf(day('2999-12-31'))).toBe(LATEST_INSTANT)
  })
})
