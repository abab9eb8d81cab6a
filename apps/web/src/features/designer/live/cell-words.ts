import { MISSING_LABELS } from '@jizhi/domain'
import { type Cell, type Column, shown } from '@jizhi/mechanism'
import type { CellContent } from '../../../ui/cell.tsx'
import type { namesOf } from './names.ts'

/** A cell as the table beside the canvas shows it: names for ids, the reason where there is nothing. */
export function cellWords(cell: Cell, column: Column, names: ReturnType<typeof namesOf>): CellContent {
  if ('missing' in cell) return { missing: cell.missing, label: MISSING_LABELS[cell.missing] }
  const { value } = cell
  if (typeof value === 'bigint') return { text: shown(cell, column) }
  const texts = typeof value === 'string' ? [value] : value
  if (column.type === 'unit' || column.type === 'row') return { text: texts.map(names.row).join('、') }
  return { text: texts.map(names.person).join('、') }
}
