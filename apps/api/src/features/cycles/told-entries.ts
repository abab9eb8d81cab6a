import type { Settled } from '../ledgers/index.ts'
import type { EffectRow } from './effects.store.ts'
import type { AnyNewFact } from './new-fact.ts'
import type { Reconciliation } from './reconcile.ts'
import type { Standing } from './standing.ts'

type Outcome = 'posted' | { readonly why: Settled['refused'][number]['why'] }

/** What became of each entry, by effect key: of those that a balance rule could refuse. */
export function outcomesOf({ booked, refused, checked }: Settled): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>()
  for (const { id, cause } of booked) if ('effect' in cause && checked.has(id)) outcomes.set(cause.effect, 'posted')
  for (const { entry, why } of refused) if ('effect' in entry.cause) outcomes.set(entry.cause.effect, { why })
  return outcomes
}

const isRefused = (outcome: Outcome | undefined): boolean => outcome !== undefined && outcome !== 'posted'

/** The plan without what was refused: a new effect is kept as refused, a correction goes on waiting. */
export function keptInside(plan: Reconciliation, outcomes: ReadonlyMap<string, Outcome>): Reconciliation {
  const refuses = (row: EffectRow): boolean => isRefused(outcomes.get(row.key))
  if (![...plan.create, ...plan.correct, ...plan.withdraw].some(refuses)) return plan
  const waiting = [...plan.correct, ...plan.withdraw].filter(refuses)
  return {
    ...plan,
    create: plan.create.map((row) => (refuses(row) ? { ...row, state: 'refused' } : row)),
    correct: plan.correct.filter((row) => !refuses(row)),
    withdraw: plan.withdraw.filter((row) => !refuses(row)),
    propose: [...plan.propose, ...waiting.map((row) => ({ ...row, state: 'proposed' as const }))],
  }
}

/**
 * POST-2: what came of an entry is a fact, so that its row leaves by the right port. Where no rule could refuse it,
 * there is nothing to tell, unless it was refused before. Each fact supersedes the one before, so that a second refusal
 * of the same content is told again.
 */
export function toldOf(
  { facts }: Pick<Standing, 'facts'>,
  plan: Reconciliation,
  outcomes: ReadonlyMap<string, Outcome>,
): readonly AnyNewFact[] {
  const fresh = plan.create.filter(({ kind }) => kind === 'ledger')
  if (fresh.length === 0) return []
  const slotOf = (block: string | undefined, row: string | undefined): string => `${block}\n${row}`
  const last = new Map<string, string>()
  for (const fact of facts)
    if (fact.kind === 'posted' || fact.kind === 'refused' || (fact.kind === 'withdrawn' && fact.slot.item === ENTRY))
      last.set(slotOf(fact.slot.block, fact.slot.row), fact.id)
  return fresh.flatMap(({ key, block, row }): AnyNewFact[] => {
    const before = last.get(slotOf(block, row))
    const outcome = outcomes.get(key) ?? (before === undefined ? undefined : 'posted')
    if (outcome === undefined) return []
    const place = { slot: { block, row, item: ENTRY }, ...(before === undefined ? {} : { supersedes: before }) }
    return outcome === 'posted'
      ? [{ ...place, kind: 'posted', value: {} }]
      : [{ ...place, kind: 'refused', value: { why: outcome.why } }]
  })
}

/** What a slot of `posted` and `refused` speaks of beside its row. */
export const ENTRY = 'entry'
