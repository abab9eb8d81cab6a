import { type Table, writtenCell } from '@jizhi/mechanism'

const STATES = { waiting: '等', provisional: '临时', settled: '定' } as const

/** A Chinese character is as wide as two Latin ones on every terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** A table with its labels, columns under one another: all of them, or those of these ids that it has. */
export function sayTable(table: Table, only?: readonly string[]): string {
  const columns = [...table.columns.entries()].filter(([, { id }]) => only === undefined || only.includes(id))
  const head = ['', '', ...columns.map(([, column]) => column.label)]
  const rows = table.keys.map((key, at) => [
    key,
    STATES[table.states[at] ?? 'waiting'],
    ...columns.map(([index, column]) => writtenCell(column, table.cells[index]?.[at] ?? { missing: 'undecided' })),
  ])
  if (rows.length === 0) return '（没有行）'
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => widthOf(row[at] ?? ''))))
  return [head, ...rows]
    .map((row) =>
      row
        .map((text, at) => padded(text, widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
