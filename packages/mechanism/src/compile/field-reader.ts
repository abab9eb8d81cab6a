import { isMissing, type MissingReason, PACKED_LIMIT, powerOfTen, readPacked, rescale } from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { type Column, holdsIds, storedScale } from '../model/column.ts'
import type { FactValues } from '../model/fact.ts'
import { missingCell } from '../model/frame.ts'
import type { Cell } from '../model/table.ts'
import { settingLimit } from './rounding.ts'

type Sheet = Pick<FactValues['answered'], 'sheet' | 'ids'>

/** How one field of the form is read out of a packed sheet (FACT-7). */
export interface FieldReader {
  readonly id: string
  readonly column: Column
  /** Position among the columns the ask writes. */
  readonly at: number
  /** Position in the sheet. */
  readonly from: number
  /** Whole numbers of the sheet stand at the column's scale; only then the packed number is the cell. */
  readonly plain: boolean
  readonly holdsIds: boolean
  readonly least: number | undefined
  readonly most: number | undefined
  /** The same for a plain field of one sheet, as one comparison; nothing lies between them in any other field. */
  readonly lowest: number
  readonly highest: number
}

/** Readers of a form; `place` says which column a field is written to where that is not its own. */
export const fieldReaders = (
  fields: AskConfig['fields'],
  columns: readonly Column[],
  place: (field: number) => number = (field) => field,
): readonly FieldReader[] =>
  fields.map((field, from) => {
    const at = place(from)
    const column = columns[at]!
    const entered = enteredScale(column)
    const limit = (text: string): number | undefined => {
      const stated = settingLimit(text)
      return stated && Number(rescale(stated, entered, 'towards-zero').unscaled)
    }
    const plain = !holdsIds(column) && entered === storedScale(column)
    const [least, most] = [limit(field.least), limit(field.most)]
    return {
      id: field.id,
      column,
      at,
      from,
      plain,
      holdsIds: holdsIds(column),
      least,
      most,
      lowest: plain ? Math.max(least ?? -PACKED_LIMIT, -PACKED_LIMIT) : Infinity,
      highest: plain ? (most ?? Infinity) : -Infinity,
    }
  })

/** NUM-2: an entered value has its item's declared scale; a field without one holds whole numbers. */
const enteredScale = (column: Column): number => (column.scale === undefined ? 0 : storedScale(column))

/** The packed number of a field; what a shorter sheet of an older form does not hold is missing(unreported). */
export const packedAt = (field: FieldReader, sheet: Sheet): number | MissingReason => {
  const packed = sheet.sheet[field.from]
  if (packed === undefined) return 'unreported'
  if (!isMissing(packed)) return packed
  const read = readPacked(packed)
  return read.ok && 'missing' in read.value ? read.value.missing : 'undecided'
}

export const isInRange = (field: FieldReader, packed: number): boolean =>
  Number.isInteger(packed) &&
  (field.least === undefined || packed >= field.least) &&
  (field.most === undefined || packed <= field.most)

/** The cell of a field in one sheet. */
export function fieldCell(field: FieldReader, sheet: Sheet): Cell {
  if (field.holdsIds) {
    const ids = sheet.ids?.[field.id]
    if (ids === undefined || ids.length === 0) return missingCell(idsReason(field, sheet))
    return { value: field.column.many === true ? ids : ids[0]! }
  }
  const packed = packedAt(field, sheet)
  if (typeof packed !== 'number') return missingCell(packed)
  if (!isInRange(field, packed)) return missingCell('undecided')
  const shift = storedScale(field.column) - enteredScale(field.column)
  return { value: BigInt(packed) * powerOfTen(shift) }
}

const idsReason = (field: FieldReader, sheet: Sheet): MissingReason => {
  const packed = packedAt(field, sheet)
  return typeof packed === 'number' ? 'unreported' : packed
}
