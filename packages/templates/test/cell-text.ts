import {
  type Day,
  dayAtEpoch,
  decimalText,
  epochDayOf,
  type Instant,
  instantText,
  MISSING_REASONS,
  type MissingReason,
  must,
  packMissing,
  parseDecimal,
  rescale,
  startOf,
} from '@jizhi/domain'
import { type Cell, type Column, type FrozenCell, holdsIds, storedScale } from '@jizhi/mechanism'

const NUMBERS = new Set(['score', 'money', 'percent', 'count', 'number'])

const missingIn = (text: string): MissingReason | undefined => MISSING_REASONS.find((known) => text === `?${known}`)

/** A cell as a case writes it. */
export function textOf(column: Column, cell: Cell): string {
  if ('missing' in cell) return `?${cell.missing}`
  if (typeof cell.value === 'string') return cell.value
  if (typeof cell.value !== 'bigint') return cell.value.join(' ')
  if (NUMBERS.has(column.type)) return decimalText({ unscaled: cell.value, scale: storedScale(column) })
  if (column.type === 'date') return dayAtEpoch(Number(cell.value))
  if (column.type === 'instant') return instantText(Number(cell.value) as Instant) // it was written as one
  return column.options?.[Number(cell.value)]?.id ?? String(cell.value)
}

/** The whole number a text stands for in a column that holds numbers. */
function wholeOf(column: Column, text: string): bigint {
  const option = column.options?.findIndex((one) => one.id === text) ?? -1
  if (option >= 0) return BigInt(option)
  if (column.options) throw new Error(`${column.id} has no option ${text}`)
  if (column.type === 'date') return BigInt(epochDayOf(text as Day)) // a day of our own files
  if (column.type === 'instant') return BigInt(startOf(text as Day))
  return rescale(must(parseDecimal(text)), storedScale(column), 'towards-zero').unscaled
}

/** FACT-7: a field of a sheet. Ids stand beside the sheet. */
export function packedOf(column: Column, text: string): number {
  const reason = missingIn(text)
  if (reason !== undefined) return packMissing(reason)
  return holdsIds(column) ? 0 : Number(wholeOf(column, text))
}

export const idsIn = (text: string): readonly string[] =>
  missingIn(text) === undefined ? text.split(' ').filter((id) => id !== '') : []

/** RES-3: a cell of a frozen table. */
export function frozenOf(column: Column, text: string): FrozenCell {
  const reason = missingIn(text)
  if (reason !== undefined) return { m: reason }
  if (column.many === true) return { v: idsIn(text) }
  return { v: holdsIds(column) ? text : String(wholeOf(column, text)) }
}

/** REV-4: what somebody sets a cell to. */
export function statedOf(column: Column, text: string): { value: string | null; missing?: MissingReason } {
  const reason = missingIn(text)
  if (reason !== undefined) return { value: null, missing: reason }
  return { value: holdsIds(column) ? text : String(wholeOf(column, text)) }
}
