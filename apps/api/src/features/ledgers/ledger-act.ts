import type { DraftLine } from './entry-draft.ts'

/** Money handed down to a pool, or opening balances: an entry that no cycle called for. Two persons each. */
export interface LedgerAct {
  /** Also the id of its entry. */
  readonly id: string
  readonly kind: 'deposit' | 'initial'
  /** 摘要. */
  readonly says: string
  /** The document it rests on. */
  readonly document: string
  readonly day: string
  readonly by: string
  readonly second: string
  readonly lines: readonly DraftLine[]
  /** Accounts that may give no more than they hold from now on. */
  readonly bounds: readonly { readonly owner: string; readonly account: string }[]
}
