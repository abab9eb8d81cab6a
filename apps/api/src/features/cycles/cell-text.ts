import type { cellView, columnView } from '@jizhi/contracts'
import { dayAtEpoch, decimalText, type Instant, instantText, MISSING_LABELS, trimmed } from '@jizhi/domain'
import { type Cell, type Column, type Mechanism, readConfig, storedScale } from '@jizhi/mechanism'
import type { z } from 'zod'
import type { Names } from './names.ts'

type CellView = z.input<typeof cellView>
type ColumnView = z.input<typeof columnView>

/** A cell as it travels: numbers as canonical text (money in fen, NUM-7), options by label, units and persons by name. */
export function cellOf(cell: Cell, column: Column, names: Names): CellView {
  if ('missing' in cell) return { missing: cell.missing, label: MISSING_LABELS[cell.missing] }
  const { value } = cell
  if (typeof value === 'bigint') return { text: wholeText(value, column) }
  const texts = (typeof value === 'string' ? [value] : value).map((id) => idText(id, column, names))
  return { text: texts.join('、') }
}

function wholeText(value: bigint, column: Column): string {
  switch (column.type) {
    case 'money':
      return value.toString()
    case 'date':
      return dayAtEpoch(Number(value))
    case 'instant':
      return instantText(Number(value) as Instant) // instants of the heart lie within the calendar
    case 'flag':
      return value === 0n ? '否' : '是'
    case 'grade':
    case 'choice':
      return column.options?.[Number(value)]?.label ?? value.toString()
    default:
      return decimalText(trimmed({ unscaled: value, scale: storedScale(column) }))
  }
}

function idText(id: string, column: Column, names: Names): string {
  if (column.type === 'unit' || column.type === 'row') return names.row(id)
  if (column.type === 'person') return names.person(id)
  return column.options?.find((option) => option.id === id)?.label ?? id
}

/** A cell that came back from JSON, where whole numbers stand as text. */
export function storedCell(held: unknown, column: Column): Cell {
  if (typeof held === 'object' && held !== null && 'missing' in held) return held as Cell
  const value: unknown = typeof held === 'object' && held !== null && 'value' in held ? held.value : undefined
  if (typeof value === 'string' && !holdsIds(column) && /^-?\d+$/.test(value)) return { value: BigInt(value) }
  return { value: Array.isArray(value) ? value.map(String) : String(value ?? '') }
}

/** Columns whose cells are ids: everything but numbers, dates and options, which are whole numbers. */
export const holdsIds = ({ type }: Column): boolean => ['text', 'person', 'unit', 'row', 'file'].includes(type)

/** Columns that people fill in or the org graph gives; every other figure was computed and opens its why. */
export function enteredColumns(mechanism: Mechanism): ReadonlySet<string> {
  const entered = new Set(['category', 'level', 'population'])
  for (const block of mechanism.blocks) {
    if (block.kind !== 'ask') continue
    const config = readConfig({ ...block, kind: 'ask' })
    if (config.ok) for (const field of config.value.fields) entered.add(field.id)
  }
  return entered
}

export const columnOf = (column: Column, entered: ReadonlySet<string>): ColumnView => ({
  id: column.id,
  label: column.label,
  type: column.type,
  unit: column.unit ?? null,
  computed: !entered.has(column.id),
})
