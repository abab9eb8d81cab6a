import type { Key, MissingReason } from '@jizhi/domain'
import type { Column } from './column.ts'

/**
 * A present value. Numbers are integers at the column's scale (money: fen; percent: the ratio), dates are epoch
 * days, instants epoch milliseconds, flags 0 or 1, grades and choices the index of their option; ids are strings.
 */
export type CellValue = bigint | string | readonly string[]

/** VAL-1: a cell is present or missing for a stated reason; it is never zero by accident. */
export type Cell = { readonly value: CellValue } | { readonly missing: MissingReason }

/** EVAL-2: 等 waiting, 临时 provisional, 定 settled. */
export type RowState = 'waiting' | 'provisional' | 'settled'

/** What stands at an output port: rows in canonical key order (ROW-2), cells by column. */
export interface Table {
  /** Subject kinds of the key, in order, e.g. ['village'] or ['item', 'unit'] (ROW-1). */
  readonly keyType: readonly string[]
  readonly keys: readonly Key[]
  readonly states: readonly RowState[]
  readonly columns: readonly Column[]
  /** One array per column, same order as `columns`, same length as `keys`. */
  readonly cells: readonly (readonly Cell[])[]
  /** EVAL-4: true when a set block upstream of this port was complete; false = every value here is provisional. */
  readonly complete: boolean
}
