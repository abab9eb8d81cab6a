import { claimAccount } from './claim-account.ts'
import { type DraftLine, type EntryDraft, pathOf, type Settling } from './entry-draft.ts'

/**
 * EFF-4, pure: the lines by which an entry settles what was paid too much. The pool keeps what it really paid out: the rest
 * stands on a claim account of the payee until it is set off, returned, or for good where it is waived. `balanceOf` says
 * what an account stood at before the entry, in fen.
 */
export function completeEntry(entry: EntryDraft, balanceOf: (path: string) => bigint): EntryDraft {
  if (entry.settling === undefined) return entry
  const besides = new Map(entry.besides)
  const lines = entry.settling.flatMap((one) => {
    const next = { owner: one.payee, account: claimAccount('next', one.pool) }
    const owed = balanceOf(pathOf(next)) + sumOn(entry.lines, pathOf(next))
    const { rest, setOff } = shareOf(one, owed)
    const pool = pathOf(one.pool)
    if (setOff !== 0n) besides.set(pool, (besides.get(pool) ?? 0n) + setOff)
    return [
      ...(one.choice === null ? [] : transfer(one, claimAccount(one.choice, one.pool), rest)),
      ...transfer(one, next.account, -setOff),
    ]
  })
  return { ...entry, lines: [...entry.lines, ...lines], besides }
}

/** What goes on the claim account, and what comes off the one of 下期抵扣; never more than is owed, nor than is due. */
function shareOf(
  { due, had, left, setOff: before, choice, setsOff }: Settling,
  owed: bigint,
): { readonly rest: bigint; readonly setOff: bigint } {
  // never what is in hand already: as much as before, or what is due on top
  const room = least(due, due - had > before ? due - had : before)
  const setOff = setsOff && owed > 0n && room > 0n ? least(owed, room) : 0n
  const over = had - (due - setOff)
  const rest = choice === null ? 0n : (over > 0n ? over : 0n) - left
  const after = owed - setOff + (choice === 'next' ? rest : 0n)
  // set off elsewhere already, and no longer owed: it is due again
  return { rest, setOff: after < 0n ? setOff + after : setOff }
}

/** From the pool to an account of the payee. */
function transfer({ payee, pool }: Settling, account: string, amount: bigint): DraftLine[] {
  if (amount === 0n) return []
  const line = { scale: 2, counter: true, contraOf: null }
  return [
    { ...line, owner: payee, account, amount },
    { ...line, ...pool, amount: -amount },
  ]
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

const sumOn = (lines: readonly DraftLine[], path: string): bigint =>
  lines.reduce((sum, line) => (pathOf(line) === path ? sum + line.amount : sum), 0n)
