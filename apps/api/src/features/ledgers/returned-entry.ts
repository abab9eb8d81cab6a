import { newId } from '../../platform/new-id.ts'
import { claimOf } from './claim-account.ts'
import { type EntryDraft, pathOf } from './entry-draft.ts'

/** An entry of money as finance reported on it. */
export interface Reported {
  readonly effect: string
  readonly cycle: string
  readonly entry: string
  /** False where an earlier report is taken back. */
  readonly isPaid: boolean
}

/** What an entry put on the account of money to be returned, net, in fen. */
export interface ReturnLine {
  readonly entry: string
  readonly owner: string
  readonly account: string
  readonly amount: bigint
}

/**
 * EFF-4, EFF-6: what had to be returned came in, and the pool holds it again; or what was due again went out. Nothing where
 * an entry leaves no such claim: the pool paid it when it was booked.
 */
export function returnedEntries(reports: readonly Reported[], lines: readonly ReturnLine[]): EntryDraft[] {
  const byEntry = Map.groupBy(lines, ({ entry }) => entry)
  return reports.flatMap(({ effect, cycle, entry, isPaid }) => {
    const besides = new Map<string, bigint>()
    const drafted = (byEntry.get(entry) ?? []).flatMap(({ owner, account, amount }) => {
      const claim = claimOf(account)
      if (claim === undefined || amount === 0n) return []
      const back = isPaid ? amount : -amount
      besides.set(pathOf(claim.pool), (besides.get(pathOf(claim.pool)) ?? 0n) + back)
      const line = { scale: 2, counter: true, contraOf: null }
      return [
        { ...line, owner, account, amount: -back },
        { ...line, ...claim.pool, amount: back },
      ]
    })
    if (drafted.length === 0) return []
    return [{ id: newId(), cause: { effect, cycle }, mayOverdraw: true, lines: drafted, besides }]
  })
}
