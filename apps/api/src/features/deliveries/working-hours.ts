import { addDays, type Day, dayOf, type Instant, isWorkingDay, startOf, type WorkingCalendar } from '@jizhi/domain'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Offices: 08:00–12:00 and 14:00–18:00 of a working day, eight working hours. */
const OFFICE: readonly (readonly [number, number])[] = [
  [8, 12],
  [14, 18],
]
/** Nothing waits longer than this for an office to open; a calendar is published two years ahead at most. */
const MOST_DAYS = 60

/** When `hours` working hours have passed since `from`; epoch milliseconds. */
export function addWorkingHours(from: number, hours: number, calendar: WorkingCalendar): number {
  let left = hours * HOUR_MS
  let day = dayOf(from as Instant) // the database's clock
  for (let at = 0; at < MOST_DAYS; at += 1, day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue
    for (const [opens, closes] of OFFICE) {
      const begin = Math.max(from, atClock(day, opens * 60))
      const room = atClock(day, closes * 60) - begin
      if (room <= 0) continue
      if (left <= room) return begin + left
      left -= room
    }
  }
  return atClock(day, 0)
}

/** Quiet hours of a county: from a minute of the day to another, over midnight or not; days off too where it says so. */
export interface Quiet {
  readonly from: string
  readonly to: string
  readonly workingDaysOnly: boolean
}

/** The first moment from `at` on at which nobody is disturbed. */
export function nextAllowed(at: number, quiet: Quiet, calendar: WorkingCalendar): number {
  const from = minutesOf(quiet.from)
  const to = minutesOf(quiet.to)
  let moment = at
  for (let tries = 0; tries < MOST_DAYS; tries += 1) {
    const day = dayOf(moment as Instant)
    const minute = Math.floor((moment - atClock(day, 0)) / MINUTE_MS)
    const isOff = quiet.workingDaysOnly && !isWorkingDay(day, calendar)
    const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to
    if (!isOff && !isQuiet) return moment
    // a day off ends at midnight; quiet hours end at `to`, today or tomorrow
    if (isOff) moment = atClock(addDays(day, 1), 0)
    else moment = atClock(minute < to ? day : addDays(day, 1), to)
  }
  return moment
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const atClock = (day: Day, minutes: number): number => startOf(day) + minutes * MINUTE_MS
