import { type Column, type Mechanism, readDrawing, storedScale } from '@jizhi/mechanism'

/** The label of the first column of a block, or of the one named, that the two drawings read otherwise; none where they agree. */
export function readsOtherwise(old: Mechanism, next: Mechanism, block: string, only?: string): string | undefined {
  const after = new Map(columnsOf(next, block).map((column) => [column.id, column]))
  const isOther = (column: Column): boolean => {
    const now = after.get(column.id)
    return now !== undefined && kindOf(now) !== kindOf(column)
  }
  return columnsOf(old, block).find((column) => (only === undefined || column.id === only) && isOther(column))?.label
}

const columnsOf = (mechanism: Mechanism, block: string): readonly Column[] =>
  Object.values(readDrawing(mechanism).outputs(block)).flatMap(({ columns }) => columns)

/** What decides how a whole number is read: its kind, its decimals, and the order of what may be chosen. */
const kindOf = (column: Column): string =>
  [column.type, storedScale(column), column.many === true, (column.options ?? []).map(({ id }) => id)].join('|')
