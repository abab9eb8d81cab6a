import type { CellRange } from './sheet.ts'

/** A cell by row and column from 0. */
export type CellAt = readonly [row: number, column: number]

/** A rule Excel checks while people type. Rows from 0; `choices` names cells of the plan's second sheet by range. */
export interface CellRule {
  readonly column: number
  readonly from: number
  readonly to: number
  readonly hint: string
  readonly accepts:
    | { readonly choices: string }
    | { readonly min: number; readonly max: number }
    | { readonly anything: true }
}

export interface SheetPlan {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly hidden?: boolean
  readonly headerRow?: number
  readonly red?: readonly CellAt[]
  readonly merges?: readonly CellRange[]
  readonly rules?: readonly CellRule[]
}

/** A workbook to be written, as plain values. */
export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[]
}
