import { chineseText, type Json, parseExpression, readEither } from '@jizhi/mechanism'
import type { FormFrame } from '../form-frame.ts'
import type { Field, FieldChoice } from '../form-model.ts'

/** What cannot be read out of a cell. */
interface CellFault {
  readonly message: string
}

/** Words that cells of every table use. */
export interface CellWords {
  readonly yes: string
  readonly no: string
  readonly noSuch: (value: string) => string
}

const BETWEEN = /[、，,;；]\s*/

const choicesOf = (field: Field, frame: FormFrame): readonly FieldChoice[] | undefined => {
  if (field.kind === 'choice') return field.choices
  if (field.kind === 'column' || field.kind === 'columns') return frame.columns
  return field.kind === 'reference' ? (frame.references[field.ref] ?? []) : undefined
}

/** A value as it stands in a cell of a spreadsheet: words for ids, several with 、 between them. */
export function cellText(field: Field, value: Json, frame: FormFrame, words: CellWords): string {
  const named = (id: string) => choicesOf(field, frame)?.find((one) => one.id === id)?.label ?? id
  if (Array.isArray(value)) return value.map((one) => named(String(one))).join('、')
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (field.kind === 'expression' && value !== '') {
    const parsed = parseExpression(String(value))
    return parsed.ok ? chineseText(parsed.value, frame.columns, field.wants) : String(value)
  }
  return typeof value === 'object' ? '' : named(String(value))
}

/** The inverse: labels or ids, 是/否, numbers, conditions in Chinese or CEL. Empty = the default. */
export function readCell(field: Field, typed: string, frame: FormFrame, words: CellWords): Json | CellFault {
  const text = typed.trim()
  if (text === '') return field.initial
  const found = read(field, text, frame, words)
  if (isFault(found)) return found
  const complaint = field.complain(found)
  return complaint === undefined ? found : { message: complaint }
}

export const isFault = (value: Json | CellFault): value is CellFault =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'message' in value

function read(field: Field, text: string, frame: FormFrame, words: CellWords): Json | CellFault {
  const choices = choicesOf(field, frame)
  const idOf = (label: string) => choices?.find((one) => one.label === label || one.id === label)?.id
  switch (field.kind) {
    case 'flag':
      return text === words.yes ? true : text === words.no ? false : { message: words.noSuch(text) }
    case 'whole':
      return /^-?\d{1,9}$/.test(text) ? Number(text) : { message: words.noSuch(text) }
    case 'choice':
    case 'column':
      return idOf(text) ?? { message: words.noSuch(text) }
    case 'reference':
      // what is not offered here may still be known to the county
      return field.many ? text.split(BETWEEN).map((one) => idOf(one) ?? one) : (idOf(text) ?? text)
    case 'columns': {
      const ids = text.split(BETWEEN).map((one) => idOf(one) ?? { message: words.noSuch(one) })
      return ids.find((one) => typeof one === 'object') ?? (ids as string[]) // none of them is a fault
    }
    case 'list':
      return text.split(BETWEEN).map((one) => (field.of === 'whole' && /^\d{1,6}$/.test(one) ? Number(one) : one))
    case 'expression': {
      const both = readEither(text, frame.columns, field.wants)
      return both.ok ? both.value.cel : { message: both.fault.message }
    }
    default:
      return text
  }
}
