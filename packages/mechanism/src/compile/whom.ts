import { type Day, idsOf, type Key, type PersonId, storedId } from '@jizhi/domain'
import type { Who } from '../blocks/settings/who.ts'
import type { StandIn } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'

/** Who may act: holders of the post, then whoever stands in for one of them (PIN-6). */
export interface Called {
  readonly role: string
  readonly persons: readonly PersonId[]
  readonly standIns?: readonly StandIn[]
  /** 依次: which of how many desks, from 1. */
  readonly turn?: { readonly at: number; readonly of: number }
}

/** What finding somebody reads of a derivation. */
type Seen = Pick<Run, 'graph' | 'tenures'> & { readonly pins: Pick<Run['pins'], 'owner'> }

/** Permission follows assignment: a post on the pinned graph, seen from the row's first unit; by its holders of a day (PIN-4). */
export function whom(who: Who, run: Seen, key: Key | undefined, on?: Day): Called {
  const units = placesOf(who, run, key)
  const persons = units.flatMap((unit) => {
    const holders = holdersAt(who.role, run, unit, on)
    return who.deputy ? holders : holders.slice(0, 1)
  })
  const own = [...new Set(persons)]
  if (!run.tenures.hasStandIns) return { role: who.role, persons: own }
  const standIns = units
    .flatMap((unit) => run.tenures.standInsAt(who.role, unit, on))
    .filter(({ of, by }) => own.includes(of) && !own.includes(by))
  if (standIns.length === 0) return { role: who.role, persons: own }
  return { role: who.role, persons: [...new Set([...own, ...standIns.map(({ by }) => by)])], standIns }
}

/** Where a post is looked for: units, or posts and persons at the end of a relation; nowhere where the path ends early. */
export const placesOf = (who: Who, run: Seen, key: Key | undefined): readonly string[] =>
  unitsOf(who, run, key === undefined ? undefined : idsOf(key)[0])

function unitsOf(who: Who, run: Seen, row: string | undefined): readonly string[] {
  if (who.at === 'owner') return [run.pins.owner]
  if (row === undefined) return []
  if (who.at === 'row') return [row]
  if (who.at === 'relation') return related(who, run, row)
  const parent = who.level === '' ? run.graph.parentOf(row) : placeOf(who, run, row)
  return parent === undefined ? [] : [parent]
}

/** The nearest unit of the wanted level, the row's own included. */
const placeOf = ({ level }: Who, run: Seen, row: string): string | undefined =>
  level === '' || run.graph.units.get(row)?.kind === level
    ? row
    : run.graph.follow('belongs-to', row, 'target', level)[0]?.to

/** 包干 and 挂钩 lead from whoever bears the duty to the area, so what leads nowhere is looked at from the other end. */
function related(who: Who, run: Seen, row: string): readonly string[] {
  const from = placeOf(who, run, row)
  if (from === undefined) return []
  const legs = run.graph.follow(who.relation, from, 'target')
  return (legs.length > 0 ? legs : run.graph.follow(who.relation, from, 'source')).map((leg) => leg.to)
}

/** A place is a unit, a post of that role, or a person: a row that is one answers for himself. */
function holdersAt(role: string, run: Seen, place: string, on: Day | undefined): readonly PersonId[] {
  if (run.graph.units.has(place)) return run.tenures.at(role, place, on)
  const post = run.tenures.roleOf(place)
  if (post !== undefined) return post === role ? (run.tenures.of(place, on) ?? []) : []
  return run.tenures.isPerson(place) ? [storedId<PersonId>(place)] : []
}
