import { type Column, storedScale } from './column.ts'
import type { OutcomeRows } from './fact.ts'

/** How the whole numbers of frozen columns are to be read by whoever has not the drawing (HIST-1). */
export const outcomeTypes = (columns: readonly Column[]): OutcomeRows['types'] =>
  columns.map((column) => ({
    id: column.id,
    type: column.type,
    scale: storedScale(column),
    ...(column.options ? { options: column.options.map(({ id }) => id) } : {}),
  }))
