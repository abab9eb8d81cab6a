import { MISSING_LABELS, MISSING_REASONS } from '@jizhi/domain'
import type { Column } from '../model/column.ts'

export interface Option {
  readonly id: string
  readonly label: string
}

/** The type of an expression. `unit` of a number: score, money, percent, count, number, number:人 …, or plain. */
export type ExpressionType =
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'flag' }
  | { readonly kind: 'option'; readonly options: readonly Option[]; readonly ordered: boolean }
  | { readonly kind: 'literal' }
  | { readonly kind: 'time'; readonly of: 'date' | 'instant' }
  | { readonly kind: 'id'; readonly of: string }
  | { readonly kind: 'list'; readonly of: ExpressionType }

export const PLAIN: ExpressionType = { kind: 'number', unit: 'plain' }
export const FLAG: ExpressionType = { kind: 'flag' }
export const numberOf = (unit: string): ExpressionType => ({ kind: 'number', unit })

/** VAL-1: what `reason(x)` answers; a present cell answers `present`. */
export const REASONS: ExpressionType = {
  kind: 'option',
  ordered: false,
  options: [...MISSING_REASONS.map((id) => ({ id, label: MISSING_LABELS[id] })), { id: 'present', label: '有值' }],
}

export function typeOfColumn(column: Column): ExpressionType {
  if (column.many) return { kind: 'list', of: typeOfColumn({ ...column, many: false }) }
  switch (column.type) {
    case 'score':
    case 'money':
    case 'percent':
    case 'count':
      return numberOf(column.type)
    case 'number':
      return numberOf(column.unit === undefined ? 'number' : `number:${column.unit}`)
    case 'flag':
      return FLAG
    case 'date':
    case 'instant':
      return { kind: 'time', of: column.type }
    case 'grade':
    case 'choice':
      return { kind: 'option', options: column.options ?? [], ordered: column.type === 'grade' }
    default:
      return { kind: 'id', of: column.type }
  }
}

const UNIT_NAMES: { readonly [unit: string]: string } = {
  score: '分',
  money: '元',
  percent: '百分比',
  count: '次',
  number: '数',
  plain: '纯数',
}

/** 分, 元, 数（人）: how a type is called in a complaint. */
export const sayType = (type: ExpressionType): string => {
  switch (type.kind) {
    case 'number':
      return UNIT_NAMES[type.unit] ?? `数（${type.unit.slice('number:'.length)}）`
    case 'flag':
      return '是否'
    case 'option':
      return type.ordered ? '等级' : '选项'
    case 'literal':
      return '文字'
    case 'time':
      return type.of === 'date' ? '日期' : '时刻'
    case 'id':
      return { unit: '单位', person: '人', file: '附件', row: '行' }[type.of] ?? '文本'
    case 'list':
      return `${sayType(type.of)}的列表`
  }
}

/** VAL-6: the unit two numbers share, or undefined where they do not fit (分 + 元). */
export function sharedUnit(a: string, b: string): string | undefined {
  if (a === b || b === 'plain') return a
  if (a === 'plain') return b
  if (a === 'number' && b.startsWith('number:')) return b
  if (b === 'number' && a.startsWith('number:')) return a
  return undefined
}

/** The type of a choice between two values, or undefined where they do not fit. */
export function sharedType(a: ExpressionType, b: ExpressionType): ExpressionType | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    const unit = sharedUnit(a.unit, b.unit)
    return unit === undefined ? undefined : numberOf(unit)
  }
  if (a.kind === 'option' && b.kind === 'option') return sameOptions(a.options, b.options) ? a : undefined
  if (a.kind === 'time' && b.kind === 'time') return a.of === b.of ? a : undefined
  if (a.kind === 'id' && b.kind === 'id') return a.of === b.of ? a : undefined
  if (a.kind === 'list' && b.kind === 'list') {
    const of = sharedType(a.of, b.of)
    return of && { kind: 'list', of }
  }
  return a.kind === b.kind ? a : undefined
}

export const sameOptions = (a: readonly Option[], b: readonly Option[]): boolean =>
  a === b || (a.length === b.length && a.every((one, at) => one.id === b[at]?.id))

/** May a value of this type be written to a column of that type? 分 is never written as 元 (VAL-6). */
export function fitsColumn(type: ExpressionType, column: Column): boolean {
  if (column.many) return false
  if (type.kind === 'number') {
    if (!['score', 'money', 'percent', 'count', 'number'].includes(column.type)) return false
    if (type.unit === 'plain' || type.unit === column.type) return true
    if (column.type === 'number') return type.unit !== 'money'
    return column.type === 'score' && (type.unit.startsWith('number') || type.unit === 'count')
  }
  if (type.kind === 'flag') return column.type === 'flag'
  if (type.kind === 'time') return column.type === type.of
  if (type.kind === 'literal') return column.type === 'choice' || column.type === 'grade'
  if (type.kind === 'id') return column.type === type.of
  if (type.kind !== 'option' || (column.type !== 'choice' && column.type !== 'grade')) return false
  return sameOptions(column.options ?? [], type.options)
}
