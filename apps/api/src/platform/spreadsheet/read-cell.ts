import { MISSING_LABELS } from '@jizhi/domain'
import { plainScaled, scaledOf } from './decimal-text.ts'
import { normalText, tidyText } from './normal-text.ts'
import type { ProblemCode, ProblemDetails } from './problem.ts'
import type { ImportedReason, ReadValue, WantedColumn, WantedType } from './wanted.ts'

/** What a cell turned out to be, or what is wrong with it. */
export type CellRead =
  | { readonly ok: true; readonly value: ReadValue }
  | { readonly ok: false; readonly code: ProblemCode; readonly details: ProblemDetails }

// VAL-1 words are always understood; marks such as "—" only by the import's setting (VAL-8).
const IMPORTED = ['unreported', 'excluded', 'unsampled', 'not-applicable'] as const satisfies readonly ImportedReason[]
const REASON_WORDS = new Map<string, ImportedReason>(IMPORTED.map((reason) => [MISSING_LABELS[reason], reason]))
const MARKS = /^(-{1,4}|[—―─ー~]+|\/+|\\|缺|缺项|缺失|无|空|N\/A|NA|null|未查|未检|未考)$/i
const EXCEL_ERROR = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|无值!|日期!)$/
const PLAIN_DIGITS = /^-?\d+(\.\d+)?$/
const SHOWN_CHARACTERS = 30

const good = (value: ReadValue): CellRead => ({ ok: true, value })
const bad = (code: ProblemCode, details: ProblemDetails = {}): CellRead => ({ ok: false, code, details })
const shown = (text: string): string => (text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text)

/** Reads cells of one column. `above` narrows a unit's name to the units of that unit. */
export type CellReader = (raw: string, above?: string) => CellRead

/** Makes the reader of a column once, for all its rows. VAL-8: an empty cell is missing(unreported), never zero. */
export function cellReader(column: WantedColumn, marks: Readonly<Record<string, ImportedReason>> = {}): CellReader {
  const reasons = new Map(REASON_WORDS)
  for (const [mark, reason] of Object.entries(marks)) reasons.set(normalText(mark), reason)
  const { type } = column
  const typed = typedReader(type)
  const [low, high] = type.kind === 'decimal' ? rangeOf(type) : [0, 0]
  const isText = column.type.kind === 'text'
  const missing = (reason: ImportedReason): CellRead =>
    column.filled ? bad('cell.required') : good({ kind: 'missing', reason })
  return (raw, above) => {
    // Nearly every cell is a plain number within its range: it can be none of the words below.
    const plain = type.kind === 'decimal' ? plainScaled(raw, type.scale) : undefined
    if (plain !== undefined && plain >= low && plain <= high) return good({ kind: 'decimal', scaled: plain })
    const text = normalText(raw)
    if (column.type.kind === 'decimal' && PLAIN_DIGITS.test(text)) return typed(text, raw, above)
    if (text === '') return missing('unreported')
    if (EXCEL_ERROR.test(text)) return bad('cell.error', { text })
    const reason = reasons.get(text)
    if (reason) return missing(reason)
    if (MARKS.test(text) && !isText) return bad('cell.missing-mark', { text })
    return typed(text, raw, above)
  }
}

function typedReader(type: WantedType): (text: string, raw: string, above?: string) => CellRead {
  switch (type.kind) {
    case 'decimal':
      return decimalReader(type)
    case 'date':
      return readDay
    case 'text':
      return (_, raw) => readText(tidyText(raw), type.maxLength ?? 500)
    case 'flag':
      return readFlag
    case 'choice':
      return (text) => {
        const option = type.options.find(({ id, label }) => normalText(label) === text || id === text)
        if (option) return good({ kind: 'choice', option: option.id })
        return bad('cell.choice', { text: shown(text), options: type.options.map(({ label }) => label).join('、') })
      }
    case 'unit':
      return (text, _, above) => readUnit(text, type, above)
  }
}

function decimalReader(type: Extract<WantedType, { kind: 'decimal' }>): (text: string) => CellRead {
  const { scale, min, max } = type
  const unit = type.unit ? normalText(type.unit) : ''
  const [low, high] = rangeOf(type)
  return (text) => {
    const bare = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text
    const scaled = scaledOf(bare, scale)
    if (scaled === 'not-a-number') return bad('cell.not-a-number', { text: shown(text) })
    if (scaled === 'scale') return bad('cell.scale', { text: shown(bare), scale })
    if (scaled >= low && scaled <= high) return good({ kind: 'decimal', scaled })
    const [over, under] = [scaled > high, scaled < low]
    const limit = over ? (unit === '分' ? `满分 ${max}` : `最多 ${max}`) : `最少 ${min}`
    const both = min !== undefined && max !== undefined
    const wanted = both ? ` ${min} 到 ${max} 之间的数` : under ? `不小于 ${min} 的数` : `不大于 ${max} 的数`
    return bad('cell.range', { text: shown(bare), limit, wanted })
  }
}

const rangeOf = ({
  scale,
  min,
  max,
}: Extract<WantedType, { kind: 'decimal' }>): readonly [low: number, high: number] => [
  boundOf(min, scale) ?? Number.NEGATIVE_INFINITY,
  boundOf(max, scale) ?? Number.POSITIVE_INFINITY,
]

/** A bound that is no decimal of the column's scale is a mistake of the program, not of the file. */
function boundOf(bound: string | undefined, scale: number): number | undefined {
  if (bound === undefined) return undefined
  const scaled = scaledOf(bound, scale)
  if (typeof scaled === 'string') throw new Error(`bound ${bound} at scale ${scale}: ${scaled}`)
  return scaled
}

function readFlag(text: string): CellRead {
  if (/^(是|有|√|✓|y|yes|true)$/i.test(text)) return good({ kind: 'flag', flag: true })
  if (/^(否|×|x|n|no|false)$/i.test(text)) return good({ kind: 'flag', flag: false })
  return bad('cell.flag', { text: shown(text) })
}

const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?: 00:00(?::00)?)?$/

function readDay(text: string): CellRead {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${written}T00:00:00Z`)
  // 2026-02-30 rolls over to March: not a day.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(written))
    return bad('cell.date', { text: shown(text) })
  return good({ kind: 'date', day: written })
}

function readText(text: string, max: number): CellRead {
  const length = [...text].length
  return length > max ? bad('cell.too-long', { length, max }) : good({ kind: 'text', text })
}

function readUnit(text: string, type: Extract<WantedType, { kind: 'unit' }>, above?: string): CellRead {
  const found = type.units.find(text, above)
  switch (found.kind) {
    case 'found':
      return good({ kind: 'unit', unit: found.unit.id })
    case 'foreign':
      return bad('unit.foreign', { text, county: type.units.county })
    case 'unknown':
      if (type.elsewhere !== undefined && !['unknown', 'foreign'].includes(type.elsewhere.find(text, above).kind))
        return bad('unit.off-roster', { text: shown(text) })
      return bad('unit.unknown', {
        text: shown(text),
        within: above === undefined ? '' : '，或不属于这一行写的上级单位',
      })
    case 'ambiguous':
      return bad('unit.ambiguous', {
        text: shown(text),
        count: found.units.length,
        candidates: found.units.slice(0, 5).map(type.units.describe).join('、'),
      })
  }
}
