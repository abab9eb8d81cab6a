import type { AnyFact, FactValues } from '@jizhi/mechanism'
import type { correctionOf } from '../ledgers/index.ts'
import type { EffectRow } from './effects.store.ts'
import { overpaidBy } from './overpaid.ts'
import { proposalDigest } from './reconcile.ts'

type Before = Parameters<typeof correctionOf>[1]
type Line = Before['old'][number]

/** What a change of an entry takes the place of, before its lines are read. */
export interface Replaced extends Pick<Before, 'content' | 'settlement'> {
  readonly key: string
  /** Keys of all effects of the slot so far. */
  readonly slot: readonly string[]
}

/** EFF-4: by the key of each change: the effect before it, and what the signature says of money paid too much. */
export function replacedBefore(
  facts: readonly AnyFact[],
  existing: readonly EffectRow[],
  changes: readonly EffectRow[],
): ReadonlyMap<string, Replaced> {
  if (changes.length === 0) return new Map()
  const byKey = new Map(existing.map((row) => [row.key, row]))
  const overpaid = overpaidBy(existing, facts)
  const chosen = settlementsOf(facts)
  return new Map(
    changes.flatMap((row) => {
      const before = byKey.get(row.replaces ?? '')
      if (before === undefined) return []
      const settlement = overpaid.has(row.key) ? chosen.get(proposalDigest(before.key, row.digest)) : undefined
      const slot = slotOf(before, byKey)
      return [[row.key, { key: before.key, content: before.content, slot, settlement: settlement ?? null }] as const]
    }),
  )
}

/** The same with the lines that were booked. */
export function beforeOf(replaced: Replaced | undefined, booked: ReadonlyMap<string, readonly Line[]>): Before {
  const { key = '', slot = [], content = {}, settlement = null } = replaced ?? {}
  return { content, settlement, old: booked.get(key) ?? [], slot: slot.flatMap((one) => booked.get(one) ?? []) }
}

function slotOf(row: EffectRow, byKey: ReadonlyMap<string, EffectRow>): string[] {
  const keys: string[] = []
  for (let at: EffectRow | undefined = row; at !== undefined; at = byKey.get(at.replaces ?? '')) keys.push(at.key)
  return keys
}

/** By digest signed; the last one where several did. */
function settlementsOf(
  facts: readonly AnyFact[],
): ReadonlyMap<string, NonNullable<FactValues['signed']['settlement']>> {
  return new Map(
    facts.flatMap((fact) => {
      if (fact.kind !== 'signed' || fact.value.settlement === undefined) return []
      const { settlement, digests } = fact.value
      return digests.map((digest) => [digest, settlement] as const)
    }),
  )
}
