import {
  dayAtEpoch,
  decimalText,
  epochDayOf,
  fail,
  type Instant,
  instantText,
  ok,
  parseDay,
  parseDecimal,
  type Result,
  rescale,
  startOf,
} from '@jizhi/domain'
import { type Column, holdsIds, storedScale } from '../model/column.ts'
import type { FrozenCell } from '../model/fact.ts'
import type { Cell } from '../model/table.ts'
import type { Complain } from './file-fault.ts'
import { GAP_WORDS, gapOf } from './words.ts'

/** A cell as a facts file writes it and a derivation is printed: canonical, in yuan, by option id, `?unreported`. */
export function writtenCell(column: Column, cell: Cell): string {
  if ('missing' in cell) return `?${cell.missing}`
  const { value } = cell
  if (typeof value === 'string') return value
  if (typeof value !== 'bigint') return value.join(' ')
  switch (column.type) {
    case 'grade':
    case 'choice':
      return column.options?.[Number(value)]?.id ?? String(value)
    case 'date':
      return dayAtEpoch(Number(value))
    case 'instant':
      return instantText(Number(value) as Instant) // written by a kernel from an instant
    case 'flag':
      return String(value)
    default:
      return decimalText({ unscaled: value, scale: storedScale(column) })
  }
}

const FLAGS: { readonly [text: string]: bigint } = { 是: 1n, 否: 0n, true: 1n, false: 0n, 1: 1n, 0: 0n }

/** The whole number a text stands for at a scale, or what is wrong with it. */
export function wholeOf(column: Pick<Column, 'type' | 'options'>, text: string, scale: number): Result<bigint, string> {
  switch (column.type) {
    case 'flag': {
      const flag = Object.hasOwn(FLAGS, text) ? FLAGS[text] : undefined
      return flag === undefined ? fail('要写 是 或 否。') : ok(flag)
    }
    case 'grade':
    case 'choice': {
      const at = column.options?.findIndex((one) => one.id === text || one.label === text) ?? -1
      const known = column.options?.map((one) => one.id).join('、') ?? ''
      return at < 0 ? fail(`不在可选的范围里，可写 ${known}。`) : ok(BigInt(at))
    }
    case 'date':
    case 'instant': {
      const day = parseDay(text)
      if (!day.ok) return fail('要写日期，如 2026-10-31。')
      return ok(BigInt(column.type === 'date' ? epochDayOf(day.value) : startOf(day.value)))
    }
    default:
      return numberOf(text, scale)
  }
}

/** VAL-7: `87.5%` is the ratio 0.875, and may be written as either. */
function numberOf(text: string, scale: number): Result<bigint, string> {
  const isPercent = text.endsWith('%')
  const read = parseDecimal(isPercent ? text.slice(0, -1) : text)
  if (!read.ok) return fail('要写十进制的数，如 87.5；没有值写 ?未报。')
  const exact = isPercent ? { ...read.value, scale: read.value.scale + 2 } : read.value
  const kept = rescale(exact, scale, 'towards-zero')
  return decimalText(kept) === decimalText(exact) ? ok(kept.unscaled) : fail(`小数太长，这里最多 ${scale} 位。`)
}

/** Ids of one cell, parted by blanks. */
export const idsIn = (text: string): readonly string[] => text.split(' ').filter((id) => id !== '')

/** RES-3, REV-4: a cell of a frozen table, or what somebody sets a cell to; nothing where the text cannot be read. */
export function statedCell(column: Column, text: string, complain: Complain): FrozenCell | null {
  const gap = gapOf(text)
  if (gap) return { m: gap }
  if (column.many === true) return { v: idsIn(text) }
  if (holdsIds(column)) return { v: text }
  const whole = text.startsWith('?') ? fail(`缺失要写 ${GAP_WORDS}。`) : wholeOf(column, text, storedScale(column))
  if (whole.ok) return { v: String(whole.value) }
  complain(`“${text}”：${whole.fault}`)
  return null
}
