import type { Findings } from './findings.ts'
import { denseText, normalText } from './normal-text.ts'
import { problem } from './problem.ts'
import type { CellRead, CellReader } from './read-cell.ts'
import { columnLetters, type Sheet } from './sheet.ts'
import type { ReadValue, TableRequest, WantedColumn } from './wanted.ts'

/** One row of the table, complete and typed. `row` is its number in the sheet. */
export interface ReadRow {
  readonly row: number
  readonly values: Readonly<Record<string, ReadValue>>
  /** Nothing is written but the subject: a row of the template that nobody filled in. A written 未报 is not blank. */
  readonly blank?: true
}

export interface ReadingColumn {
  readonly wanted: WantedColumn
  readonly at: number
  readonly read: CellReader
}

/** Everything the rows of one table are read with. */
export interface Reading {
  readonly sheet: Sheet
  readonly request: TableRequest
  /** Row of the header, from 0. */
  readonly header: number
  readonly columns: readonly ReadingColumn[]
  readonly found: Findings
  /** Key of a subject → the row it was first met in. */
  readonly firstOf: Map<string, number>
}

const TOTAL_ROW = /^(合计|总计|小计|平均|平均分|均分|汇总)$/

/** The unit columns a unit column leans on: the one above it, and the one with its code. */
const leansOn = ({ type }: WantedColumn): readonly string[] =>
  type.kind === 'unit' ? [type.within, type.codedBy].filter((id) => id !== undefined) : []

/** A column is read after those it leans on. */
export const inReadingOrder = (columns: readonly ReadingColumn[]): readonly ReadingColumn[] =>
  [...columns].sort((a, b) => leansOn(a.wanted).length - leansOn(b.wanted).length)

/** Reads every row below the header; blank rows are passed over, total rows too, with a note. */
export function readRows(reading: Reading): readonly ReadRow[] {
  const rows: ReadRow[] = []
  for (const [index, texts] of reading.sheet.rows.entries()) {
    if (index <= reading.header) continue
    if (reading.columns.every(({ at }) => denseText(texts[at] ?? '') === '')) continue
    const opening = denseText(texts.find((text) => text.trim() !== '') ?? '')
    const [named = ''] = keyTexts(reading, texts)
    if (TOTAL_ROW.test(opening) && (named === '' || TOTAL_ROW.test(named))) {
      reading.found.note(problem('row.total', { text: opening }, { sheet: reading.sheet.name, row: index + 1 }))
      continue
    }
    const row = readRow(reading, texts, index)
    if (row) rows.push(row)
  }
  return rows
}

function readRow(reading: Reading, texts: readonly string[], index: number): ReadRow | undefined {
  const values: Record<string, ReadValue> = {}
  const failed = new Set<string>()
  for (const column of reading.columns) {
    const { wanted, at } = column
    // A unit it leans on is already wrong; a second complaint about this one would mislead.
    if (failed.size > 0 && leansOn(wanted).some((id) => failed.has(id))) {
      failed.add(wanted.id)
      continue
    }
    const cell = readOne(column, texts[at] ?? '', values)
    if (cell.ok) values[wanted.id] = cell.value
    else {
      failed.add(wanted.id)
      const place = { sheet: reading.sheet.name, row: index + 1, column: columnLetters(at), header: wanted.label }
      reading.found.add(problem(cell.code, cell.details, place))
    }
  }
  if (reading.request.key.some((id) => failed.has(id))) return undefined
  if (isRepeated(reading, values, texts, index)) return undefined
  if (failed.size > 0) return undefined
  return isBlank(reading, texts) ? { row: index + 1, values, blank: true } : { row: index + 1, values }
}

const isBlank = ({ columns, request }: Reading, texts: readonly string[]): boolean => {
  const stating = columns.filter(({ wanted }) => wanted.type.kind !== 'unit' && !request.key.includes(wanted.id))
  return stating.length > 0 && stating.every(({ at }) => normalText(texts[at] ?? '') === '')
}

/** A unit with its code beside it is the code's unit, provided that the name can mean it; else it is looked up below its upper unit. */
function readOne({ wanted, read }: ReadingColumn, raw: string, values: Readonly<Record<string, ReadValue>>): CellRead {
  const { type } = wanted
  if (type.kind !== 'unit') return read(raw)
  const coded = type.codedBy === undefined ? undefined : values[type.codedBy]
  const above = type.within === undefined ? undefined : values[type.within]
  const upper = above?.kind === 'unit' ? above.unit : undefined
  if (coded?.kind !== 'unit' || normalText(raw) === '') return read(raw, upper)
  const meant = type.units.find(raw, upper)
  const units = meant.kind === 'found' ? [meant.unit] : meant.kind === 'ambiguous' ? meant.units : []
  if (units.some(({ id }) => id === coded.unit)) return { ok: true, value: coded }
  const name = type.units.nameOf(coded.unit)
  return { ok: false, code: 'unit.disagrees', details: { text: normalText(raw), name } }
}

/** Two rows of one subject: which is meant cannot be known, so the second is a problem that names the first. */
function isRepeated(
  reading: Reading,
  values: Readonly<Record<string, ReadValue>>,
  texts: readonly string[],
  index: number,
): boolean {
  const key = JSON.stringify(reading.request.key.map((id) => values[id] ?? null))
  const first = reading.firstOf.get(key)
  if (first === undefined) {
    reading.firstOf.set(key, index + 1)
    return false
  }
  const at = reading.columns.find(({ wanted }) => wanted.id === reading.request.key[0])?.at ?? 0
  const place = { sheet: reading.sheet.name, row: index + 1, column: columnLetters(at) }
  reading.found.add(problem('row.duplicate', { first, key: keyTexts(reading, texts).join(' ') }, place))
  return true
}

/** What the row says in its key columns, blank ones left out. */
const keyTexts = (reading: Reading, texts: readonly string[]): readonly string[] =>
  reading.request.key
    .map((id) => reading.columns.find(({ wanted }) => wanted.id === id)?.at)
    .map((at) => (at === undefined ? '' : denseText(texts[at] ?? '')))
    .filter((text) => text !== '')
