import type { Tx } from '../../platform/database/database.ts'
import {
  columnLetters,
  type Problem,
  type ProblemCode,
  type ReadRow,
  type TableRead,
  type TableRequest,
} from '../../platform/spreadsheet/index.ts'

/** What writing a file would do. With a problem nothing is written. */
export interface PeoplePlan {
  readonly effect: { readonly added: number; readonly unchanged: number; readonly corrected: number }
  readonly problems: readonly Problem[]
  readonly differences: readonly never[]
  readonly report: null
  readonly write: (tx: Tx) => Promise<void>
}

/** What a file of units or people is asked for, and what its rows then mean; the shape every import has. */
export interface PeopleImport {
  /** The unit whose right to import is asked for. */
  readonly ownerUnitId: string
  readonly title: string
  readonly request: Omit<TableRequest, 'sheet' | 'remembered'>
  readonly filled: readonly Readonly<Record<string, string>>[]
  readonly source: null
  /** Compares what was read with what stands; writes nothing. */
  readonly plan: (tx: Tx, table: TableRead) => PeoplePlan | Promise<PeoplePlan>
}

/** What a row says in a column; undefined for an empty cell. */
export function textOf({ values }: ReadRow, id: string): string | undefined {
  const value = values[id]
  switch (value?.kind) {
    case 'text':
      return value.text === '' ? undefined : value.text
    case 'choice':
      return value.option
    case 'unit':
      return value.unit
    case 'date':
      return value.day
    default:
      return undefined
  }
}

/** A whole number of a row; undefined for an empty cell, never zero for it. */
export function wholeOf({ values }: ReadRow, id: string): number | undefined {
  const value = values[id]
  return value?.kind === 'decimal' ? value.scaled : undefined
}

/** A problem at a cell of the sheet, in a whole sentence. */
export function flaw(table: TableRead, row: ReadRow, column: string, code: ProblemCode, message: string): Problem {
  const at = table.columns.find(({ id }) => id === column)
  const place = at === undefined ? {} : { column: columnLetters(at.at), header: at.header }
  return { code, message: `第 ${row.row} 行：${message}`, details: {}, sheet: table.sheet, row: row.row, ...place }
}
