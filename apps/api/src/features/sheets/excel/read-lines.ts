import {
  cellReader,
  columnLetters,
  denseText,
  type findings,
  problem,
  type ReadValue,
  rangeText,
  type Sheet as Worksheet,
} from '../../../platform/spreadsheet/index.ts'
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts'

/** One line of the table below its header. */
export interface Line {
  /** As Excel numbers it. */
  readonly row: number
  readonly values: Readonly<Partial<Record<SheetColumn, ReadValue>>>
  /** The item's name with the blanks in front of it: how deep it is set in. */
  readonly raw: string
  /** Stands below an item it is merged with: one more clause of it. */
  readonly continues: boolean
  /** A heading over all columns: 一、公共区域（18 分）. */
  readonly heading: string | undefined
}

export interface Header {
  /** From 0. */
  readonly row: number
  readonly at: ReadonlyMap<SheetColumn, number>
}

/** A group that spans several lines is written once and holds for all of them. */
const SPANNING: ReadonlySet<SheetColumn> = new Set([
  'category',
  'owners',
  'months',
  'photos',
  'evidence',
  'note',
  'method',
])
/** What belongs to one item stands once where its clauses take several lines. */
const ITEMS_OWN: ReadonlySet<SheetColumn> = new Set([
  'code',
  'label',
  'full',
  'weight',
  'each',
  'unit',
  'settings',
  'ref',
  'level',
])
const TOTAL = /^(合计|总计|总分|满分合计)$/

/** The lines below the header; merged cells are resolved, blank lines passed over. `total` is what the 合计 line states. */
export function readLines(
  sheet: Worksheet,
  header: Header,
  found: ReturnType<typeof findings>,
): { readonly lines: readonly Line[]; readonly total: { readonly row: number; readonly full: ReadValue } | undefined } {
  const columns = SHEET_COLUMNS.flatMap((wanted) => {
    const at = header.at.get(wanted.id)
    return at === undefined ? [] : [{ wanted, at, read: cellReader(wanted) }]
  })
  const merged = mergesOf(sheet, header, found)
  const lines: Line[] = []
  let total: { row: number; full: ReadValue } | undefined
  for (const [index, texts] of sheet.rows.entries()) {
    if (index <= header.row) continue
    const written = columns.filter(({ at }) => denseText(texts[at] ?? '') !== '')
    const heading = headingOf(
      sheet,
      index,
      written.map(({ at }) => at),
      columns.map(({ at }) => at),
    )
    const row = index + 1
    if (heading !== undefined) {
      lines.push({ row, values: {}, raw: '', continues: false, heading })
      continue
    }
    const continues = merged.below(index, 'label')
    if (written.length === 0 && !continues) continue
    const isTotal = texts.some((text) => TOTAL.test(denseText(text)))
    const values: Partial<Record<SheetColumn, ReadValue>> = {}
    for (const { wanted, at, read } of columns) {
      const own = texts[at] ?? ''
      const raw = own === '' && SPANNING.has(wanted.id) ? (merged.text(index, wanted.id) ?? own) : own
      if (isTotal && wanted.id !== 'full') continue
      if (continues && ITEMS_OWN.has(wanted.id)) continue
      const cell = read(wanted.id === 'label' ? withoutNumber(raw, header).label : raw)
      if (cell.ok) values[wanted.id] = cell.value
      else
        found.add(
          problem(cell.code, cell.details, { sheet: sheet.name, row, column: columnLetters(at), header: wanted.label }),
        )
    }
    if (isTotal && values.full !== undefined) {
      total = { row, full: values.full }
      continue
    }
    const raw = texts[header.at.get('label') ?? -1] ?? ''
    const numbered = withoutNumber(raw, header).code
    if (numbered !== '') values.code = { kind: 'text', text: numbered }
    lines.push({ row, values, raw, continues, heading: undefined })
  }
  return { lines, total }
}

const NUMBERED =
  /^\s*(\d+(?:[.．]\d+)+|\d+(?=[.．、])|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+(?=、))[.．、]?\s*(?=\S)/

/** Where no column holds the number it may stand before the name: 1.1 道路两侧. */
function withoutNumber(text: string, header: Header): { code: string; label: string } {
  const match = header.at.has('code') || header.at.has('level') ? null : NUMBERED.exec(text)
  if (match === null) return { code: '', label: text }
  return { code: match[1] ?? '', label: text.slice(match[0].length) }
}

/** A text alone in its line and merged over several columns is a heading. */
function headingOf(
  sheet: Worksheet,
  index: number,
  written: readonly number[],
  mapped: readonly number[],
): string | undefined {
  const [at] = written
  if (written.length !== 1 || at === undefined) return undefined
  const range = sheet.merges.find(
    ({ top, bottom, left, right }) => top === index && bottom === index && left <= at && at <= right,
  )
  const covered = range === undefined ? 0 : mapped.filter((one) => range.left <= one && one <= range.right).length
  return covered >= 2 && covered >= mapped.length / 2 ? sheet.rows[index]?.[at] : undefined
}

/** Merged cells below the header: those that span lines in one column are understood, others are problems. */
function mergesOf(sheet: Worksheet, header: Header, found: ReturnType<typeof findings>) {
  const below = sheet.merges.filter((range) => range.bottom > header.row)
  const inColumn = (id: SheetColumn) =>
    below.filter(({ left, right, top }) => left === right && left === header.at.get(id) && top > header.row)
  for (const range of below) {
    const columns = [...header.at].filter(([, at]) => range.left <= at && at <= range.right)
    const down = range.bottom > Math.max(range.top, header.row)
    if (columns.length < 2 || !down) continue
    const place = { sheet: sheet.name, row: range.top + 1, column: columnLetters(range.left) }
    found.add(problem('cell.merged', { range: rangeText(range) }, place))
  }
  return {
    below: (row: number, id: SheetColumn) => inColumn(id).some(({ top, bottom }) => top < row && row <= bottom),
    text: (row: number, id: SheetColumn): string | undefined => {
      const range = inColumn(id).find(({ top, bottom }) => top <= row && row <= bottom)
      return range === undefined ? undefined : sheet.rows[range.top]?.[range.left]
    },
  }
}
