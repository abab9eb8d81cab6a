import { type Day, dayOf, idsOf, instantAt, type Key, lastDayOf, type PersonId } from '@jizhi/domain'
import type { Measure } from '../blocks/settings/measure.ts'
import { cellAt, columnIndex, type Frame, wholeAt } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import { ownPeriod } from './own-period.ts'

const DAY_MS = 86_400_000

export interface Liable {
  readonly units: readonly string[]
  /** Empty where the measure is against the unit itself. */
  readonly persons: readonly PersonId[]
  /** LAD-4: nobody stands at the end of the path. */
  readonly isEmpty: boolean
}

/** PIN-4: the day that decides who is liable; `frozenAt` is when the result behind the ladder was issued. */
export function liabilityDay(
  run: Run,
  liability: 'period-end' | 'event' | 'trigger',
  frozenAt: number | undefined,
): Day {
  const period = ownPeriod(run)
  if (liability === 'period-end' && period !== undefined) return lastDayOf(period)
  return dayOf((frozenAt ?? run.now) as typeof run.now) // instants of facts
}

/** PIN-4 事由发生日: the day in a column of the row; nothing where it is not known. */
export function dayIn(frame: Frame, column: string, row: number): Day | undefined {
  const at = columnIndex(frame, column)
  const series = frame.series[at]
  const value = series ? wholeAt(series, row) : 'undecided'
  if (typeof value === 'string') return undefined
  // A date is a whole number of days since 1970; its first instant in UTC lies within that day in Shanghai.
  const at1970 = frame.columns[at]!.type === 'instant' ? Number(value) : Number(value) * DAY_MS
  const instant = instantAt(at1970)
  return instant.ok ? dayOf(instant.value) : undefined
}

/** LAD-2, LAD-4: whom a measure meets, on the pinned graph and by the holders of that day. */
export function liable(one: Measure, run: Run, frame: Frame, row: number, day: Day, useDeputy: boolean): Liable {
  const { role, deputyRole } = one.target
  const places = placesOf(one, run, frame, row)
  const found = holdersAt(run, places, role, day)
  const persons = found.length > 0 || !useDeputy || deputyRole === '' ? found : holdersAt(run, places, deputyRole, day)
  const isOfPersons = role !== '' || places.some((id) => !run.graph.units.has(id))
  return { units: places, persons, isEmpty: places.length === 0 || (isOfPersons && persons.length === 0) }
}

function placesOf({ target }: Measure, run: Run, frame: Frame, row: number): readonly string[] {
  const unit = idsOf(frame.keys[row]!)[0]!
  if (target.at === 'owner') return [run.pins.owner]
  if (target.at === 'row') return [unit]
  if (target.at === 'parent') return [run.graph.parentOf(unit)].filter((id) => id !== undefined)
  if (target.at === 'relation') {
    // 包干 and 挂钩 lead from the post or unit that bears the duty to the area: both ways are looked at.
    const legs = [
      ...run.graph.follow(target.relation, unit, 'source'),
      ...run.graph.follow(target.relation, unit, 'target'),
    ]
    return [...new Set(legs.map((leg) => leg.to))]
  }
  const series = frame.series[columnIndex(frame, target.column)]
  const cell = series && cellAt(series, row)
  if (!cell || 'missing' in cell || typeof cell.value === 'bigint') return []
  const held = typeof cell.value === 'string' ? [cell.value] : cell.value
  return held.flatMap((key) => idsOf(key as Key).slice(0, 1)) // a row column holds keys
}

/** A place is a unit, a post, or already a person. */
const holdersAt = (run: Run, places: readonly string[], role: string, day: Day): readonly PersonId[] => [
  ...new Set(
    places.flatMap((place): readonly PersonId[] => {
      if (run.graph.units.has(place)) return role === '' ? [] : run.tenures.at(role, place, day)
      return run.tenures.of(place, day) ?? [place as PersonId] // neither unit nor post: a person
    }),
  ),
]
