import type { Answer, readStatement } from '@jizhi/contracts'
import { writeSheetFile } from '../../platform/spreadsheet/index.ts'
import { accountLabel } from './account-names.ts'
import { STATE_WORDS, yuanOf } from './payables.service.ts'

type Statement = Answer<typeof readStatement>

/** 对账单 as Excel: the account, what stood before, every line, what stands. */
export async function statementFile(made: Statement): Promise<{ name: string; bytes: Uint8Array }> {
  const { account, lines, period } = made
  const figure = (text: string | null): string => (text === null ? '' : account.measure === 'fen' ? yuanOf(text) : text)
  const unit = account.measure === 'fen' ? '元' : '分'
  const label = `${account.ownerName} ${accountLabel(account.account)}`
  const rows = [
    [`${label} 对账单${period === null ? '' : ` ${period}`}（${unit}）`],
    ['日期', '分录编号', '摘要', '来源', '收入', '支出', '余额', '支付', '凭证号'],
    ['', '', period === null ? '期初' : '上期结余', '', '', '', figure(made.opening), '', ''],
    ...lines.map((line) => [
      line.day,
      line.number ?? '',
      line.settled === '' ? line.says : `${line.says}（${line.settled}）`,
      line.cause === null ? '' : `${line.cause.mechanismName} ${line.cause.periodLabel}`,
      figure(line.in),
      figure(line.out),
      figure(line.balance),
      line.payment === null ? '' : STATE_WORDS[line.payment.state],
      line.payment?.voucher ?? '',
    ]),
    ['', '', '合计', '', figure(made.in), figure(made.out), figure(made.balance), '', ''],
  ]
  const bytes = await writeSheetFile({ sheets: [{ name: '对账单', rows, headerRow: 1 }] })
  return { name: `${label} 对账单.xlsx`.replace(/[\\/:*?"<>|]/g, ' '), bytes }
}
