import {
  type CalendarPeriodKind,
  comparePeriods,
  type Day,
  firstDayOf,
  nextOf,
  type Period,
  partsOf,
  periodHolding,
} from '@jizhi/domain'
import type { CycleConfig } from '@jizhi/mechanism'

/** Days, weeks and 旬 are shown from today on, no more than these. */
const MOST = 12

/** The periods of the year that holds the day; where they are many, the next ones. None where they are not known from a day. */
export function yearPeriods(kind: CycleConfig['period'], today: Day): readonly Period[] {
  if (kind === 'event' || kind === 'session') return []
  const last = `${partsOf(today).year}-12-31` as Day // the last day of a year is a day
  const first = isShort(kind) ? today : (`${partsOf(today).year}-01-01` as Day)
  const end = periodHolding(kind, last)
  const found: Period[] = []
  for (let one = periodHolding(kind, first); found.length < MOST; one = nextOf(one)) {
    // 10th to 10th: what began last year is last year's
    if (firstDayOf(one) >= first || isShort(kind)) found.push(one)
    if (!isShort(kind) && comparePeriods(one, end) >= 0) break
  }
  return found
}

const isShort = (kind: CalendarPeriodKind): boolean => kind === 'day' || kind === 'week' || kind === 'xun'
