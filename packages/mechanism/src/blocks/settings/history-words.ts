import type { Wanted } from '../../expression/compile.ts'
import type { Called, RosterType } from '../../model/block-def.ts'
import type { HistoryConfig, HistoryFigure } from '../history.ts'
import { sayExpression } from './expression-words.ts'
import { sayRelation } from './relation.ts'
import { deadlineName } from './roster-type.ts'
import { asSourceColumns, saySource } from './source.ts'
import { asColumn } from './written-column.ts'

/** HIST-3 跨期: periods become one value. */
export const ACROSS = {
  count: '累计次数',
  streak: '连续次数',
  sum: '合计',
  mean: '平均',
  best: '最好',
  worst: '最差',
  first: '最早一期的值',
  last: '最近一期的值',
  periods: '期数',
  gaps: '缺期数',
} as const

const GAPS = { unset: '缺期怎么办未设', break: '缺期打断', skip: '缺期跳过', pending: '缺期待定，写成区间' } as const
const CURRENT = { row: '含本期（按本行算）', source: '含本期（按来源同期）', none: '不含本期' } as const

export function sayWindow(config: HistoryConfig): string {
  if (config.window === 'periods') return `近 ${config.size} 期`
  if (config.window === 'values') return `近 ${config.size} 次有数的`
  return { year: '本考核年度', 'same-last-year': '去年同期', all: '从头至今' }[config.window]
}

const sayMatch = (config: HistoryConfig): string => {
  if (config.match === 'relation') return `，按“${sayRelation(config.relation)}”关系对应`
  if (config.match === 'columns') return `，按 ${config.pairs.length} 列对应`
  return ''
}

const sayReset = (config: HistoryConfig, say: (text: string) => string): string => {
  const resets = [
    ...(config.resetWhen === '' ? [] : [`${say(config.resetWhen)} 即清零`]),
    ...(config.resetYearly ? ['跨年清零'] : []),
    ...(config.resetHandled === '' ? [] : ['处置后清零']),
  ]
  return resets.length === 0 ? '不清零' : resets.join('、')
}

/** 取本机制“月度成绩”本考核年度含本期的累计次数为后进次数（命中：后进），缺期跳过，不清零。 */
export function sayHistory(config: HistoryConfig, input: RosterType | undefined, called?: Called): string {
  if (config.source === 'account') {
    const account = { money: '资金', 'annual-points': '年度绩效分', credits: '积分' }[config.account]
    return `读本行单位${account}账户的余额、累计记入和笔数，读到为止一直等。`
  }
  const source: RosterType = { keyType: [], columns: asSourceColumns(config.reads), frozen: true }
  const say = (text: string) => sayExpression(text, source)
  const counts = config.figures.some((one) => one.across === 'count' || one.across === 'streak')
  const figures = config.figures.map((one) => `${one.label}为${ACROSS[one.across]}`)
  const hit = counts ? `，命中指${config.hit === '' ? '在榜上' : say(config.hit)}，${GAPS[config.gap]}` : ''
  const units = `合并时${{ person: '由人定', max: '取大', sum: '相加', zero: '清零' }[config.merged]}，分设时${
    { person: '由人定', inherit: '各自继承', zero: '清零' }[config.split]
  }`
  const wait = config.until === '' ? '没有定榜的期不等' : `没有定榜的期等到“${deadlineName(input, config.until)}”`
  const what = figures.length === 0 ? '新列未设' : figures.join('、')
  return (
    `读${saySource(config, called)}${sayMatch(config)}，${sayWindow(config)}，${CURRENT[config.current]}：${what}${hit}，${sayReset(config, say)}。` +
    `${wait}，单位${units}。`
  )
}

/** 期内 合计 and the like work on numbers of any unit; a sole row may be of any type. */
export const figureWants = (figure: HistoryFigure): Wanted => {
  const column = asColumn(figure)
  return ['score', 'number', 'count', 'percent', 'money'].includes(column.type) ? 'number' : column
}
