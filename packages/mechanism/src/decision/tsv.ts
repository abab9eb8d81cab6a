import type { Grid } from './grid.ts'

/** Cells as a spreadsheet puts them on the clipboard; what holds a tab, a line break or a quote at its start is quoted. */
export const gridToTsv = (grid: Grid): string => grid.map((line) => line.map(quoted).join('\t')).join('\n')

const quoted = (words: string): string => (/[\t\n\r]|^"/.test(words) ? `"${words.replaceAll('"', '""')}"` : words)

/** The inverse of `gridToTsv`, and what Excel and WPS put on the clipboard. */
export function tsvToGrid(text: string): Grid {
  const grid: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy
  let line: string[] = []
  while (cell.lastIndex <= text.length) {
    const found = cell.exec(text)
    if (!found) break
    const [, inner, plain = '', end] = found
    line.push(inner === undefined ? plain : inner.replaceAll('""', '"'))
    if (end === '\t') continue
    grid.push(line)
    line = []
    if (end === '') break
  }
  return grid.at(-1)?.every((words) => words === '') ? grid.slice(0, -1) : grid
}
