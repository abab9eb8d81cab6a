import { powerOfTen } from '@jizhi/domain'
import { type Column, type FrozenCell, holdsIds, type Mechanism, readDrawing, storedScale } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import type { ReadValue, WantedColumn, WantedType } from '../../platform/spreadsheet/index.ts'

/** A column of a result that a table of past figures can hold. */
export interface ResultColumn {
  readonly column: Column
  readonly wanted: WantedColumn
  /** Decimal places as people enter it. */
  readonly scale: number
}

export interface ResultShape {
  /** Kind of the subject of a row. */
  readonly subject: string
  readonly title: string
  readonly columns: readonly ResultColumn[]
}

/** A figure without a declared scale is held to twenty decimals; people publish six at most. */
const ENTERED = 6

/** What the result of a drawing holds: totals, places, and the items that stand on its rows. */
export function resultShape(mechanism: Mechanism, block: string): ResultShape {
  const drawing = readDrawing(mechanism)
  const found = drawing.of('result').find(({ open }) => open.block.id === block)
  const type = drawing.input(block)
  const [subject, ...more] = type?.keyType ?? []
  if (found === undefined || type === undefined || subject === undefined || more.length > 0)
    throw new Fault('import.wrong-target', { why: '这个机制里没有以单位为行的这个结果' })
  return { subject, title: found.config.title, columns: type.columns.filter(inTable).map(resultColumn) }
}

const inTable = (column: Column): boolean => !holdsIds(column) && column.type !== 'instant'

function resultColumn(column: Column): ResultColumn {
  const scale = Math.min(storedScale(column), ENTERED)
  const type: WantedType =
    column.type === 'flag' || column.type === 'date'
      ? { kind: column.type }
      : column.type === 'grade' || column.type === 'choice'
        ? { kind: 'choice', options: column.options ?? [] }
        : { kind: 'decimal', scale, ...(column.unit === undefined ? {} : { unit: column.unit }) }
  return { column, scale, wanted: { id: `c_${column.id}`, label: column.label, required: false, type } }
}

/** RES-2: a cell as a frozen table holds it: an integer at the column's own scale as text, or the reason why there is none. */
export function frozenCell({ column, scale }: ResultColumn, value: ReadValue): FrozenCell {
  switch (value.kind) {
    case 'missing':
      return { m: value.reason }
    case 'decimal':
      return { v: (BigInt(value.scaled) * powerOfTen(storedScale(column) - scale)).toString() }
    case 'flag':
      return { v: value.flag ? '1' : '0' }
    case 'choice':
      return { v: String(column.options?.findIndex(({ id }) => id === value.option) ?? 0) }
    case 'date':
      return { v: String(Date.parse(`${value.day}T00:00:00Z`) / 86_400_000) }
    default:
      return { m: 'unreported' }
  }
}
