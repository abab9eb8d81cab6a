import { dayAtEpoch, decimalText, type Instant, instantText, MISSING_LABELS } from '@jizhi/domain'
import { type Column, storedScale } from '../model/column.ts'
import type { Cell } from '../model/table.ts'

/** A cell as a person reads it inside a sentence of the trace; ids stay ids, the door puts the names in. */
export function shown(cell: Cell, column: Column): string {
  if ('missing' in cell) return `（${MISSING_LABELS[cell.missing]}）`
  const { value } = cell
  if (typeof value === 'string') return value
  if (typeof value !== 'bigint') return value.join('、')
  if (column.type === 'flag') return value === 1n ? '是' : '否'
  if (column.type === 'grade' || column.type === 'choice') return column.options?.[Number(value)]?.label ?? `${value}`
  if (column.type === 'date') return dayAtEpoch(Number(value))
  if (column.type === 'instant') return instantText(Number(value) as Instant) // written by a kernel from an instant
  const percent = column.type === 'percent'
  const text = decimalText({ unscaled: percent ? value * 100n : value, scale: storedScale(column) })
  return percent ? `${text}%` : text
}
