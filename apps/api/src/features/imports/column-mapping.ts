import {
  columnLetters,
  denseText,
  findHeader,
  headerTexts,
  mapHeaders,
  type Sheet,
  type SheetFile,
  type WantedColumn,
} from '../../platform/spreadsheet/index.ts'

/** Wanted column → letters of the file's column. */
export type Letters = Readonly<Record<string, string>>

export interface Mapped {
  readonly headers: readonly { readonly column: string; readonly text: string }[]
  readonly mapping: Letters
  /** For the reader: what each header stands for; null = left out. */
  readonly remembered: Readonly<Record<string, string | null>>
}

/** What a sheet's headers are taken for: as people said, else by their text. Nothing when no header can be found. */
export function mappedColumns(
  file: SheetFile,
  wanted: readonly WantedColumn[],
  sheetName: string | null,
  said: Letters | null,
): Mapped {
  const sheet = sheetOf(file, wanted, sheetName)
  const header = sheet && headerRowOf(sheet, wanted, said)
  if (sheet === undefined || header === undefined) return { headers: [], mapping: {}, remembered: {} }
  const texts = headerTexts(sheet, header)
  const letters = new Map(Object.entries(said ?? {}).map(([id, column]) => [column, id]))
  const remembered: Record<string, string | null> = {}
  if (said !== null)
    texts.forEach((text, at) => {
      if (denseText(text) !== '') remembered[denseText(text)] = letters.get(columnLetters(at)) ?? null
    })
  const map = mapHeaders(texts, wanted, { sheet: sheet.name, row: header + 1 }, remembered)
  return {
    headers: texts.map((text, at) => ({ column: columnLetters(at), text })).filter(({ text }) => text.trim() !== ''),
    mapping: Object.fromEntries(map.columns.map(({ id, at }) => [id, columnLetters(at)])),
    remembered,
  }
}

function sheetOf(file: SheetFile, wanted: readonly WantedColumn[], name: string | null): Sheet | undefined {
  const shown = [...file.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))
  const named = shown.filter((sheet) => name === null || sheet.name === name)
  const hits = (sheet: Sheet): number => findHeader(sheet, wanted)?.hits ?? 0
  return named.reduce<Sheet | undefined>((best, sheet) => (best && hits(best) >= hits(sheet) ? best : sheet), undefined)
}

/** The row that reads like the header; where people named the columns, the first row with a text in each of them. */
function headerRowOf(sheet: Sheet, wanted: readonly WantedColumn[], said: Letters | null): number | undefined {
  const found = findHeader(sheet, wanted)?.row
  if (found !== undefined || said === null) return found
  const columns = Object.values(said)
  const row = sheet.rows.findIndex((texts) => {
    const named = new Map(texts.map((text, at) => [columnLetters(at), text.trim()]))
    return columns.every((column) => (named.get(column) ?? '') !== '')
  })
  return row < 0 ? undefined : row
}
