import type { BlockId, Instant, Key, PersonId } from '@jizhi/domain'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import type { Called } from './whom.ts'

type Assigned = Fact<'assigned'>

/** What was handed on about a row, or about the whole table, by (known, id). */
const assignedAt = (run: Run, block: BlockId, key: Key | undefined): readonly Assigned[] =>
  key === undefined ? run.facts.about('assigned', block) : run.facts.about('assigned', block, key)

/**
 * PIN-7 转办: whoever handed the row on is replaced, as long as he is among those asked and the other holds a post; after
 * a change of hands it is the new holder's (PIN-4).
 */
export function handedOn(run: Run, block: BlockId, key: Key | undefined, called: Called): Called {
  let at = called
  for (const { value } of assignedAt(run, block, key))
    if (value.mode === 'instead' && at.persons.includes(value.from) && run.tenures.isInOffice(value.to))
      at = replaced(at, value.from, value.to)
  return at
}

function replaced({ role, persons, standIns }: Called, from: PersonId, to: PersonId): Called {
  const kept = (standIns ?? []).filter(({ by, of }) => of !== from && by !== from)
  const gone = new Set((standIns ?? []).filter(({ of }) => of === from).map(({ by }) => by))
  const after = persons.filter((one) => !gone.has(one)).map((one) => (one === from ? to : one))
  return { role, persons: [...new Set(after)], ...(kept.length > 0 ? { standIns: kept } : {}) }
}

/** Somebody a reviewer asked to sign beside him. */
export interface Cosigner {
  readonly person: PersonId
  readonly mode: 'before' | 'after'
  readonly since: Instant
}

/** PIN-7 加签: who holds no post any more is not waited for. */
export function cosigners(run: Run, block: BlockId, key: Key | undefined): readonly Cosigner[] {
  const all = assignedAt(run, block, key).flatMap(({ value, known }): Cosigner[] =>
    value.mode !== 'instead' && run.tenures.isInOffice(value.to)
      ? [{ person: value.to, mode: value.mode, since: known }]
      : [],
  )
  return [...new Map(all.map((one) => [one.person, one])).values()]
}
