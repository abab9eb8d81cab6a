/** A line about to be booked. Amounts are whole numbers at `scale`: fen (2), or points as their column is written. */
export interface DraftLine {
  /** The unit or the person whose account it is. */
  readonly owner: string
  /** Kind and sub-account: `money/以奖代补资金`. */
  readonly account: string
  readonly amount: bigint
  readonly scale: number
  /** The other side of what somebody gets or gives. */
  readonly counter: boolean
  /** The line it takes back (EFF-4). */
  readonly contraOf: string | null
}

/** Lines that are booked together or not at all (POST-1). */
export interface EntryDraft {
  readonly id: string
  /** What called for it: an effect of a cycle, or an act of people. */
  readonly cause: { readonly effect: string; readonly cycle: string } | { readonly act: string }
  /** POST-2: whether the accounts it names may fall below zero. A floor of an account holds all the same. */
  readonly mayOverdraw: boolean
  readonly lines: readonly DraftLine[]
  /** EFF-4: what whoever is paid owes or is let off, completed under lock. */
  readonly settling?: readonly Settling[]
  /** Fen by pool that come back from whoever owed them: no part of what a cycle set aside. */
  readonly besides?: ReadonlyMap<string, bigint>
}

/** EFF-4: 下期抵扣, 退回, 不追回并注明. */
export type Settlement = 'next' | 'return' | 'waive'

/** One payee and one pool in an entry of money, in fen. */
export interface Settling {
  readonly payee: string
  readonly pool: { readonly owner: string; readonly account: string }
  /** What the payee is due by this entry. */
  readonly due: bigint
  /** What it had in hand for the same slot before: paid, or to be paid. */
  readonly had: bigint
  /** What stays on the claim accounts of this slot once the old lines are taken back. */
  readonly left: bigint
  /** What of the old lines was set off against what was owed. */
  readonly setOff: bigint
  /** What becomes of the rest; null where nothing was paid too much. */
  readonly choice: Settlement | null
  /** Whether what is owed from before is set off against what is due now; not where nothing is paid (POST-3). */
  readonly setsOff: boolean
}

/** An account as it stands under lock. */
export interface AccountState {
  readonly owner: string
  readonly account: string
  readonly measure: 'fen' | 'points'
  readonly scale: number
  readonly balance: bigint
  readonly reserved: bigint
  readonly floor: bigint | null
}

/** ALLOC-1: what a block of a cycle set aside, and how much of it is booked. At the account's scale. */
export interface ReservationState {
  readonly cycle: string
  readonly block: string
  readonly owner: string
  readonly account: string
  readonly amount: bigint
  readonly used: bigint
}

export type RefusalReason = 'overdrawn' | 'closed'

export const pathOf = ({ owner, account }: { readonly owner: string; readonly account: string }): string =>
  `${owner}/${account}`

/** The kind of an account is the first part of its name. */
export const kindOf = (account: string): string => account.split('/')[0] ?? ''

/** Money is kept in fen, whatever else is counted in points. */
export const measureOf = (account: string): AccountState['measure'] => (kindOf(account) === 'money' ? 'fen' : 'points')
