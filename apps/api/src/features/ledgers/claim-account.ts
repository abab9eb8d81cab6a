import type { Settlement } from './entry-draft.ts'

/** EFF-4: on which account of whoever was paid too much the rest stands, by what was chosen for it. */
export const CLAIM_NAMES: Readonly<Record<Settlement, string>> = { next: '待抵扣', return: '应退回', waive: '不追回' }

/** A pool of money: the account that awards are booked against. */
export interface Pool {
  readonly owner: string
  readonly account: string
}

const CLAIM = /^money\/(待抵扣|应退回|不追回)\/(.*)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The account keeps the pool apart, so that what one pool is owed is never set off against an award of another. */
export const claimAccount = (settlement: Settlement, { owner, account }: Pool): string =>
  `money/${CLAIM_NAMES[settlement]}/${account.split('/').slice(1).join('/')}/${owner}`

/** What a claim account holds and for which pool; undefined for every other account. */
export function claimOf(account: string): { readonly settlement: Settlement; readonly pool: Pool } | undefined {
  const [, name, sub = '', owner = ''] = CLAIM.exec(account) ?? []
  const settlement = (['next', 'return', 'waive'] as const).find((one) => CLAIM_NAMES[one] === name)
  if (settlement === undefined) return undefined
  return { settlement, pool: { owner, account: sub === '' ? 'money' : `money/${sub}` } }
}
