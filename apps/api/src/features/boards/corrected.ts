import type { Answer, readBoard } from '@jizhi/contracts'
import type { Column } from '@jizhi/mechanism'
import { cellOf, type IssueContent, type Names, storedCell } from '../cycles/index.ts'

type Corrected = Answer<typeof readBoard>['corrected']
type IssueRow = IssueContent['rows'][number]

/** EFF-5: what this issue says otherwise than the one before it, row by row and figure by figure. */
export function correctedOf(
  content: IssueContent,
  before: IssueContent | undefined,
  shown: readonly Column[],
  names: Names,
): Corrected {
  if (before === undefined || content.changed.length === 0) return null
  const text = (row: IssueRow, column: Column): string => {
    const cell = cellOf(storedCell(row.cells[column.id], column), column, names)
    return 'text' in cell ? cell.text : cell.label
  }
  const rows = content.changed.map((key) => {
    const was = before.rows.find((row) => row.key === key)
    const now = content.rows.find((row) => row.key === key)
    const differing = was && now ? shown.filter((column) => text(was, column) !== text(now, column)) : []
    const changes = differing.map((column) => `${column.label}由 ${text(was!, column)} 改为 ${text(now!, column)}`)
    return {
      row: key,
      name: names.row(key),
      changes: was === undefined ? ['新登出'] : now === undefined ? ['撤下'] : changes,
    }
  })
  return { rows: rows.sort((a, b) => names.ordinal(a.row) - names.ordinal(b.row)) }
}
