import {
  addDays,
  addMonths,
  type Day,
  dayAt,
  dayAtEpoch,
  dayLabel,
  epochDayOf,
  FIRST_YEAR,
  floorDiv,
  LAST_YEAR,
  parseDay,
  partsOf,
} from './day.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/**
 * A stretch of the calendar a cycle is about (CYC-1).
 * - `week` begins on Monday and is numbered as in ISO 8601; its `year` is the year of its Thursday.
 * - `xun` (旬): 1–10, 11–20, 21 to the month's end.
 * - `month10`: from the 10th to before the 10th of the next month (the 9th is its last day), named by the month it
 *   begins in: the 10th itself opens the new period and never counts twice.
 * - `session` (届期): whole years, both named ones included; the next one is as long and follows at once.
 */
export type Period =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'week'; readonly year: number; readonly week: number }
  | { readonly kind: 'xun'; readonly year: number; readonly month: number; readonly xun: 1 | 2 | 3 }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'month10'; readonly year: number; readonly month: number }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly kind: 'half-year'; readonly year: number; readonly half: 1 | 2 }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'session'; readonly from: number; readonly to: number }

export type PeriodKind = Period['kind']
/** The kinds whose periods are known from a day alone; a session also needs its years. */
export type CalendarPeriodKind = Exclude<PeriodKind, 'session'>

export const PERIOD_KINDS = {
  day: '日',
  week: '周',
  xun: '旬',
  month: '月',
  month10: '月（10日至次月10日）',
  quarter: '季度',
  'half-year': '半年',
  year: '年',
  session: '届期',
} as const satisfies Record<PeriodKind, string>

/** How many of a kind fill a year; the ordinal of such a period is year × this + its place in the year. */
const PER_YEAR = { xun: 36, month: 12, month10: 12, quarter: 4, 'half-year': 2, year: 1 } as const

/**
 * The place of a period among those of its kind: neighbours differ by 1. Streaks and windows (HIST-2) count with it.
 * For a session it is the year it begins in.
 */
export function ordinalOf(period: Period): number {
  switch (period.kind) {
    case 'day':
      return epochDayOf(period.day)
    case 'week':
      return floorDiv(epochDayOf(firstDayOf(period)) + 3, 7)
    case 'xun':
      return (period.year * 12 + period.month - 1) * 3 + period.xun - 1
    case 'month':
    case 'month10':
      return period.year * 12 + period.month - 1
    case 'quarter':
      return period.year * 4 + period.quarter - 1
    case 'half-year':
      return period.year * 2 + period.half - 1
    case 'year':
      return period.year
    case 'session':
      return period.from
  }
}

/** The inverse of `ordinalOf`. */
export function periodAt(kind: CalendarPeriodKind, ordinal: number): Period {
  if (kind === 'day') return { kind, day: dayAtEpoch(ordinal) }
  if (kind === 'week') return weekOf(dayAtEpoch(ordinal * 7 - 3))
  const year = floorDiv(ordinal, PER_YEAR[kind])
  const place = ordinal - year * PER_YEAR[kind]
  // the casts below narrow a remainder to the few values it can have
  switch (kind) {
    case 'xun':
      return { kind, year, month: floorDiv(place, 3) + 1, xun: ((place % 3) + 1) as 1 | 2 | 3 }
    case 'month':
    case 'month10':
      return { kind, year, month: place + 1 }
    case 'quarter':
      return { kind, year, quarter: (place + 1) as 1 | 2 | 3 | 4 }
    case 'half-year':
      return { kind, year, half: (place + 1) as 1 | 2 }
    case 'year':
      return { kind, year }
  }
}

/** The period of a kind that holds the day. */
export function periodHolding(kind: CalendarPeriodKind, day: Day): Period {
  const { year, month, day: number } = partsOf(day)
  switch (kind) {
    case 'day':
      return { kind, day }
    case 'week':
      return weekOf(day)
    case 'xun':
      return { kind, year, month, xun: number <= 10 ? 1 : number <= 20 ? 2 : 3 }
    case 'month10':
      return periodAt(kind, year * 12 + month - 1 - (number < 10 ? 1 : 0))
    default:
      return periodAt(kind, floorDiv((year * 12 + month - 1) * PER_YEAR[kind], 12))
  }
}

export function firstDayOf(period: Period): Day {
  switch (period.kind) {
    case 'day':
      return period.day
    case 'week': {
      // 4 January always lies in week 1
      const inWeekOne = epochDayOf(dayAt(period.year, 1, 4))
      return dayAtEpoch(floorDiv(inWeekOne + 3, 7) * 7 - 3 + (period.week - 1) * 7)
    }
    case 'xun':
      return dayAt(period.year, period.month, period.xun * 10 - 9)
    case 'month':
      return dayAt(period.year, period.month, 1)
    case 'month10':
      return dayAt(period.year, period.month, 10)
    case 'quarter':
      return dayAt(period.year, period.quarter * 3 - 2, 1)
    case 'half-year':
      return dayAt(period.year, period.half * 6 - 5, 1)
    case 'year':
      return dayAt(period.year, 1, 1)
    case 'session':
      return dayAt(period.from, 1, 1)
  }
}

/** The last day, included. */
export const lastDayOf = (period: Period): Day => addDays(firstDayOf(nextOf(period)), -1)

export const contains = (period: Period, day: Day): boolean => firstDayOf(period) <= day && day <= lastDayOf(period)

export const nextOf = (period: Period): Period => shift(period, 1)

export const previousOf = (period: Period): Period => shift(period, -1)

/** The period n places later (earlier when negative). */
export function shift(period: Period, n: number): Period {
  if (period.kind !== 'session') return periodAt(period.kind, ordinalOf(period) + n)
  const years = (period.to - period.from + 1) * n
  return { kind: 'session', from: period.from + years, to: period.to + years }
}

/**
 * 去年同期: the same place a year before. 29 February answers the 28th, week 53 the last week of a year without one;
 * a session has no year before it inside itself, so it answers the previous session.
 */
export function sameLastYear(period: Period): Period {
  if (period.kind === 'day') return { kind: 'day', day: addMonths(period.day, -12) }
  if (period.kind === 'week')
    return { kind: 'week', year: period.year - 1, week: Math.min(period.week, weeksIn(period.year - 1)) }
  if (period.kind === 'session') return previousOf(period)
  return periodAt(period.kind, ordinalOf(period) - PER_YEAR[period.kind])
}

/** The year a period counts for (本年, 跨年清零): the named one; for a session the one it begins in. */
export const yearOf = (period: Period): number =>
  period.kind === 'day' ? partsOf(period.day).year : period.kind === 'session' ? period.from : period.year

/** Order by first day, then the longer one first. For `Array.sort`. */
export function comparePeriods(a: Period, b: Period): number {
  const byFirst = epochDayOf(firstDayOf(a)) - epochDayOf(firstDayOf(b))
  return byFirst !== 0 ? byFirst : epochDayOf(lastDayOf(b)) - epochDayOf(lastDayOf(a))
}

const XUN = ['上旬', '中旬', '下旬'] as const
const QUARTERS = ['一', '二', '三', '四'] as const

/** What people read: 2026年10月, 2026年第三季度, 2026年10月下旬. */
export function periodLabel(period: Period): string {
  switch (period.kind) {
    case 'day':
      return dayLabel(period.day)
    case 'week':
      return `${period.year}年第${period.week}周`
    case 'xun':
      return `${period.year}年${period.month}月${XUN[period.xun - 1]}`
    case 'month':
      return `${period.year}年${period.month}月`
    case 'month10':
      return `${dayLabel(firstDayOf(period))}至${dayLabel(lastDayOf(period))}`
    case 'quarter':
      return `${period.year}年第${QUARTERS[period.quarter - 1]}季度`
    case 'half-year':
      return `${period.year}年${period.half === 1 ? '上' : '下'}半年`
    case 'year':
      return `${period.year}年`
    case 'session':
      return `${period.from}—${period.to}年`
  }
}

/** The canonical text: 2026-10-31, 2026-W44, 2026-10X3, 2026-10, 2026-10D10, 2026Q3, 2026H1, 2026, 2024-2026. */
export function periodText(period: Period): string {
  switch (period.kind) {
    case 'day':
      return period.day
    case 'week':
      return `${period.year}-W${two(period.week)}`
    case 'xun':
      return `${period.year}-${two(period.month)}X${period.xun}`
    case 'month':
      return `${period.year}-${two(period.month)}`
    case 'month10':
      return `${period.year}-${two(period.month)}D10`
    case 'quarter':
      return `${period.year}Q${period.quarter}`
    case 'half-year':
      return `${period.year}H${period.half}`
    case 'year':
      return `${period.year}`
    case 'session':
      return `${period.from}-${period.to}`
  }
}

export type PeriodRefusal = Refusal<'period.malformed' | 'period.not-in-calendar'>

type Reader = readonly [form: RegExp, read: (a: number, b: number, c: number) => Period | undefined]

const READERS: readonly Reader[] = [
  [
    /^(\d{4})-W(\d{2})$/,
    (year, week) => (week >= 1 && week <= weeksIn(year) ? { kind: 'week', year, week } : undefined),
  ],
  [
    /^(\d{4})-(\d{2})X([123])$/,
    (year, month, xun) => inMonth(month, periodAt('xun', (year * 12 + month - 1) * 3 + xun - 1)),
  ],
  [/^(\d{4})-(\d{2})$/, (year, month) => inMonth(month, { kind: 'month', year, month })],
  [/^(\d{4})-(\d{2})D10$/, (year, month) => inMonth(month, { kind: 'month10', year, month })],
  [/^(\d{4})Q([1-4])$/, (year, quarter) => periodAt('quarter', year * 4 + quarter - 1)],
  [/^(\d{4})H([12])$/, (year, half) => periodAt('half-year', year * 2 + half - 1)],
  [/^(\d{4})$/, (year) => ({ kind: 'year', year })],
  [/^(\d{4})-(\d{4})$/, (from, to) => (from <= to && to <= LAST_YEAR ? { kind: 'session', from, to } : undefined)],
]

/** Reads exactly what `periodText` writes, for the years 1900–2999. */
export function parsePeriod(text: string): Result<Period, PeriodRefusal> {
  const day = parseDay(text)
  if (day.ok) return ok({ kind: 'day', day: day.value })
  if (day.fault.code === 'day.not-in-calendar') return refuse('period.not-in-calendar', { text })
  for (const [form, read] of READERS) {
    const match = form.exec(text)
    if (!match) continue
    const year = Number(match[1])
    const period = year >= FIRST_YEAR && year <= LAST_YEAR ? read(year, Number(match[2]), Number(match[3])) : undefined
    return period ? ok(period) : refuse('period.not-in-calendar', { text })
  }
  return refuse('period.malformed', { text: text.slice(0, 40) })
}

function weekOf(day: Day): Period {
  const monday = floorDiv(epochDayOf(day) + 3, 7) * 7 - 3
  const year = partsOf(dayAtEpoch(monday + 3)).year
  const first = epochDayOf(firstDayOf({ kind: 'week', year, week: 1 }))
  return { kind: 'week', year, week: floorDiv(monday - first, 7) + 1 }
}

/** 52 or 53: 28 December always lies in the last week. */
function weeksIn(year: number): number {
  const last = weekOf(dayAt(year, 12, 28))
  return last.kind === 'week' ? last.week : 52
}

const inMonth = (month: number, period: Period): Period | undefined => (month >= 1 && month <= 12 ? period : undefined)
const two = (n: number): string => String(n).padStart(2, '0')
