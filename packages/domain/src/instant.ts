import { type Day, dayAtEpoch, epochDayOf, floorDiv } from './day.ts'
import type { Branded } from './ids.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/** A moment: whole milliseconds since 1970-01-01T00:00Z, from the year 2000 on. */
export type Instant = Branded<number, 'Instant'>

const DAY_MS = 86_400_000
/** Asia/Shanghai stands at +08:00 without summer time since 1992. */
const OFFSET_MS = 28_800_000

/** 2000-01-01T00:00+08:00. Summer time (1986–1991) lies before it, so one offset is right for every instant. */
export const EARLIEST_INSTANT = 946_656_000_000 as Instant
/** 2999-12-31T24:00+08:00, the end of the last day that can be written. */
export const LATEST_INSTANT = 32_503_651_200_000 as Instant

/** A number of milliseconds as an instant; before 2000, after 2999 or a fraction is refused. */
export const instantAt = (ms: number): Result<Instant, Refusal<'instant.out-of-range'>> =>
  Number.isInteger(ms) && ms >= EARLIEST_INSTANT && ms <= LATEST_INSTANT
    ? ok(ms as Instant)
    : refuse('instant.out-of-range', { ms })

/** The date in Asia/Shanghai at that moment. */
export const dayOf = (instant: Instant): Day => dayAtEpoch(floorDiv(instant + OFFSET_MS, DAY_MS))

/** 00:00 of the day. A day before 2000 answers the earliest instant: no instant lies before it, so comparisons agree. */
export function startOf(day: Day): Instant {
  const ms = epochDayOf(day) * DAY_MS - OFFSET_MS
  return Math.max(ms, EARLIEST_INSTANT) as Instant // a whole number by construction
}

/** TIME-1: a date as deadline means its 24:00, exclusive: 23:59:59.999 is in time, this instant is late. */
export function endOf(day: Day): Instant {
  const ms = (epochDayOf(day) + 1) * DAY_MS - OFFSET_MS
  return Math.max(ms, EARLIEST_INSTANT) as Instant // a whole number by construction
}

/** TIME-1. */
export const isInTime = (at: Instant, deadline: Day): boolean => at < endOf(deadline)

/** `2026-10-31T14:05:09.000+08:00`, the one way an instant is written. */
export function instantText(instant: Instant): string {
  const sinceMidnight = instant + OFFSET_MS - floorDiv(instant + OFFSET_MS, DAY_MS) * DAY_MS
  const hours = two(floorDiv(sinceMidnight, 3_600_000))
  const minutes = two(floorDiv(sinceMidnight, 60_000) % 60)
  const seconds = two(floorDiv(sinceMidnight, 1_000) % 60)
  const ms = String(sinceMidnight % 1_000).padStart(3, '0')
  return `${dayOf(instant)}T${hours}:${minutes}:${seconds}.${ms}+08:00`
}

const two = (n: number): string => String(n).padStart(2, '0')
