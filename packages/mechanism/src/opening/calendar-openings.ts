import {
  addDays,
  type CalendarPeriodKind,
  type Day,
  firstDayOf,
  nextOf,
  type Period,
  periodHolding,
  periodText,
} from '@jizhi/domain'
import type { CycleConfig } from '../blocks/cycle.ts'

/** No cycle is caught up further back than this many openings at once. */
const MOST_OPENINGS = 400

/**
 * CYC-1: the periods whose cycles should be open by today and are not, earliest first, to be opened one by one. The
 * first ever is the one that holds `from`; a session opens by hand, since its years are not known from a day.
 * After the sunset nothing opens.
 */
export function calendarOpenings(
  config: CycleConfig,
  opened: ReadonlySet<string>,
  from: Day,
  today: Day,
): readonly Period[] {
  const { period: kind, opening, opensAfter, sunset } = config
  if (kind === 'event' || kind === 'session' || opening === 'by-hand') return []
  const due: Period[] = []
  let period = periodHolding(kind satisfies CalendarPeriodKind, from)
  while (addDays(firstDayOf(period), opensAfter) <= today && due.length < MOST_OPENINGS) {
    if (sunset !== '' && firstDayOf(period) > sunset) break
    if (!opened.has(periodText(period))) due.push(period)
    period = nextOf(period)
  }
  return due
}
