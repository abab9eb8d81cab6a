import type { Tx } from '../../platform/database/database.ts'
import type { Problem, TableRead, TableRequest } from '../../platform/spreadsheet/index.ts'

/** What a file is asked for, once the county's own units and the form are known. */
export interface Prepared {
  /** What the right to import is compared with. */
  readonly ownerUnitId: string
  readonly title: string
  readonly request: Omit<TableRequest, 'sheet' | 'remembered'>
  /** Rows that already stand in the empty template, as texts by column id. */
  readonly filled: readonly Readonly<Record<string, string>>[]
  readonly source: string | null
  /** Compares what was read with what stands; writes nothing. */
  readonly plan: (tx: Tx, table: TableRead, file: FileRead) => Promise<Plan> | Plan
}

export interface FileRead {
  readonly name: string
  readonly by: string
}

export interface Effect {
  readonly added: number
  readonly unchanged: number
  readonly corrected: number
}

export interface Difference {
  readonly row: string
  readonly name: string
  readonly published: string
  readonly computed: string
}

/** What writing would do. With a problem nothing is written. */
export interface Plan {
  readonly effect: Effect
  readonly problems: readonly Problem[]
  readonly differences: readonly Difference[]
  /** Kept in the row of the import: ids and figures only. */
  readonly report: object | null
  readonly write: (tx: Tx, importId: string) => Promise<void>
}

export const NOTHING: Pick<Plan, 'problems' | 'differences' | 'report'> = {
  problems: [],
  differences: [],
  report: null,
}
