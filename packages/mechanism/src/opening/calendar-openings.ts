import { addDays, type Day, lastDayOf, type Period } from '@jizhi/domain'
import type { CycleConfig } from '../blocks/cycle.ts'
import { nextOpening } from './next-opening.ts'

/** No cycle is caught up further back than this many openings at once. */
const MOST_OPENINGS = 400

/** Before every period that can be written. */
const ALWAYS = '1900-01-01' as Day

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
  const versions = [{ version: 1, from: ALWAYS, config }]
  const due: Period[] = []
  let next = nextOpening(versions, opened, from)
  while (next !== undefined && next.opensOn <= today && due.length < MOST_OPENINGS) {
    due.push(next.period)
    next = nextOpening(versions, opened, addDays(lastDayOf(next.period), 1))
  }
  return due
}
