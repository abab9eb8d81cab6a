import { findHeader, HEADER_ROWS, type HeaderMap, headerTexts, type MappedColumn, mapHeaders } from './find-header.ts'
import { type Findings, findings } from './findings.ts'
import { denseText } from './normal-text.ts'
import { type Problem, problem, type Read } from './problem.ts'
import { cellReader } from './read-cell.ts'
import { inReadingOrder, type Reading, type ReadRow, readRows } from './read-rows.ts'
import { columnLetters, rangeText, type Sheet, type SheetFile } from './sheet.ts'
import type { TableRequest } from './wanted.ts'

/** A table in which nothing is wrong. */
export interface TableRead {
  readonly sheet: string
  /** Row number of the header, from 1. */
  readonly headerRow: number
  readonly columns: readonly MappedColumn[]
  readonly rows: readonly ReadRow[]
  readonly notes: readonly Problem[]
}

/**
 * Reads the table that the request wants. Every row is checked and every problem listed with row, column and what to do;
 * one problem anywhere and no row is handed out, so nothing is half imported.
 */
export function readTable(file: SheetFile, request: TableRequest): Read<TableRead> {
  const found = findings()
  const chosen = chooseSheet(file, request)
  if ('code' in chosen) return found.refuse(chosen)
  const { sheet, header } = chosen
  const map = mapHeaders(
    headerTexts(sheet, header),
    request.columns,
    { sheet: sheet.name, row: header + 1 },
    request.remembered,
  )
  for (const one of map.problems) found.add(one)
  noteSheet(sheet, header, map, found)
  const columns = request.columns.flatMap((wanted) => {
    const at = map.columns.find(({ id }) => id === wanted.id)?.at
    return at === undefined ? [] : [{ wanted, at, read: cellReader(wanted, request.marks) }]
  })
  const reading: Reading = { sheet, request, header, columns: inReadingOrder(columns), found, firstOf: new Map() }
  for (const range of sheet.merges) {
    if (range.bottom <= header || range.left > lastColumn(columns)) continue
    const row = Math.max(range.top, header) + 1
    const details = { range: rangeText(range) }
    found.add(problem('cell.merged', details, { sheet: sheet.name, row, column: columnLetters(range.left) }))
  }
  const rows = map.problems.length > 0 ? [] : readRows(reading)
  if (found.total === 0 && rows.length === 0)
    found.add(problem('header.only', {}, { sheet: sheet.name, row: header + 1 }))
  return found.end({ sheet: sheet.name, headerRow: header + 1, columns: map.columns, rows })
}

const lastColumn = (columns: Reading['columns']): number => Math.max(-1, ...columns.map(({ at }) => at))

function chooseSheet(file: SheetFile, request: TableRequest): { sheet: Sheet; header: number } | Problem {
  const named = file.sheets.filter(({ name }) => request.sheet === undefined || name === request.sheet)
  if (named.length === 0) return problem('sheet.unknown', { name: request.sheet ?? '' })
  let best: { sheet: Sheet; header: number; hits: number } | undefined
  // Shown sheets first: among equals the one people see wins.
  for (const sheet of [...named].sort((a, b) => Number(a.hidden) - Number(b.hidden))) {
    const header = findHeader(sheet, request.columns, request.remembered)
    if (header && header.hits > (best?.hits ?? 0)) best = { sheet, header: header.row, hits: header.hits }
  }
  if (best) return best
  const wanted = request.columns.filter(({ required }) => required).map(({ label }) => `“${label}”`)
  return problem('header.not-found', { looked: HEADER_ROWS, wanted: wanted.join('') }, { sheet: named[0]?.name ?? '' })
}

/** Hidden rows and sheets are read like others, and said; so are columns left out and formulas. */
function noteSheet(sheet: Sheet, header: number, map: HeaderMap, found: Findings): void {
  const place = { sheet: sheet.name }
  if (sheet.hidden) found.note(problem('sheet.hidden', {}, place))
  const [first] = sheet.hiddenRows
  if (first !== undefined)
    found.note(problem('row.hidden', { count: sheet.hiddenRows.length, first }, { ...place, row: first }))
  for (const { header: text, at } of map.unknown) {
    found.note(
      problem('header.unknown', {}, { ...place, row: header + 1, column: columnLetters(at), header: denseText(text) }),
    )
  }
  for (const { at, header: text } of map.columns) {
    const letters = columnLetters(at)
    const own = sheet.formulas.filter((address) => address.replace(/\d+$/, '') === letters)
    const [firstOwn] = own
    if (firstOwn === undefined) continue
    const details = { count: own.length, first: firstOwn }
    found.note(problem('cell.formula', details, { ...place, column: letters, header: denseText(text) }))
  }
}
