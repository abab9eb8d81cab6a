import type { FactId } from '@jizhi/domain'
import type { FactIndex } from '../derive/fact-index.ts'
import type { AnyFact } from '../model/fact.ts'
import type { TraceFact } from '../model/trace.ts'

/** What a person needs to find a statement again. */
export function traceFact(index: FactIndex, id: FactId, field: string | undefined): readonly TraceFact[] {
  const fact = index.byId.get(id)
  return fact ? [{ ...shownFact(fact), ...(field === undefined ? {} : { field }) }] : []
}

export const shownFact = (fact: AnyFact): TraceFact => ({
  id: fact.id,
  kind: fact.kind,
  at: fact.at,
  known: fact.known,
  ...(fact.by === undefined ? {} : { by: fact.by }),
  ...(fact.source === undefined ? {} : { source: fact.source }),
  ...(fact.supersedes === undefined ? {} : { supersedes: fact.supersedes }),
})
