import { lintSheet, marksUnder, readSheet, type Sheet, type SheetFinding, sayFigure, totalOf } from '@jizhi/mechanism'
import {
  columnLetters,
  findHeader,
  findings,
  headerTexts,
  mapHeaders,
  type Problem,
  problem,
  type Read,
  type SheetFile,
  type Sheet as Worksheet,
} from '../../../platform/spreadsheet/index.ts'
import { COVER, readCover } from './cover.ts'
import { impliedColumns } from './implied-columns.ts'
import { complainer, decimalOf, settingsOf, textIn } from './item-of-line.ts'
import { type Header, readLines } from './read-lines.ts'
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts'
import { type Node, treeOfLines } from './tree-of-lines.ts'

export interface Book {
  readonly sheet: Sheet
  readonly notes: readonly Problem[]
}

/** What the file does not say of itself. */
export interface Supposed {
  /** Name of the worksheet; null = the one that reads most like a sheet. */
  readonly worksheet: string | null
  readonly name: string
  readonly subject: string
}

/** Reads a scoring sheet out of a workbook, whole or not at all: every problem is named with its cell. */
export function readBook(file: SheetFile, supposed: Supposed): Read<Book> {
  const found = findings()
  const chosen = chooseWorksheet(file, supposed.worksheet)
  if ('code' in chosen) return found.refuse(chosen)
  const { worksheet, row } = chosen
  const place = { sheet: worksheet.name, row: row + 1 }
  const map = mapHeaders(headerTexts(worksheet, row), SHEET_COLUMNS, place)
  for (const one of map.problems) found.add(one)
  for (const { header: text, at } of map.unknown)
    found.note(problem('header.unknown', {}, { ...place, column: columnLetters(at), header: text.trim() }))
  // Ids of mapped columns are those of the wanted ones.
  const header: Header = { row, at: new Map(map.columns.map(({ id, at }) => [id as SheetColumn, at])) }
  const { lines, total } = readLines(worksheet, header, found)
  if (found.total === 0 && lines.length === 0) found.add(problem('header.only', {}, place))
  const nodes = treeOfLines(lines, header)
  const letters = new Map([...header.at].map(([id, at]) => [id, columnLetters(at)]))
  const complain = complainer(worksheet.name, letters, found)
  const items = nodes.map((node, at) => itemOf(node, at, nodes, complain))
  if (found.total > 0) return found.end({ sheet: undefined as never, notes: [] })
  const stated = total === undefined ? '' : decimalOf(total.full, 4)
  const read = readSheet(wholeOf(items, stated, { ...titleOf(worksheet, row, supposed), ...readCover(file.sheets) }))
  if (!read.ok) {
    found.add(problem('row.refused', { why: read.fault.message }, { sheet: worksheet.name }))
    return found.end({ sheet: undefined as never, notes: [] })
  }
  const sheet = withSums(read.value, stated !== '' || file.sheets.some(({ name }) => name === COVER))
  const rows = new Map(sheet.items.map((item, at) => [item.id, nodes[at]?.line.row ?? row + 1]))
  for (const finding of lintSheet(sheet)) {
    const at = {
      sheet: worksheet.name,
      row: rows.get(finding.item ?? '') ?? total?.row ?? row + 1,
      ...cellOf(finding, letters),
    }
    if (finding.severity === 'error') found.add(problem('row.refused', { why: finding.message }, at))
    else found.note(problem('row.refused', { why: finding.message }, at))
  }
  return found.end({ sheet })
}

function chooseWorksheet(file: SheetFile, name: string | null): { worksheet: Worksheet; row: number } | Problem {
  const named = file.sheets.filter((one) => (name === null ? one.name !== COVER : one.name === name))
  if (named.length === 0) return problem('sheet.unknown', { name: name ?? '' })
  const fits = named.flatMap((worksheet) => {
    const header = findHeader(worksheet, SHEET_COLUMNS)
    return header === undefined ? [] : [{ worksheet, ...header }]
  })
  const best = fits.toSorted((a, b) => Number(a.worksheet.hidden) - Number(b.worksheet.hidden) || b.hits - a.hits)[0]
  return best ?? problem('header.not-found', { looked: 20, wanted: '“内容”“满分”' }, { sheet: named[0]?.name ?? '' })
}

/** The title above the header names the sheet; without one the file does. */
function titleOf(worksheet: Worksheet, header: number, { name, subject }: Supposed) {
  const above = worksheet.rows.slice(0, header).flatMap((texts) => texts.filter((text) => text.trim() !== ''))
  const title = above.find((text) => text.trim().length >= 4)?.trim() ?? name
  return { name: title.slice(0, 60), subject }
}

function itemOf(node: Node, at: number, nodes: readonly Node[], complain: ReturnType<typeof complainer>) {
  const { named, ...settings } = settingsOf(node.line, node.isGroup, complain)
  const more = node.clauses.flatMap((line) => textIn(line, 'clause').split('\n')).filter((text) => text.trim() !== '')
  const id = idOf(nodes, at)
  return {
    ...settings,
    id,
    label: node.label,
    code: node.code,
    parent: node.above === undefined ? '' : idOf(nodes, node.above),
    full: node.full === '' ? '0' : node.full,
    clauses: [...settings.clauses, ...more],
    // Columns that the file names stand before implied ones.
    ...impliedColumns(id, settings.method),
    ...named,
  }
}

/** The stated id, else one made of the number, else of the line; the same file gives the same ids. */
function idOf(nodes: readonly Node[], at: number): string {
  const wish = (node: Node): string => {
    const stated = textIn(node.line, 'ref')
    if (/^[a-z][a-z0-9_]{0,39}$/.test(stated)) return stated
    const code = node.code
      .toLowerCase()
      .replaceAll('.', '_')
      .replace(/[^a-z0-9_]/g, '')
    return code === ''
      ? `line_${node.line.row}${node.line.heading === undefined && node.isGroup ? '_group' : ''}`
      : `item_${code}`
  }
  const own = wish(nodes[at] as Node) // asked of places in the list only
  const earlier = nodes.slice(0, at).filter((node) => wish(node) === own).length
  return earlier === 0 ? own : `${own}_${earlier + 1}`
}

interface Written {
  readonly method?: unknown
  readonly full: string
}

/** A sheet of deductions without marks of their own starts from the stated total. */
function wholeOf(
  items: readonly (Written & object)[],
  stated: string,
  cover: Readonly<Record<string, unknown>>,
): object {
  const leaves = items.filter(({ method }) => method !== 'group')
  const fromBase = leaves.every(({ method, full }) => method === 'deduct' && full === '0')
  const total = stated === '' ? {} : { full: stated, ...(fromBase ? { base: stated } : {}) }
  return { format: 1, ...total, ...cover, items }
}

/** Groups without marks get the sum of their items; so does the sheet, where neither a 合计 nor a cover states it. */
function withSums(sheet: Sheet, isStated: boolean): Sheet {
  let summed = sheet
  for (const item of sheet.items.toReversed()) {
    if (item.method !== 'group' || item.combine !== 'sum' || item.full !== '0') continue
    const full = sayFigure(marksUnder(summed, item.id))
    summed = { ...summed, items: summed.items.map((one) => (one.id === item.id ? { ...one, full } : one)) }
  }
  return isStated ? summed : { ...summed, full: sayFigure(totalOf(summed)) }
}

const CELLS: Readonly<Record<string, SheetColumn>> = {
  'sheet.weights': 'weight',
  'sheet.shares': 'owners',
  'sheet.unallotted': 'owners',
  'sheet.same-clause': 'clause',
  'sheet.no-points': 'each',
  'sheet.no-bands': 'settings',
  'sheet.no-full': 'full',
  'sheet.total': 'full',
  'sheet.group-total': 'full',
}

function cellOf({ code }: SheetFinding, letters: ReadonlyMap<SheetColumn, string>) {
  const column = letters.get(CELLS[code] ?? 'label')
  return column === undefined ? {} : { column }
}
