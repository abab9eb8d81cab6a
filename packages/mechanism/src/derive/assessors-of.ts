import type { BlockId, Key, PersonId } from '@jizhi/domain'
import type { Program } from '../compile/program.ts'
import type { FactReader } from '../model/kernel.ts'

/**
 * OBJ-5, SHIELD-4: who stated something about this row upstream of a block; they neither decide nor sign. Behind a
 * regroup the row is made of others: whoever stated anything there counts.
 */
export function assessorsOf(program: Program, facts: FactReader, block: BlockId, row: Key): ReadonlySet<PersonId> {
  const persons = new Set<PersonId>()
  for (const { ask, sameRows } of program.byId.get(block)?.asks ?? []) {
    const stated = sameRows
      ? facts.about('answered', ask, row)
      : facts.all('answered').filter((fact) => fact.slot.block === ask)
    for (const fact of stated) {
      // FACT-5: an amendment leaves the sheet its assessor's; whoever decides an objection by it does not become one.
      const first = facts.first(fact)
      const person = first.slot.person ?? first.by
      if (person !== undefined) persons.add(person)
    }
  }
  return persons
}
