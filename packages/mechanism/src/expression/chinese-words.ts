import type { Aggregate, FunctionName } from './node.ts'

/** EXPR-4: how an operator is printed. */
export const SIGNS: { readonly [sign: string]: string } = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
  '&&': '且',
  '||': '或',
}

/** EXPR-4: how a function is printed. */
export const NAMES: { readonly [F in FunctionName | Aggregate]: string } = {
  has: '有值',
  or: '缺时取',
  reason: '缺因',
  min: '较小',
  max: '较大',
  abs: '绝对值',
  floor: '取整',
  ceil: '进位取整',
  round: '四舍五入',
  clamp: '限于',
  number: '数值',
  date: '日期',
  year: '年份',
  month: '月份',
  day: '日',
  add_days: '加天数',
  add_months: '加月数',
  add_workdays: '加工作日',
  workdays: '工作日数',
  count: '个数',
  sum: '合计',
  mean: '平均',
  any: '任一',
  all: '全部',
}

/** Other words people use for a function; read, never printed. */
const ALSO: { readonly [word: string]: FunctionName | Aggregate } = {
  有数: 'has',
  缺则取: 'or',
  最小: 'min',
  最大: 'max',
  向上取整: 'ceil',
  求和: 'sum',
  均值: 'mean',
  计数: 'count',
  年: 'year',
  月: 'month',
}

/** Words that stand for themselves wherever they are a whole word. */
export const KEYWORDS = ['且', '或', '非', '在', '中', '若', '则', '否则', '是', '否', 'true', 'false', 'in'] as const

// Object.entries forgets that the keys are those of NAMES.
const PRINTED = Object.entries(NAMES) as [FunctionName | Aggregate, string][]

/** Every word for a function, its name in CEL included. */
export const CALLED: ReadonlyMap<string, FunctionName | Aggregate> = new Map([
  ...PRINTED.map(([name, word]) => [word, name] as const),
  ...PRINTED.map(([name]) => [name, name] as const),
  ...Object.entries(ALSO),
])

const RESERVED: ReadonlySet<string> = new Set([...KEYWORDS, ...CALLED.keys()])
const BARE = /^[\p{L}\p{N}_]+$/u

/** A label that reads as one word and as nothing else. */
export const isBare = (label: string): boolean => BARE.test(label) && !RESERVED.has(label) && !/^[0-9]+$/.test(label)
