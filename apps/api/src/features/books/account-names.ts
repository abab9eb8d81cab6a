import { CLAIM_NAMES, claimOf, kindOf } from '../ledgers/index.ts'

/** What is kept in an account; the words of the block 入账. */
const KINDS: Readonly<Record<string, string>> = { money: '资金', 'annual-points': '年度绩效分', credits: '积分' }

/** 资金, 年度绩效分, 积分. */
export const kindLabel = (account: string): string => KINDS[kindOf(account)] ?? kindOf(account)

/** The sub-account, or the name of the counter-account; '' for the account as such. A claim names its pool (EFF-4). */
export function nameOf(account: string): string {
  const claim = claimOf(account)
  if (claim === undefined) return account.split('/').slice(1).join('/')
  const pool = claim.pool.account.split('/').slice(1).join('/')
  return [CLAIM_NAMES[claim.settlement], ...(pool === '' ? [] : [pool])].join(' · ')
}

/** 资金 · 以奖代补资金 */
export const accountLabel = (account: string): string =>
  nameOf(account) === '' ? kindLabel(account) : `${kindLabel(account)} · ${nameOf(account)}`
