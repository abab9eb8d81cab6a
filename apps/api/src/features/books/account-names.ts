import { kindOf } from '../ledgers/index.ts'

/** What is kept in an account; the words of the block 入账. */
const KINDS: Readonly<Record<string, string>> = { money: '资金', 'annual-points': '年度绩效分', credits: '积分' }

/** 资金, 年度绩效分, 积分. */
export const kindLabel = (account: string): string => KINDS[kindOf(account)] ?? kindOf(account)

/** The sub-account, or the name of the counter-account; '' for the account as such. */
export const nameOf = (account: string): string => account.split('/').slice(1).join('/')

/** 资金 · 以奖代补资金 */
export const accountLabel = (account: string): string =>
  nameOf(account) === '' ? kindLabel(account) : `${kindLabel(account)} · ${nameOf(account)}`
