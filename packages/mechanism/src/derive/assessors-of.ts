import type { Key, PersonId } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import type { Session } from './session.ts'

/** OBJ-5, SHIELD-4: who stated something about this row upstream of the block; they neither decide nor sign. */
export function assessorsOf(session: Session, block: CompiledBlock, row: Key): ReadonlySet<PersonId> {
  const persons = new Set<PersonId>()
  for (const ask of block.asks) {
    const { facts } = session.run
    for (const fact of facts.about('answered', ask, row)) {
      const person = fact.slot.person ?? fact.by
      if (person !== undefined) persons.add(person)
    }
  }
  return persons
}
