import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import { FILE_LIMITS } from './limits.ts'
import { type Read, refusedFile } from './problem.ts'
import type { SheetFile } from './sheet.ts'

const DELIMITERS = [',', '\t', ';'] as const

/** Reads CSV bytes into one sheet. A quoted cell may hold line breaks; row numbers are those Excel shows. */
export function readCsv(bytes: Buffer): Read<SheetFile> {
  const decoded = decodeText(bytes)
  if (!decoded) return refusedFile('file.encoding')
  if (decoded.text.trim() === '') return refusedFile('file.empty')
  try {
    const rows = parse(decoded.text, { delimiter: delimiterOf(decoded.text), relax_column_count: true })
    while (rows.at(-1)?.every((text) => text.trim() === '')) rows.pop()
    if (rows.length > FILE_LIMITS.rows || rows.some((row) => row.length > FILE_LIMITS.columns)) {
      return refusedFile('file.too-many-cells', { maxRows: FILE_LIMITS.rows, maxColumns: FILE_LIMITS.columns })
    }
    const sheet = { name: 'CSV', hidden: false, rows, merges: [], formulas: [], hiddenRows: [] }
    return { ok: true, value: { kind: 'csv', encoding: decoded.encoding, sheets: [sheet] } }
  } catch (cause) {
    if (cause instanceof CsvError) return refusedFile('file.csv', { line: Number(cause.lines ?? 1) })
    throw cause
  }
}

/** The delimiter met most often outside quotes in the first 20,000 characters. */
function delimiterOf(text: string): string {
  const bare = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '')
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
