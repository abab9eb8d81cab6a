import { type Day, idsOf, type Key, type PersonId, storedId } from '@jizhi/domain'
import type { Who } from '../blocks/settings/who.ts'
import type { Run } from '../model/kernel.ts'

/** Permission follows assignment: a post on the pinned graph, seen from the row's first unit; by its holders of a day (PIN-4). */
export function whom(
  who: Who,
  run: Run,
  key: Key | undefined,
  on?: Day,
): { role: string; persons: readonly PersonId[] } {
  const units = unitsOf(who, run, key === undefined ? undefined : idsOf(key)[0])
  const persons = units.flatMap((unit) => {
    // A row is a unit, or a person, who then answers for himself; a relation may lead to a post.
    const holders = run.graph.units.has(unit)
      ? run.tenures.at(who.role, unit, on)
      : (run.tenures.of(unit, on) ?? (run.tenures.isPerson(unit) ? [storedId<PersonId>(unit)] : []))
    return who.deputy ? holders : holders.slice(0, 1)
  })
  return { role: who.role, persons: [...new Set(persons)] }
}

function unitsOf(who: Who, run: Run, row: string | undefined): readonly string[] {
  if (who.at === 'owner') return [run.pins.owner]
  if (row === undefined) return []
  if (who.at === 'row') return [row]
  if (who.at === 'relation') return related(who, run, row)
  const parent = who.level === '' ? run.graph.parentOf(row) : placeOf(who, run, row)
  return parent === undefined ? [] : [parent]
}

/** The nearest unit of the wanted level, the row's own included. */
const placeOf = ({ level }: Who, run: Run, row: string): string | undefined =>
  level === '' || run.graph.units.get(row)?.kind === level
    ? row
    : run.graph.follow('belongs-to', row, 'target', level)[0]?.to

/** 包干 and 挂钩 lead from whoever bears the duty to the area, so what leads nowhere is looked at from the other end. */
function related(who: Who, run: Run, row: string): readonly string[] {
  const from = placeOf(who, run, row)
  if (from === undefined) return []
  const legs = run.graph.follow(who.relation, from, 'target')
  return (legs.length > 0 ? legs : run.graph.follow(who.relation, from, 'source')).map((leg) => leg.to)
}
