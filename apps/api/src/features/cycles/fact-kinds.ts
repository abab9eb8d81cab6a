import type { FactKind } from '@jizhi/mechanism'

/** What each kind of fact is called in the county. */
export const KINDS: Readonly<Record<FactKind, string>> = {
  opened: '开周期',
  fixed: '定名单',
  drawn: '抽签',
  answered: '填报',
  judged: '审核',
  overridden: '改定',
  noticed: '告知',
  objected: '异议',
  decided: '裁定',
  signed: '签发',
  frozen: '定榜',
  outcome: '以前的结果',
  balance: '账户余额',
  snapshot: '清单快照',
  initial: '期初',
  holder: '任职变动',
  stepped: '办理',
  acknowledged: '回执',
  calendar: '日历通知',
  extended: '延期',
  voided: '作废',
  withdrawn: '撤回',
  tick: '到期',
}
