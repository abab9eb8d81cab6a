import type { AnyFact } from '@jizhi/mechanism'

/** Facts that one act stated: of the same kind, about one block, by one person, learned in one moment, from one file. */
export interface FactGroup {
  /** The number of the newest of them; numbers of a cycle begin with 1 and have no gaps. */
  readonly seq: number
  /** In the order in which they came; never empty. */
  readonly facts: readonly AnyFact[]
}

/** A page of groups, newest first, of the facts before a number. A group is never cut in two. */
export function groupsBefore(facts: readonly AnyFact[], before: number, most: number): FactGroup[] {
  const groups: FactGroup[] = []
  let end = Math.min(before - 1, facts.length)
  while (end > 0 && groups.length < most) {
    const key = actOf(facts[end - 1]!)
    let start = end - 1
    while (start > 0 && actOf(facts[start - 1]!) === key) start -= 1
    groups.push({ seq: end, facts: facts.slice(start, end) })
    end = start
  }
  return groups
}

/** Statements that somebody gave one by one stand alone: each has its own row, reason or digest. */
const ALONE: ReadonlySet<AnyFact['kind']> = new Set(['objected', 'decided', 'overridden', 'frozen', 'signed'])

function actOf(fact: AnyFact): string {
  if (ALONE.has(fact.kind)) return fact.id
  const { kind, slot, known, by, source, supersedes, reason } = fact
  if (kind === 'judged') return [kind, fact.value.verdict, slot.block, by, reason].join('\n') // row after row
  return [kind, slot.block, known, by, source?.file, supersedes !== undefined, reason].join('\n')
}
