import type { SheetFile, TableRead } from '../../platform/spreadsheet/index.ts'

const ROWS = 5

/** The first rows as they will be read, by wanted column, in the words of the file. */
export function sampleOf(file: SheetFile, table: TableRead): Record<string, string>[] {
  const sheet = file.sheets.find(({ name }) => name === table.sheet)
  return table.rows
    .slice(0, ROWS)
    .map(({ row }) => Object.fromEntries(table.columns.map(({ id, at }) => [id, sheet?.rows[row - 1]?.[at] ?? ''])))
}
