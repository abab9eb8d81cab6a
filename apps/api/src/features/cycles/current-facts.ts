import type { AnyFact, Fact, FactKind } from '@jizhi/mechanism'

/** FACT-4: the facts of one kind that no other supersedes, in the order in which they came. */
export function currentFacts<K extends FactKind>(
  { facts }: { readonly facts: readonly AnyFact[] },
  kind: K,
): Fact<K>[] {
  const superseded = new Set(facts.flatMap((fact) => fact.supersedes ?? []))
  const current = facts.filter((fact) => fact.kind === kind && !superseded.has(fact.id))
  return current as unknown as Fact<K>[] // of that kind, as just compared
}
