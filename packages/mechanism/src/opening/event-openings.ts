import {
  addDays,
  addMonths,
  addWorkingDays,
  compareIds,
  type Day,
  dayOf,
  type Instant,
  type Key,
  startOf,
  type WorkingCalendar,
} from '@jizhi/domain'
import type { CycleConfig } from '../blocks/cycle.ts'
import { asSourceColumns } from '../blocks/settings/source.ts'
import type { CaseStatus } from '../case/case-life.ts'
import { rowCondition } from '../compile/row-condition.ts'
import { frameOf } from '../compile/source-table.ts'
import type { OutcomeRows } from '../model/fact.ts'

/** CYC-3: something that may begin a cycle, as a door heard of it. */
export type Happening =
  | { readonly on: 'arrival'; readonly scheme: string; readonly event: string; readonly at: Instant }
  | { readonly on: 'request'; readonly id: string; readonly row: Key; readonly at: Instant }
  | { readonly on: 'result'; readonly outcome: OutcomeRows; readonly at: Instant }
  | { readonly on: 'case'; readonly id: string; readonly row: Key; readonly status: CaseStatus; readonly at: Instant }
  | { readonly on: 'date'; readonly row: Key; readonly column: string; readonly day: Day }

/** A cycle to be opened: its id (CYC-1), the instant it is about (CYC-2), and when it opens. */
export interface EventOpening {
  readonly event: string
  readonly at: Instant
  readonly opensAt: Instant
  /** The rows it is about, where the event names them. */
  readonly rows: readonly Key[]
}

/**
 * CYC-1…3: the event cycles that should be open by `now` and are not, in the order in which the events happened. The same
 * event heard of twice, or in a corrected table, opens nothing again.
 */
export function eventOpenings(
  config: CycleConfig,
  happenings: readonly Happening[],
  opened: ReadonlySet<string>,
  now: Instant,
  calendar: WorkingCalendar,
): readonly EventOpening[] {
  if (config.period !== 'event') return []
  const found = new Map<string, EventOpening>()
  for (const happening of happenings)
    for (const { event, at, rows } of eventsOf(config.event, happening)) {
      const opensAt = openingOf(config.event, at, calendar)
      const isOver = config.sunset !== '' && dayOf(opensAt) > config.sunset
      if (!opened.has(event) && !found.has(event) && opensAt <= now && !isOver)
        found.set(event, { event, at, opensAt, rows })
    }
  return [...found.values()].sort((a, b) => a.at - b.at || compareIds(a.event, b.event))
}

type Event = Pick<EventOpening, 'event' | 'at' | 'rows'>

function eventsOf(config: CycleConfig['event'], one: Happening): readonly Event[] {
  if (one.on !== config.on) return []
  switch (one.on) {
    case 'arrival':
      return one.scheme === config.scheme ? [{ event: one.event, at: one.at, rows: [] }] : []
    case 'request':
      return [{ event: one.id, at: one.at, rows: [one.row] }]
    case 'result':
      return resultEvents(config, one.outcome, one.at)
    case 'case':
      return config.states.includes(one.status)
        ? [{ event: `${one.id}@${one.status}@${one.at}`, at: one.at, rows: [one.row] }]
        : []
    case 'date':
      return one.column === config.dateColumn
        ? [{ event: `${one.row}@${one.day}`, at: startOf(one.day), rows: [one.row] }]
        : []
  }
}

/** CYC-3: one cycle per table, or one per row that the filter lets through. A revision is no new event. */
function resultEvents(config: CycleConfig['event'], outcome: OutcomeRows, at: Instant): readonly Event[] {
  if (outcome.scheme !== config.scheme || outcome.result !== config.result || outcome.voided) return []
  const frame = frameOf(outcome.rows, outcome.types, asSourceColumns(config.reads))
  const keeps = rowCondition(config.filter, frame.columns, [])(frame)
  const rows = outcome.rows.keys.filter((_, row) => keeps(row) === true)
  const name = `${config.result}@${outcome.period}`
  if (config.per === 'row') return rows.map((row) => ({ event: `${name}@${row}`, at, rows: [row] }))
  return rows.length === 0 && config.filter !== '' ? [] : [{ event: name, at, rows }]
}

function openingOf(config: CycleConfig['event'], at: Instant, calendar: WorkingCalendar): Instant {
  const { delay, delayStep } = config
  if (delay === 0) return at
  const day = dayOf(at)
  if (delayStep === 'workday') return startOf(addWorkingDays(day, delay, calendar).day)
  return startOf(delayStep === 'day' ? addDays(day, delay) : addMonths(day, delay))
}
