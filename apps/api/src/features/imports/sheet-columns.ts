import { decimalText, epochDayOf, PACKED_LIMIT, packMissing, parseDay, parseDecimal, trimmed } from '@jizhi/domain'
import type { AskConfig } from '@jizhi/mechanism'
import type { ReadValue, UnitIndex, WantedColumn, WantedType } from '../../platform/spreadsheet/index.ts'

type Field = AskConfig['fields'][number]

/** A field of the form that a table can hold. */
export interface SheetField {
  readonly at: number
  readonly field: Field
  readonly column: WantedColumn
}

/** Attachments, persons and lists are filled in the form: a table has no cell for them. */
const inTable = ({ type, many }: Field): boolean => !many && type !== 'file' && type !== 'person'

/** ASK-1: one column per field, with its type, scale and range. */
export const sheetFields = ({ fields }: AskConfig, units: UnitIndex): readonly SheetField[] =>
  fields.flatMap((field, at) => (inTable(field) ? [{ at, field, column: columnOf(field, units) }] : []))

// A field may be called like a column that names the row: ids of fields are kept apart.
const columnOf = (field: Field, units: UnitIndex): WantedColumn => ({
  id: `f_${field.id}`,
  label: field.label,
  aliases: [field.id],
  required: field.required,
  type: typeOf(field, units),
})

function typeOf(field: Field, units: UnitIndex): WantedType {
  switch (field.type) {
    case 'flag':
      return { kind: 'flag' }
    case 'choice':
    case 'grade':
      return { kind: 'choice', options: field.options }
    case 'date':
      return { kind: 'date' }
    case 'text':
      return { kind: 'text' }
    case 'unit':
      return { kind: 'unit', units }
    default:
      return decimalType(field)
  }
}

/** VAL-7: people write 87.5 % as 87.5; the same integer is 0.875 with two more decimals. */
function decimalType(field: Field): WantedType {
  const percent = field.type === 'percent' && field.scale >= 2
  const scale = field.type === 'money' ? 2 : field.type === 'count' ? 0 : Math.max(0, field.scale) - (percent ? 2 : 0)
  const bound = (text: string): string | undefined => (text === '' ? undefined : percent ? timesHundred(text) : text)
  const [min, max] = [bound(field.least), bound(field.most)]
  const unit = UNITS[field.type] ?? (field.unit === '' ? undefined : field.unit)
  return {
    kind: 'decimal',
    scale,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(unit === undefined ? {} : { unit }),
  }
}

const UNITS: Readonly<Record<string, string>> = { score: '分', percent: '%', money: '元' }

function timesHundred(text: string): string {
  const read = parseDecimal(text)
  return read.ok ? decimalText(trimmed({ ...read.value, unscaled: read.value.unscaled * 100n })) : text
}

export interface PackedSheet {
  readonly sheet: readonly number[]
  readonly ids?: { readonly [field: string]: readonly string[] }
}

/** FACT-7: the integers of a row in the order of the form; what has no column keeps what stood there. `wordsId` names a text. */
export function packedSheet(
  config: AskConfig,
  fields: readonly SheetField[],
  values: Readonly<Record<string, ReadValue>>,
  before: PackedSheet | undefined,
  wordsId: (field: string, text: string) => string,
): PackedSheet {
  const sheet = config.fields.map((_, at) => before?.sheet[at] ?? packMissing('unreported'))
  const ids = { ...before?.ids }
  for (const { at, field, column } of fields) {
    const value = values[column.id]
    if (value === undefined) continue
    if (field.id in ids) delete ids[field.id]
    sheet[at] = packedValue(field, value)
    if (value.kind === 'text') ids[field.id] = [wordsId(field.id, value.text)]
    if (value.kind === 'unit') ids[field.id] = [value.unit]
  }
  return Object.keys(ids).length === 0 ? { sheet } : { sheet, ids }
}

function packedValue(field: Field, value: ReadValue): number {
  switch (value.kind) {
    case 'decimal':
      return value.scaled
    case 'missing':
      return packMissing(value.reason)
    case 'flag':
      return value.flag ? 1 : 0
    case 'choice':
      return field.options.findIndex(({ id }) => id === value.option)
    case 'date': {
      const day = parseDay(value.day)
      return day.ok ? epochDayOf(day.value) : packMissing('unreported') // a date that was read is one
    }
    default:
      return 0 // the id stands beside the sheet
  }
}

/** Whether an integer of the table fits the packed sheet. */
export const fitsSheet = (value: ReadValue | undefined): boolean =>
  value?.kind !== 'decimal' || Math.abs(value.scaled) <= PACKED_LIMIT

/** Same figures, reasons and ids. */
export const sameSheet = (a: PackedSheet, b: PackedSheet): boolean =>
  a.sheet.length === b.sheet.length &&
  a.sheet.every((packed, at) => packed === b.sheet[at]) &&
  JSON.stringify(sorted(a.ids)) === JSON.stringify(sorted(b.ids))

const sorted = (ids: PackedSheet['ids'] = {}): unknown => Object.entries(ids).sort(([a], [b]) => (a < b ? -1 : 1))
