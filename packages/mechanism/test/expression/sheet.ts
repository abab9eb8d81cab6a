import { must, parseDecimal, rescale } from '@jizhi/domain'
import {
  type Cell,
  type Column,
  compileExpression,
  isGap,
  type Outcome,
  storedScale,
  type Wanted,
} from '../../src/index.ts'

export const columns: readonly Column[] = [
  { id: 'score', label: '得分', type: 'score', scale: 2 },
  { id: 'bonus', label: '加分', type: 'score', scale: 2 },
  { id: 'award', label: '奖补', type: 'money', scale: 2 },
  { id: 'rate', label: '达标率', type: 'percent', scale: 4 },
  { id: 'target', label: '目标率', type: 'percent', scale: 4 },
  { id: 'place', label: '名次', type: 'count', scale: 0 },
  { id: 'mean', label: '村均分', type: 'number' },
  { id: 'front', label: '前列', type: 'flag' },
  {
    id: 'category',
    label: '类别',
    type: 'choice',
    options: [
      { id: 'A', label: 'A 类' },
      { id: 'B', label: 'B 类' },
    ],
  },
  {
    id: 'grade',
    label: '等级',
    type: 'grade',
    options: [
      { id: 'good', label: '好' },
      { id: 'fair', label: '一般' },
      { id: 'poor', label: '差' },
    ],
  },
  { id: 'due', label: '期限', type: 'date' },
  { id: 'done', label: '办结', type: 'date' },
  { id: 'members', label: '成员', type: 'row', many: true },
  { id: 'closed_at', label: '办结时刻', type: 'instant' },
  {
    id: 'kinds',
    label: '问题 类型',
    type: 'choice',
    many: true,
    options: [
      { id: 'waste', label: '垃圾' },
      { id: 'water', label: '污水' },
    ],
  },
]

/** A cell from what a person would write: decimal text, an option or a flag as its index, or a missing reason. */
export const cell = (id: string, text: string): Cell => {
  const column = columns.find((one) => one.id === id)!
  const decimal = must(parseDecimal(text))
  return { value: rescale(decimal, storedScale(column), 'towards-zero').unscaled }
}

export const run = (source: string, cells: { readonly [id: string]: Cell }, wants: Wanted = 'number'): Outcome => {
  const compiled = compileExpression(source, columns, wants)
  if (!compiled.ok) throw new Error(compiled.fault.message)
  return compiled.value.evaluate((at) => cells[compiled.value.reads[at]!] ?? { missing: 'unreported' })
}

export const flag = (source: string, cells: { readonly [id: string]: Cell } = {}) => run(source, cells, 'flag')

/** The outcome as `num/den`, `?reason`, or the value. */
export const show = (outcome: Outcome): string => {
  if (isGap(outcome)) return `?${outcome.missing}${outcome.fault === undefined ? '' : `!${outcome.fault}`}`
  if (typeof outcome === 'object' && 'num' in outcome) {
    return outcome.den === 1n ? `${outcome.num}` : `${outcome.num}/${outcome.den}`
  }
  return String(outcome)
}

export const complaint = (source: string, wants: Wanted = 'number'): string => {
  const compiled = compileExpression(source, columns, wants)
  return compiled.ok ? 'accepted' : `${compiled.fault.code} ${compiled.fault.message}`
}
