import type { Derived, JsonObject } from '../../src/index.ts'
import { block, column, tableOf } from '../build.ts'
import { deriveOne } from '../derive/one-block.ts'

export const item = (method: string, more: JsonObject = {}): JsonObject => ({
  id: 'part',
  label: '项目',
  method,
  ...more,
})

/** A form with counts a, b, c, d, a 是否 `yes`, and a 选项 `state` of good, late, none. */
const FIELDS: readonly JsonObject[] = [
  ...['a', 'b', 'c', 'd'].map((id) => ({ id, label: id, type: 'number', scale: 0, required: false })),
  ...['yes', 'also'].map((id) => ({ id, label: id, type: 'flag', required: false })),
  {
    id: 'state',
    label: '情形',
    type: 'choice',
    required: false,
    options: [
      { id: 'good', label: '好' },
      { id: 'late', label: '未按时' },
      { id: 'none', label: '未开展' },
    ],
  },
]
const ORDER = ['a', 'b', 'c', 'd', 'yes', 'also', 'state'] as const

export type Answer = { readonly [field in (typeof ORDER)[number]]?: number }

/** Rows of answers through one score block; what is not given was not reported. */
export const scoring = (config: JsonObject, rows: { readonly [row: string]: Answer }): Derived =>
  deriveOne(block('score', { completeness: { rule: 'all' }, ...config }), {
    fields: FIELDS,
    rows: Object.fromEntries(Object.entries(rows).map(([row, answer]) => [row, ORDER.map((id) => answer[id])])),
  })

/** Scores in hundredths by row, or the reason why there is none. */
export const scoresOf = (config: JsonObject, rows: { readonly [row: string]: Answer }) =>
  column(tableOf(scoring(config, rows), 'score', 'scored'), 'score')

/** One item, one row. */
export const worth = (one: JsonObject, answer: Answer) => scoresOf({ items: [one] }, { x: answer }).x
