import { type BlockId, idsOf, type Key } from '@jizhi/domain'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'

/** ROST-3: what a person fixed, and the signed additions and removals since, in the order they became known. */
export function fixedKeys(
  run: Run,
  block: BlockId,
  drawn: readonly Key[],
): { readonly keys: readonly Key[]; readonly isFixed: boolean; readonly removed: readonly Key[] } {
  const facts = run.facts.about('fixed', block)
  const base = facts.findLast((fact) => fact.value.change === undefined)
  const changes = facts.filter((fact) => fact.value.change !== undefined && isSigned(run, block, fact))
  const inside = base?.value.keys.filter((key) => run.graph.isInside(idsOf(key)[0]!))
  if (changes.length === 0)
    return { keys: inside ? [...new Set(inside)] : drawn, isFixed: base !== undefined, removed: [] }
  const keys = new Set(inside ?? drawn)
  const removed = new Set<Key>()
  for (const { value } of changes)
    for (const key of value.keys) {
      if (value.change === 'remove') {
        if (keys.delete(key)) removed.add(key)
      } else if (run.graph.isInside(idsOf(key)[0]!)) {
        keys.add(key)
        removed.delete(key)
      } else
        run.find({
          code: 'roster.outside-owner',
          block,
          row: key,
          message: '要增加的对象不在主办单位辖区内，未增加。',
        })
    }
  return { keys: [...keys], isFixed: base !== undefined, removed: [...removed] }
}

function isSigned(run: Run, block: BlockId, fact: Fact<'fixed'>): boolean {
  const signed = fact.by !== undefined && fact.reason !== undefined
  if (!signed)
    run.find({
      code: 'roster.change-unsigned',
      block,
      message: `名单的增减 ${fact.id} 没有签字或没有写理由，未采用。`,
    })
  return signed
}
