import { moneyOfFen, yuanLabel } from '@jizhi/domain'
import { claimOf } from './claim-account.ts'
import type { Settlement } from './entry-draft.ts'

/** What an entry put on an account, in fen as text. */
export interface AccountFen {
  readonly account: string
  readonly fen: string
}

const MORE: Readonly<Record<Settlement, (yuan: string) => string>> = {
  next: (yuan) => `多付的 ${yuan} 元下期抵扣`,
  return: (yuan) => `多付的 ${yuan} 元应退回`,
  waive: (yuan) => `多付的 ${yuan} 元不追回`,
}
const LESS: Readonly<Record<Settlement, (yuan: string) => string>> = {
  next: (yuan) => `抵扣以前多付的 ${yuan} 元`,
  return: (yuan) => `应退回的减少 ${yuan} 元`,
  waive: (yuan) => `不追回的减少 ${yuan} 元`,
}

/** EFF-4: what becomes of money paid too much, in words; '' where an entry says nothing of it. */
export function settledSaid(lines: readonly AccountFen[]): string {
  return lines
    .flatMap(({ account, fen }) => {
      const claim = claimOf(account)
      const amount = BigInt(fen)
      const size = moneyOfFen(amount < 0n ? -amount : amount)
      if (claim === undefined || amount === 0n || !size.ok) return []
      return [(amount > 0n ? MORE : LESS)[claim.settlement](yuanLabel(size.value))]
    })
    .join('，')
}
