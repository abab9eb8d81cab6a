import { type Day, dayOf, idsOf, instantAt, type Key, lastDayOf, type PersonId } from '@jizhi/domain'
import type { Measure } from '../blocks/settings/measure.ts'
import { cellAt, columnIndex, type Frame, type Series, wholeAt } from '../model/frame.ts'
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
export const liable = (one: Measure, run: Run, frame: Frame, row: number, day: Day, useDeputy: boolean): Liable =>
  met(
    one.target,
    run,
    idsOf(frame.keys[row]!)[0]!,
    (column) => unitsIn(frame.series[columnIndex(frame, column)], row),
    day,
    useDeputy,
  )

export type Target = Measure['target']

/** What finding somebody reads of a derivation. */
type Seen = Pick<Run, 'graph' | 'tenures'> & { readonly pins: Pick<Run['pins'], 'owner'> }

/** LAD-2: the same from the row's unit; `inColumn` tells whom a column of the row names. */
export function met(
  target: Target,
  run: Seen,
  unit: string,
  inColumn: (column: string) => readonly string[],
  day: Day,
  useDeputy: boolean,
): Liable {
  const { role, deputyRole } = target
  const places = target.at === 'column' ? inColumn(target.column) : placesOf(target, run, unit)
  const found = holdersAt(run, places, role, day)
  const persons = found.length > 0 || !useDeputy || deputyRole === '' ? found : holdersAt(run, places, deputyRole, day)
  const isOfPersons = role !== '' || places.some((id) => !run.graph.units.has(id))
  return { units: places, persons, isEmpty: places.length === 0 || (isOfPersons && persons.length === 0) }
}

function placesOf({ at, relation }: Target, { graph, pins }: Seen, unit: string): readonly string[] {
  if (at === 'owner') return [pins.owner]
  if (at === 'row') return [unit]
  if (at === 'parent') return [graph.parentOf(unit)].filter((id) => id !== undefined)
  // 包干 and 挂钩 lead from the post or unit that bears the duty to the area: both ways are looked at.
  const legs = [...graph.follow(relation, unit, 'source'), ...graph.follow(relation, unit, 'target')]
  return [...new Set(legs.map((leg) => leg.to))]
}

function unitsIn(series: Series | undefined, row: number): readonly string[] {
  const cell = series && cellAt(series, row)
  if (!cell || 'missing' in cell || typeof cell.value === 'bigint') return []
  const held = typeof cell.value === 'string' ? [cell.value] : cell.value
  return held.flatMap((key) => idsOf(key as Key).slice(0, 1)) // a row column holds keys
}

/** A place is a unit, a post, or already a person. */
const holdersAt = (
  { graph, tenures }: Seen,
  places: readonly string[],
  role: string,
  day: Day,
): readonly PersonId[] => [
  ...new Set(
    places.flatMap((place): readonly PersonId[] => {
      if (graph.units.has(place)) return role === '' ? [] : tenures.at(role, place, day)
      return tenures.of(place, day) ?? [place as PersonId] // neither unit nor post: a person
    }),
  ),
]
