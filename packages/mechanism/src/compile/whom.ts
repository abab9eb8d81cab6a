import { type Day, idsOf, type Key, type PersonId } from '@jizhi/domain'
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
    const holders = run.tenures.at(who.role, unit, on)
    return who.deputy ? holders : holders.slice(0, 1)
  })
  return { role: who.role, persons: [...new Set(persons)] }
}

function unitsOf(who: Who, run: Run, row: string | undefined): readonly string[] {
  if (who.at === 'owner') return [run.pins.owner]
  if (row === undefined) return []
  if (who.at === 'row') return [row]
  if (who.at === 'relation') return run.graph.follow(who.relation, row, 'target').map((leg) => leg.to)
  const parent = run.graph.parentOf(row)
  return parent === undefined ? [] : [parent]
}
