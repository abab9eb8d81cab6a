import { type CaseId, type FactId, type Instant, storedId } from '@jizhi/domain'
import { byKnown } from '../derive/facts-of-kind.ts'
import type { AnyFact } from '../model/fact.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { type DerivedCase, deriveCase } from './derive-case.ts'

/**
 * CASE-3: a case as it stood at the cut-off, by what is known of it today: later steps do not count, later corrections
 * of earlier steps do. Nothing where it was opened after that.
 */
export function caseAsOf(
  mechanism: Mechanism,
  block: string,
  id: CaseId,
  facts: readonly AnyFact[],
  at: Instant,
): DerivedCase | undefined {
  const corrected = correctionsOf(facts)
  const before = facts.flatMap((fact): AnyFact[] => {
    // EFF-3: a case that was taken back later should never have been in the list.
    if (fact.kind === 'voided') return [{ ...fact, known: at, at }]
    if (fact.supersedes !== undefined || fact.known >= at) return []
    const last = corrected.get(fact.id)
    if (last === undefined) return [fact]
    // a correction is of the same kind
    return last.kind === 'withdrawn' ? [] : [{ ...fact, value: last.value } as AnyFact]
  })
  if (!before.some(({ kind }) => kind === 'opened')) return undefined
  return deriveCase(mechanism, block, id, [...before, tickAt(before[0]!, at)])
}

/** The last correction of each first statement, however many came between. */
function correctionsOf(facts: readonly AnyFact[]): ReadonlyMap<FactId, AnyFact> {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const firstOf = (fact: AnyFact): FactId => {
    let first = fact
    for (let steps = 0; steps < facts.length; steps += 1) {
      const earlier = first.supersedes && byId.get(first.supersedes)
      if (!earlier) break
      first = earlier
    }
    return first.id
  }
  const corrections = facts.filter(({ supersedes }) => supersedes !== undefined).sort(byKnown)
  return new Map(corrections.map((fact) => [firstOf(fact), fact]))
}

function tickAt({ mechanism, cycle }: AnyFact, at: Instant): AnyFact {
  return { id: storedId<FactId>(`as-of-${at}`), mechanism, cycle, kind: 'tick', slot: {}, value: {}, at, known: at }
}
