import type { Cell, Worksheet } from '@cj-tech-master/excelts'
import { FILE_LIMITS } from './limits.ts'
import { decimalTextOf, percentTextOf } from './normal-text.ts'
import { type Read, refusedFile } from './problem.ts'
import type { CellRange, Sheet, SheetFile } from './sheet.ts'
import { repack } from './unpack.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

/** The text a formula without a stored result gets: shown to people as an error, never taken for an empty cell. */
const NO_RESULT = '#无值!'

/** Reads xlsx bytes whose directory was found acceptable. Runs in a worker thread: it may use up its time or its heap. */
export async function readXlsx(bytes: Buffer): Promise<Read<SheetFile>> {
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return refusedFile(directory.refuse, directory.details)
  const worksheets = await parse(bytes, directory.entries)
  if (!worksheets) return refusedFile('file.damaged')
  const sheets: Sheet[] = []
  for (const worksheet of worksheets) {
    const sheet = readWorksheet(worksheet)
    if (!sheet) {
      return refusedFile('file.too-many-cells', { maxRows: FILE_LIMITS.rows, maxColumns: FILE_LIMITS.columns })
    }
    sheets.push(sheet)
  }
  if (sheets.every((sheet) => sheet.rows.length === 0)) return refusedFile('file.empty')
  return { ok: true, value: { kind: 'xlsx', sheets } }
}

/** The parser is loaded only after every part was inflated as declared: a lying file does not get that far. */
async function parse(bytes: Buffer, entries: readonly ZipEntry[]): Promise<readonly Worksheet[] | undefined> {
  try {
    const honest = repack(bytes, entries)
    const { Workbook } = await import('@cj-tech-master/excelts')
    const workbook = new Workbook()
    await workbook.xlsx.load(honest, { ignoreNodes: ['dataValidations', 'conditionalFormatting'] })
    return workbook.worksheets
  } catch {
    return undefined
  }
}

function readWorksheet(worksheet: Worksheet): Sheet | undefined {
  const rows: string[][] = []
  const formulas: string[] = []
  const hiddenRows: number[] = []
  const merges = new Map<string, CellRange>()
  let fits = true
  worksheet.eachRow((row, number) => {
    if (!fits) return
    const texts: string[] = []
    row.eachCell((cell, column) => {
      if (cell.isMerged) growMerge(merges, cell, number - 1, column - 1)
      const text = cell.isMerged && cell.master !== cell ? '' : textOf(cell)
      if (text === '') return
      if (cell.formula) formulas.push(cell.address)
      if (column > FILE_LIMITS.columns) fits = false
      else texts[column - 1] = text
    })
    if (texts.length === 0) return
    if (number > FILE_LIMITS.rows) fits = false
    if (!fits) return
    while (rows.length < number - 1) rows.push([])
    rows.push(Array.from(texts, (text) => text ?? ''))
    if (row.hidden) hiddenRows.push(number)
  })
  if (!fits) return undefined
  return {
    name: worksheet.name,
    hidden: worksheet.state !== 'visible',
    rows,
    merges: [...merges.values()],
    formulas,
    hiddenRows,
  }
}

function growMerge(merges: Map<string, CellRange>, cell: Cell, row: number, column: number): void {
  const master = cell.master.address
  const grown = merges.get(master)
  merges.set(
    master,
    grown
      ? { ...grown, bottom: row, right: Math.max(grown.right, column) }
      : { top: row, left: column, bottom: row, right: column },
  )
}

/** The text of one cell: numbers as Excel would show them at full precision, dates as 2026-10-31, formulas as their stored result. */
function textOf(cell: Cell): string {
  return valueText(cell.value, cell.numFmt)
}

function valueText(value: unknown, format: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return isPercent(format) ? percentTextOf(value) : decimalTextOf(value)
  if (value instanceof Date) return dayText(value)
  if (typeof value !== 'object') return ''
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((run) => String(run.text)).join('')
  if ('error' in value) return String(value.error)
  if ('formula' in value || 'sharedFormula' in value) {
    const result = 'result' in value ? value.result : undefined
    return result === null || result === undefined ? NO_RESULT : valueText(result, format)
  }
  return 'text' in value ? valueText(value.text, format) : ''
}

const isPercent = (format: unknown): boolean => typeof format === 'string' && /%\s*$/.test(format.split(';')[0] ?? '')

/** A date cell has no time zone: its clock reading is what was typed. Midnight means a day only. */
function dayText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '#日期!'
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`
}
