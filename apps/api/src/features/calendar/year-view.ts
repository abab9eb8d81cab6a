import type { Answer, readCalendar } from '@jizhi/contracts'
import { addDays, type Day, isWorkingDay, lastDayOf, partsOf, type WorkingCalendar, weekdayOf } from '@jizhi/domain'

type Year = Answer<typeof readCalendar>
type Month = Year['months'][number]

/** The twelve months of a year, day by day. */
export const monthsOf = (year: number, calendar: WorkingCalendar): Month[] =>
  Array.from({ length: 12 }, (_, at) => monthOf(year, at + 1, calendar))

function monthOf(year: number, month: number, calendar: WorkingCalendar): Month {
  const first = `${year}-${String(month).padStart(2, '0')}-01` as Day // a first of a month is a day
  const last = lastDayOf({ kind: 'month', year, month })
  const days: Month['days'][number][] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const exception = calendar.exceptions.get(day)
    days.push({ day, working: isWorkingDay(day, calendar), kind: exception?.kind ?? null, name: exception?.name ?? '' })
  }
  return { month, workingDays: days.filter(({ working }) => working).length, startsOn: weekdayOf(first), days }
}

/** Years that anything is known of, and the present one with the next. */
export function yearsOf(calendar: WorkingCalendar, today: Day): number[] {
  const { year } = partsOf(today)
  return [...new Set([...calendar.publishedYears, year, year + 1])].sort((a, b) => a - b)
}
