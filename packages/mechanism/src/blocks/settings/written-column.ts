import { z } from 'zod'
import type { Column } from '../../model/column.ts'
import { choice, slug, words, wordsOrNone } from './field.ts'
import { options } from './options.ts'

/** The kinds of column a person may declare. */
export const COLUMN_KINDS = {
  score: '分',
  number: '数',
  count: '次',
  percent: '%',
  money: '元',
  flag: '是否',
  choice: '选项',
  grade: '等级',
  date: '日期',
  text: '文字',
  unit: '单位',
  person: '人',
  file: '附件',
} as const

/** NUM-2: entered and declared values have a declared scale; −1 = exact up to 20 places. */
export const scale = (first: number) =>
  z.int().min(-1).max(10).default(first).meta({ title: '小数位', help: '−1 表示不舍入，最多保留 20 位。' })

/** A column declared by an author: a form field, or the outcome of a computation. */
export const columnShape = {
  id: slug('编号'),
  label: words('列名', 30),
  type: choice('类型', COLUMN_KINDS, 'score'),
  scale: scale(2),
  unit: wordsOrNone('单位', 10),
  options: options('选项'),
}

interface Declared {
  readonly id: string
  readonly label: string
  readonly type: keyof typeof COLUMN_KINDS
  readonly scale: number
  readonly unit: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
}

const NUMERIC = new Set<string>(['score', 'number', 'percent'])

export const asColumn = (declared: Declared, many = false): Column => ({
  id: declared.id,
  label: declared.label,
  type: declared.type,
  ...(declared.type === 'money' ? { scale: 2 } : {}),
  ...(declared.type === 'count' ? { scale: 0 } : {}),
  ...(NUMERIC.has(declared.type) && declared.scale >= 0 ? { scale: declared.scale } : {}),
  ...(declared.unit === '' ? {} : { unit: declared.unit }),
  ...(declared.options.length > 0 ? { options: declared.options } : {}),
  ...(many ? { many } : {}),
})
