import {
  addDays,
  type CalendarPeriodKind,
  type Day,
  firstDayOf,
  lastDayOf,
  type Period,
  periodHolding,
  periodText,
} from '@jizhi/domain'
import type { CycleConfig } from '../blocks/cycle.ts'

/** An approved version, from the first day of the first period that it governs. */
export interface ScheduledVersion {
  readonly version: number
  readonly from: Day
  readonly config: CycleConfig
}

export interface CalendarOpening {
  readonly period: Period
  readonly version: number
  /** It opens as this day begins. */
  readonly opensOn: Day
}

/** No schedule is looked through further than this many periods and versions at once. */
const MOST_STEPS = 4000

/**
 * CYC-1, PIN-1: the first period on or after `from` that is not opened, under the version in force on its first day.
 * Nothing opens by itself by hand, by an event, for a session (its years are not known from a day), or after the sunset.
 * `versions` stand in order of their first day; of several with one first day the last one holds.
 */
export function nextOpening(
  versions: readonly ScheduledVersion[],
  opened: ReadonlySet<string>,
  from: Day,
): CalendarOpening | undefined {
  let day: Day | undefined = from
  for (let step = 0; day !== undefined && step < MOST_STEPS; step += 1) {
    const today: Day = day
    const governing = inForce(versions, today)
    const kind = governing && kindOf(governing.config)
    if (governing === undefined || kind === undefined) {
      day = nextVersion(versions, today)
      continue
    }
    const period = periodHolding(kind, today)
    const first = firstDayOf(period)
    const { sunset, opensAfter } = governing.config
    if (sunset !== '' && first > sunset) {
      day = nextVersion(versions, today)
      continue
    }
    const isGoverned = inForce(versions, first) === governing
    if (isGoverned && !opened.has(periodText(period)))
      return { period, version: governing.version, opensOn: addDays(first, opensAfter) }
    day = addDays(lastDayOf(period), 1)
  }
  return undefined
}

const inForce = (versions: readonly ScheduledVersion[], day: Day): ScheduledVersion | undefined =>
  versions.findLast(({ from }) => from <= day)

const nextVersion = (versions: readonly ScheduledVersion[], day: Day): Day | undefined =>
  versions.find(({ from }) => from > day)?.from

function kindOf({ period, opening }: CycleConfig): CalendarPeriodKind | undefined {
  return period === 'event' || period === 'session' || opening === 'by-hand' ? undefined : period
}
