import { addDays, type Day, parseDay, partsOf, weekdayOf } from './day.ts'
import { compareIds } from './ids.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

export type DayKind = 'off' | 'work'

/** A day the State Council's notice takes out of the week's order: a day off, or a make-up working day. */
export type CalendarException = { readonly kind: DayKind; readonly name: string }

/**
 * The working-day calendar as one value. A notice changed in mid-year is a new revision, and a cycle pins one (PIN-1).
 * Days not listed follow the weekday; so does every day of a year that is not published, and answers say so.
 */
export type WorkingCalendar = {
  readonly revision: string
  readonly publishedYears: ReadonlySet<number>
  readonly exceptions: ReadonlyMap<Day, CalendarException>
}

/** One line of a published table: `date,name,day_type,published_in_year`. */
export type CalendarRow = {
  readonly date: string
  readonly name: string
  readonly dayType: string
  readonly publishedInYear: string
}

export type CalendarRefusal = Refusal<'calendar.bad-row' | 'calendar.day-twice'>

/** The calendar of a table; `revision` is the digest of its content, made by the caller. `details.row` counts from 1. */
export function calendarFrom(revision: string, rows: readonly CalendarRow[]): Result<WorkingCalendar, CalendarRefusal> {
  const exceptions = new Map<Day, CalendarException>()
  const publishedYears = new Set<number>()
  for (const [index, { date, name, dayType, publishedInYear }] of rows.entries()) {
    const day = parseDay(date)
    const isKind = dayType === 'off' || dayType === 'work'
    if (!day.ok || !isKind || !/^\d{4}$/.test(publishedInYear)) return refuse('calendar.bad-row', { row: index + 1 })
    if (exceptions.has(day.value)) return refuse('calendar.day-twice', { row: index + 1, day: day.value })
    exceptions.set(day.value, { kind: dayType, name })
    publishedYears.add(Number(publishedInYear))
  }
  return ok({ revision, publishedYears, exceptions })
}

/** A calendar as it stands in a fact: no names, in order of days. */
export type PinnedCalendar = {
  readonly revision: string
  readonly days: readonly (readonly [Day, DayKind])[]
  readonly publishedYears: readonly number[]
}

export const pinCalendar = ({ revision, publishedYears, exceptions }: WorkingCalendar): PinnedCalendar => ({
  revision,
  days: [...exceptions].map(([day, { kind }]) => [day, kind] as const).sort(([a], [b]) => compareIds(a, b)),
  publishedYears: [...publishedYears].sort((a, b) => a - b),
})

export const unpinCalendar = ({ revision, publishedYears, days }: PinnedCalendar): WorkingCalendar => ({
  revision,
  publishedYears: new Set(publishedYears),
  exceptions: new Map(days.map(([day, kind]) => [day, { kind, name: '' }])),
})

export const isWorkingDay = (day: Day, calendar: WorkingCalendar): boolean => whyOff(day, calendar) === undefined

/** A day that did not count, and why; `name` is the holiday's. */
export type SkippedDay =
  | { readonly day: Day; readonly why: 'weekend' }
  | { readonly day: Day; readonly why: 'holiday'; readonly name: string }

/** Why a day is no working day; nothing if it is one. */
export function whyOff(day: Day, calendar: WorkingCalendar): SkippedDay | undefined {
  const exception = calendar.exceptions.get(day)
  if (exception) return exception.kind === 'off' ? { day, why: 'holiday', name: exception.name } : undefined
  return weekdayOf(day) >= 6 ? { day, why: 'weekend' } : undefined
}

/** A day reached by counting, with everything needed to explain it. */
export type WorkingDayAnswer = {
  readonly day: Day
  readonly skipped: readonly SkippedDay[]
  /** Years the count went through without a published calendar: their days follow the weekday and may still change. */
  readonly unpublishedYears: readonly number[]
}

/** The longest count: about forty years. Bounds what one deadline can cost. */
export const MOST_WORKING_DAYS = 10_000

/**
 * TIME-2: T+n工作日, the n-th working day after T; T's own day is never counted, whatever it is. A negative n counts
 * back (会前3工作日); 0 is T itself. n beyond ± MOST_WORKING_DAYS or not whole throws: schemas bound it.
 */
export function addWorkingDays(from: Day, n: number, calendar: WorkingCalendar): WorkingDayAnswer {
  const wanted = Math.abs(n)
  if (!Number.isInteger(n) || wanted > MOST_WORKING_DAYS) throw new RangeError(`cannot count ${n} working days`)
  const skipped: SkippedDay[] = []
  const unpublished = new Set<number>()
  let day = from
  for (let counted = 0; counted < wanted; ) {
    day = addDays(day, n < 0 ? -1 : 1)
    const { year } = partsOf(day)
    if (!calendar.publishedYears.has(year)) unpublished.add(year)
    const off = whyOff(day, calendar)
    if (off) skipped.push(off)
    else counted += 1
  }
  return { day, skipped, unpublishedYears: [...unpublished].sort((a, b) => a - b) }
}

/** TIME-5: working days after `after`, up to and with `upTo`; 0 when `upTo` is not later. */
export function workingDaysBetween(after: Day, upTo: Day, calendar: WorkingCalendar): number {
  let count = 0
  for (let day = after; day < upTo; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}
