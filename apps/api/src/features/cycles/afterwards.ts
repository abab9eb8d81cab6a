import { compareIds } from '@jizhi/domain'
import type { EffectRow } from './effects.store.ts'
import type { Reconciliation } from './reconcile.ts'

/** The rows as the store now holds them, in its order. EFF-1: a key that was there and no proposal stays as it was. */
export function afterwards(existing: readonly EffectRow[], plan: Reconciliation): readonly EffectRow[] {
  const after = new Map(existing.map((row) => [row.key, row]))
  for (const key of plan.drop) if (isInside(after.get(key))) after.delete(key)
  for (const [changed, state] of [
    [plan.correct, 'corrected'],
    [plan.withdraw, 'withdrawn'],
  ] as const)
    for (const key of replacedBy(changed)) {
      const row = after.get(key)
      if (row !== undefined) after.set(key, { ...row, state })
    }
  for (const row of [...plan.create, ...plan.propose, ...plan.correct, ...plan.withdraw]) {
    const before = after.get(row.key)
    if (before === undefined) after.set(row.key, row)
    else if (isInside(before))
      after.set(row.key, { ...before, digest: row.digest, content: row.content, state: row.state })
  }
  return [...after.values()].sort(byPlace)
}

/** It never left the house: nothing has to remember it. */
const isInside = (row: EffectRow | undefined): boolean => row?.state === 'proposed' || row?.state === 'refused'

/** The order of the store. */
export const byPlace = (a: EffectRow, b: EffectRow): number =>
  compareIds(a.block, b.block) || compareIds(a.row, b.row) || compareIds(a.line, b.line) || a.n - b.n

/** Keys of the effects whose place these rows take. */
export const replacedBy = (rows: readonly EffectRow[]): string[] => rows.flatMap((row) => row.replaces ?? [])
