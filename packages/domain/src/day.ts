import type { Branded } from './ids.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/** A date in Asia/Shanghai, `2026-10-31`. Order of days is order of the text. */
export type Day = Branded<string, 'Day'>

/** Whole days since 1970-01-01. */
export type EpochDay = number

/** 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type DayParts = { readonly year: number; readonly month: number; readonly day: number }

export const FIRST_YEAR = 1900
export const LAST_YEAR = 2999

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days in a month, 1–12. */
export const lengthOfMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]!

/** Reads `YYYY-MM-DD` between 1900 and 2999. A date that does not exist (2026-02-29) is refused, never shifted. */
export function parseDay(text: string): Result<Day, Refusal<'day.malformed' | 'day.not-in-calendar'>> {
  const match = DAY.exec(text)
  if (!match) return refuse('day.malformed', { text: text.slice(0, 40) })
  return dayFrom(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The day with these numbers; refused if the calendar has none such. */
export function dayFrom(year: number, month: number, day: number): Result<Day, Refusal<'day.not-in-calendar'>> {
  const exists =
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lengthOfMonth(year, month)
  return exists ? ok(write(year, month, day)) : refuse('day.not-in-calendar', { year, month, day })
}

export const partsOf = (day: Day): DayParts => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
})

/** Days since 1970-01-01 (days-from-civil: years begin in March, so the leap day is the last of its year). */
export function epochDayOf(day: Day): EpochDay {
  const { year, month, day: number } = partsOf(day)
  const shifted = month <= 2 ? year - 1 : year
  const era = floorDiv(shifted, 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = floorDiv(153 * (month + (month > 2 ? -3 : 9)) + 2, 5) + number - 1
  const dayOfEra = yearOfEra * 365 + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `epochDayOf` (civil-from-days). Outside the years 1–9999 it throws: a mistake in the program. */
export function dayAtEpoch(epochDay: EpochDay): Day {
  const shifted = epochDay + 719_468
  const era = floorDiv(shifted, 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = floorDiv(
    dayOfEra - floorDiv(dayOfEra, 1_460) + floorDiv(dayOfEra, 36_524) - floorDiv(dayOfEra, 146_096),
    365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100))
  const marchMonth = floorDiv(5 * dayOfYear + 2, 153)
  const day = dayOfYear - floorDiv(153 * marchMonth + 2, 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayAt(year, month, day)
}

export function weekdayOf(day: Day): Weekday {
  const sinceMonday = epochDayOf(day) + 3 // 1970-01-01 was a Thursday
  return (1 + sinceMonday - floorDiv(sinceMonday, 7) * 7) as Weekday // 1–7 by the remainder
}

/** TIME-2: n天, by the calendar. n may be negative. */
export const addDays = (day: Day, n: number): Day => dayAtEpoch(epochDayOf(day) + n)

/** TIME-2: n月 = the same day number, or the month's last day (2026-01-31 + 1月 = 2026-02-28). n may be negative. */
export function addMonths(day: Day, n: number): Day {
  const { year, month, day: number } = partsOf(day)
  const months = year * 12 + month - 1 + n
  const toYear = floorDiv(months, 12)
  const toMonth = months - toYear * 12 + 1
  const last = lengthOfMonth(toYear, toMonth)
  return dayAt(toYear, toMonth, Math.min(number, last))
}

/** Days from one to the other; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDayOf(to) - epochDayOf(from)

/** 2026年10月31日 */
export function dayLabel(day: Day): string {
  const { year, month, day: number } = partsOf(day)
  return `${year}年${month}月${number}日`
}

/** Whole quotient, rounded down. The remainder is taken off first, so the division is exact for safe integers. */
export const floorDiv = (a: number, b: number): number => (a - (((a % b) + b) % b)) / b

/** A day from numbers that arithmetic made, up to the year 9999; others throw: a mistake in the program. */
export function dayAt(year: number, month: number, day: number): Day {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month))
    throw new RangeError(`no day ${year}-${month}-${day}`)
  return write(year, month, day)
}

const write = (year: number, month: number, day: number): Day =>
  // the numbers were checked or computed by the calendar
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as Day

const pad = (n: number, width: number): string => String(n).padStart(width, '0')
