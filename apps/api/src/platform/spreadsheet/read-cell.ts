import { MISSING_LABELS } from '@jizhi/domain'
import { scaledOf } from './decimal-text.ts'
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
const SHOWN_CHARACTERS = 30

const good = (value: ReadValue): CellRead => ({ ok: true, value })
const bad = (code: ProblemCode, details: ProblemDetails = {}): CellRead => ({ ok: false, code, details })
const shown = (text: string): string => (text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text)

/** Reads one cell by its column's type. VAL-8: an empty cell is missing(unreported), never zero. `above` narrows a unit's name. */
export function readCell(
  raw: string,
  column: WantedColumn,
  marks: Readonly<Record<string, ImportedReason>> = {},
  above?: string,
): CellRead {
  const text = normalText(raw)
  if (text === '') return column.filled ? bad('cell.required') : good({ kind: 'missing', reason: 'unreported' })
  if (EXCEL_ERROR.test(text)) return bad('cell.error', { text })
  const mark = Object.keys(marks).find((word) => normalText(word) === text)
  const reason = REASON_WORDS.get(text) ?? (mark === undefined ? undefined : marks[mark])
  if (reason) return column.filled ? bad('cell.required') : good({ kind: 'missing', reason })
  if (MARKS.test(text) && column.type.kind !== 'text') return bad('cell.missing-mark', { text })
  return readTyped(raw, text, column.type, above)
}

function readTyped(raw: string, text: string, type: WantedType, above?: string): CellRead {
  switch (type.kind) {
    case 'decimal':
      return readDecimal(text, type)
    case 'date':
      return readDay(text)
    case 'text':
      return readText(tidyText(raw), type.maxLength ?? 500)
    case 'flag':
      if (/^(是|有|√|✓|y|yes|true)$/i.test(text)) return good({ kind: 'flag', flag: true })
      return /^(否|×|x|n|no|false)$/i.test(text)
        ? good({ kind: 'flag', flag: false })
        : bad('cell.flag', { text: shown(text) })
    case 'choice': {
      const option = type.options.find(({ id, label }) => normalText(label) === text || id === text)
      if (option) return good({ kind: 'choice', option: option.id })
      return bad('cell.choice', { text: shown(text), options: type.options.map(({ label }) => label).join('、') })
    }
    case 'unit':
      return readUnit(text, type, above)
  }
}

function readDecimal(text: string, type: Extract<WantedType, { kind: 'decimal' }>): CellRead {
  const unit = type.unit ? normalText(type.unit) : ''
  const bare = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text
  const scaled = scaledOf(bare, type.scale)
  if (scaled === 'not-a-number') return bad('cell.not-a-number', { text: shown(text) })
  if (scaled === 'scale') return bad('cell.scale', { text: shown(bare), scale: type.scale })
  const { min, max } = type
  // A bound with more places than the column would itself be a fault of the column; it then bounds nothing.
  const low = min === undefined ? undefined : scaledOf(min, type.scale)
  const high = max === undefined ? undefined : scaledOf(max, type.scale)
  const under = typeof low === 'number' && scaled < low
  const over = typeof high === 'number' && scaled > high
  if (!under && !over) return good({ kind: 'decimal', scaled })
  const wanted =
    min !== undefined && max !== undefined
      ? ` ${min} 到 ${max} 之间的数`
      : under
        ? `不小于 ${min} 的数`
        : `不大于 ${max} 的数`
  const limit = over ? (unit === '分' ? `满分 ${max}` : `最多 ${max}`) : `最少 ${min}`
  return bad('cell.range', { text: shown(bare), limit, wanted })
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
