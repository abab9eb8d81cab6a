import { z } from 'zod'
import type { ColumnType } from '../../model/column.ts'

/** Words CEL keeps for itself, and two no object should be asked for. */
const RESERVED = new Set(
  (
    'as break const continue else false for function if import in let loop package namespace null return true var ' +
    'void while constructor prototype'
  ).split(' '),
)

/** Stable ASCII name of a column, band, case, field or deadline: what wires and expressions hold on to. */
export const slug = (title: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, '编号用小写英文字母开头，只含小写字母、数字和下划线，最长 40 个。')
    .refine((id) => !RESERVED.has(id), '这个编号是表达式的保留字，请换一个。')
    .meta({ title, format: 'slug' })

/** Words shown to people. */
export const words = (title: string, most = 60) =>
  z.string().trim().min(1, `请填写${title}。`).max(most).meta({ title })

/** Words that may be left out. */
export const wordsOrNone = (title: string, most = 60, help?: string) =>
  z.string().max(most).default('').meta({ title, help })

/** One of a few named options; `labels` is what the settings panel shows. */
export const choice = <K extends string>(title: string, labels: { readonly [key in K]: string }, first: NoInfer<K>) =>
  // The keys of the object literal are exactly K; Object.keys only forgets it.
  z
    .enum(Object.keys(labels) as K[])
    .default(first as never)
    .meta({ title, labels })

export const flag = (title: string, first = false, help?: string) => z.boolean().default(first).meta({ title, help })

/** A whole number between stated bounds, with its unit shown behind it. */
export const whole = (title: string, first: number, least: number, most: number, unit?: string) =>
  z.int().min(least).max(most).default(first).meta({ title, unit })

const DECIMAL = /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/
const DECIMAL_COMPLAINT = '请填写普通小数，例如 0.7，不带千分位和百分号。'

/** A decimal as text, so that 0.7 stays 7/10 (NUM-1). */
export const decimal = (title: string, first: string, unit?: string) =>
  z.string().regex(DECIMAL, DECIMAL_COMPLAINT).default(first).meta({ title, unit, format: 'decimal' })

/** A decimal that may be left empty: no limit. */
export const decimalOrNone = (title: string, unit?: string) =>
  z
    .string()
    .refine((text) => text === '' || DECIMAL.test(text), DECIMAL_COMPLAINT)
    .default('')
    .meta({ title, unit, format: 'decimal', empty: '不设' })

/** An amount of money in yuan with at most two decimals. */
export const yuan = (title: string, first = '0') =>
  z
    .string()
    .regex(/^-?(0|[1-9]\d{0,12})(\.\d{1,2})?$/, '请填写金额，单位元，最多两位小数。')
    .default(first)
    .meta({ title, unit: '元', format: 'yuan' })

/** A column of the arriving roster, chosen from those of the stated types. Empty = none chosen. */
export const column = (title: string, types: readonly ColumnType[], first = '') =>
  z.string().max(40).default(first).meta({ title, ref: 'column', types })

export const columns = (title: string, types: readonly ColumnType[], help?: string) =>
  z.array(z.string().max(40)).max(60).default([]).meta({ title, ref: 'column', types, help })

/** A condition in the expression language; empty = always. */
export const condition = (title: string, help?: string) =>
  z.string().max(600).default('').meta({ title, ref: 'expression', wants: 'flag', help })

/** A figure in the expression language. */
export const formula = (title: string) =>
  z.string().max(600).default('').meta({ title, ref: 'expression', wants: 'number' })

/** A named date of the cycle (its `stages`). Empty = none. */
export const deadline = (title: string) => z.string().max(40).default('').meta({ title, ref: 'deadline' })

/** Prefix of the columns a block writes by itself, so that two blocks of a kind may stand in one drawing (ROW-6). */
export const prefix = () =>
  z
    .string()
    .regex(/^([a-z][a-z0-9_]{0,19}_)?$/, '前缀用小写字母开头、下划线结尾，例如 village_；不需要就留空。')
    .default('')
    .meta({ title: '列编号前缀', help: '同一种块用第二次时填写，避免列重名。' })

export const prefixLabel = () => wordsOrNone('列名前缀', 12, '写在自动生成的列名前面，例如“入围”。')

export const SCORE_TYPES = ['score', 'number', 'count', 'percent'] as const satisfies readonly ColumnType[]
export const ORDERED_TYPES = [
  ...SCORE_TYPES,
  'money',
  'date',
  'instant',
  'grade',
] as const satisfies readonly ColumnType[]
