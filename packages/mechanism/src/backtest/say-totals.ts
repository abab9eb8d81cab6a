import { fixedText } from '@jizhi/domain'
import type { Total } from './backtest.ts'

const UNITS: { readonly [K in Total['kind']]: { readonly verb: string; readonly unit: string } } = {
  listed: { verb: '上榜', unit: '次' },
  document: { verb: '发出', unit: '份' },
  message: { verb: '发送', unit: '条' },
  money: { verb: '记入资金', unit: '元' },
  points: { verb: '记入绩效分', unit: '分' },
}

/** BACK-6: “末位通报”上榜由 60 次变为 36 次，少 24 次。 */
export function sayTotals(totals: readonly Total[], periods: readonly string[]): readonly string[] {
  const span = periods.length > 1 ? `${periods[0]} 至 ${periods.at(-1)} 共 ${periods.length} 期` : (periods[0] ?? '')
  const changed = totals.filter(({ before, after }) => before !== after)
  if (periods.length === 0) return ['没有往期可以回测，请先运行一期或导入历史成绩。']
  if (changed.length === 0) return [`${span}：草案与现行版本的后果完全相同。`]
  return [`${span}：草案与现行版本有 ${changed.length} 处后果不同。`, ...changed.map(sayChange)]
}

/** BACK-6: one change as a sentence; of a unit as of all together. */
export function sayChange({ kind, what, before, after }: Pick<Total, 'kind' | 'what' | 'before' | 'after'>): string {
  const { verb, unit } = UNITS[kind]
  const text = (value: bigint): string =>
    kind === 'money' || kind === 'points' ? fixedText({ unscaled: value, scale: 2 }) : String(value)
  const more = after > before ? `多 ${text(after - before)} ${unit}` : `少 ${text(before - after)} ${unit}`
  return `“${what}”${verb}由 ${text(before)} ${unit}变为 ${text(after)} ${unit}，${more}。`
}
