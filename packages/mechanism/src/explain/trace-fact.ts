import type { FactId } from '@jizhi/domain'
import type { FactIndex } from '../derive/fact-index.ts'
import type { TraceFact } from '../model/trace.ts'

/** What a person needs to find a statement again. */
export function traceFact(index: FactIndex, id: FactId, field: string | undefined): readonly TraceFact[] {
  const fact = index.byId.get(id)
  if (!fact) return []
  return [
    {
      id,
      kind: fact.kind,
      at: fact.at,
      known: fact.known,
      ...(field === undefined ? {} : { field }),
      ...(fact.by === undefined ? {} : { by: fact.by }),
      ...(fact.source === undefined ? {} : { source: fact.source }),
      ...(fact.supersedes === undefined ? {} : { supersedes: fact.supersedes }),
    },
  ]
}
