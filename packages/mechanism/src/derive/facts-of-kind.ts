import { compareIds } from '@jizhi/domain'
import type { AnyFact, FactKind } from '../model/fact.ts'
import type { FactIndex } from './fact-index.ts'

export const byKnown = (a: AnyFact, b: AnyFact): number => a.known - b.known || compareIds(a.id, b.id)

/** All current facts by kind, as far as anybody asked. */
interface Kinds {
  readonly facts: Map<FactKind, AnyFact[]>
  /** Kinds of which something came or went since they were gathered. */
  readonly stale: Set<FactKind>
  /** Kinds that stand by (known, id) already. */
  readonly sorted: Set<FactKind>
}

const KINDS = new WeakMap<FactIndex, Kinds>()
const NONE: readonly AnyFact[] = []

export function factsOfKind(index: FactIndex, kind: FactKind): readonly AnyFact[] {
  const kinds = KINDS.get(index) ?? gathered(index)
  if (kinds.stale.delete(kind)) regather(index, kinds, kind)
  const facts = kinds.facts.get(kind)
  if (!facts) return NONE
  if (!kinds.sorted.has(kind)) facts.sort(byKnown)
  kinds.sorted.add(kind)
  return facts
}

function gathered(index: FactIndex): Kinds {
  const facts = new Map<FactKind, AnyFact[]>()
  for (const rows of index.buckets.values())
    for (const { current } of rows.values())
      for (const fact of current) {
        const held = facts.get(fact.kind)
        if (held) held.push(fact)
        else facts.set(fact.kind, [fact])
      }
  const kinds = { facts, stale: new Set<FactKind>(), sorted: new Set<FactKind>() }
  KINDS.set(index, kinds)
  return kinds
}

function regather(index: FactIndex, kinds: Kinds, kind: FactKind): void {
  const found: AnyFact[] = []
  for (const rows of index.buckets.values())
    for (const { current } of rows.values()) for (const fact of current) if (fact.kind === kind) found.push(fact)
  if (found.length > 0) kinds.facts.set(kind, found)
  else kinds.facts.delete(kind)
}

/** After a few facts all kinds but those that stand in their buckets are what they were. */
export function carryKinds(
  before: FactIndex,
  after: FactIndex,
  touched: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): void {
  const kinds = KINDS.get(before)
  if (!kinds) return
  const stale = new Set(kinds.stale)
  const sorted = new Set(kinds.sorted)
  for (const [block, rows] of touched)
    for (const row of rows.keys())
      for (const index of [before, after])
        for (const fact of index.buckets.get(block)?.get(row)?.current ?? NONE) {
          stale.add(fact.kind)
          sorted.delete(fact.kind)
        }
  KINDS.set(after, { facts: new Map(kinds.facts), stale, sorted })
}
