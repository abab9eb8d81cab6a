import type { AnyFact } from '@jizhi/mechanism'
import type { EffectRow } from './effects.store.ts'

/**
 * EFF-4, EFF-6: proposals that leave less money than was paid already, by their key. An effect was paid when the world
 * answered so.
 */
export function overpaidBy(rows: readonly EffectRow[], facts: readonly AnyFact[]): ReadonlySet<string> {
  const paid = new Set(
    facts.flatMap((fact) => (fact.kind === 'acknowledged' && fact.value.state === 'done' ? [fact.slot.item] : [])),
  )
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return new Set(
    rows.flatMap((row) => {
      const before = row.replaces === null ? undefined : byKey.get(row.replaces)
      const isProposed = row.state === 'proposed' && row.kind === 'ledger'
      if (!isProposed || before === undefined || !wasPaid(before, byKey, paid)) return []
      return moneyOf(row) < moneyOf(before) ? [row.key] : []
    }),
  )
}

/** What was paid stays paid when its entry was corrected since. */
function wasPaid(
  row: EffectRow,
  byKey: ReadonlyMap<string, EffectRow>,
  paid: ReadonlySet<string | undefined>,
): boolean {
  for (let at: EffectRow | undefined = row; at !== undefined; at = byKey.get(at.replaces ?? ''))
    if (paid.has(at.key)) return true
  return false
}

/** Fen; a withdrawal leaves nothing. */
function moneyOf({ content }: EffectRow): bigint {
  let sum = 0n
  for (let at = 1; at <= Number(content.lines ?? 0); at += 1) {
    const held = content[`${at}.amount`]
    const value = typeof held === 'object' && held !== null && 'value' in held ? held.value : '0'
    if (String(content[`${at}.account`]).split('/')[1] === 'money') sum += BigInt(String(value))
  }
  return sum
}
