import { newId } from '../../platform/new-id.ts'
import type { EffectRow, LedgerLine } from './effects.store.ts'

type OldLine = Omit<LedgerLine, 'amount'> & { readonly amount: string }

/** POST-1: the lines of an entry and their counter-lines, which sum to zero. */
export function entryOf(effect: EffectRow): LedgerLine[] {
  const entryId = newId()
  const count = Number(effect.content.lines ?? 0)
  return Array.from({ length: count }, (_, at) => at + 1).flatMap((at) => {
    const amount = wholeOf(effect.content[`${at}.amount`])
    const scale = Number(effect.content[`${at}.scale`])
    const line = (account: unknown, signed: bigint): LedgerLine => ({
      ...accountOf(String(account)),
      id: newId(),
      entryId,
      amount: signed,
      scale,
      effectKey: effect.key,
      contraOf: null,
    })
    return [line(effect.content[`${at}.account`], amount), line(effect.content[`${at}.counter`], -amount)]
  })
}

/** EFF-4: what was booked is never changed; the contra of the old lines stands in one entry with the new ones. */
export function contraOf(effect: EffectRow, old: readonly OldLine[], entryId: string): LedgerLine[] {
  return old.map((line) => ({
    ...line,
    id: newId(),
    entryId,
    amount: -BigInt(line.amount),
    effectKey: effect.key,
    contraOf: line.id,
  }))
}

/** `unit/money/…`: whose account, and which. */
function accountOf(text: string): Pick<LedgerLine, 'ownerUnitId' | 'account' | 'measure'> {
  const [unit = '', ...rest] = text.split('/')
  return { ownerUnitId: unit, account: rest.join('/'), measure: rest[0] === 'money' ? 'fen' : 'points' }
}

function wholeOf(held: unknown): bigint {
  const value = typeof held === 'object' && held !== null && 'value' in held ? held.value : undefined
  if (typeof value !== 'string') throw new Error('a ledger line without an amount')
  return BigInt(value)
}
