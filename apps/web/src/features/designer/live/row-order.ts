import type { Cell, Table } from '@jizhi/mechanism'
import type { Look } from './messages.ts'

/** Rows in the order in which they are read: missing ones last, equal ones by key. */
export function rowOrder(table: Table, { order }: Look, added: readonly string[]): readonly number[] {
  const rows = table.keys.map((_, row) => row)
  const keys = order ? [order] : placesFirst(table, added)
  const columns = keys.flatMap(({ column, down }) => {
    const cells = table.cells[table.columns.findIndex(({ id }) => id === column)]
    return cells === undefined ? [] : [{ cells, down }]
  })
  if (columns.length === 0) return rows
  return rows.sort((a, b) => {
    for (const { cells, down } of columns) {
      const found = compared(cells[a], cells[b], down)
      if (found !== 0) return found
    }
    return a - b
  })
}

/** A ranking is read category by category from the first place down. */
function placesFirst(table: Table, added: readonly string[]): readonly NonNullable<Look['order']>[] {
  const place = added.find((id) => id.endsWith('place'))
  if (place === undefined) return []
  const category = table.columns.some(({ id }) => id === 'category') ? [{ column: 'category', down: false }] : []
  return [...category, { column: place, down: false }]
}

function compared(a: Cell | undefined, b: Cell | undefined, down: boolean): number {
  const [left, right] = [orderOf(a), orderOf(b)]
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
  const found = left < right ? -1 : left > right ? 1 : 0
  return down ? -found : found
}

const orderOf = (cell: Cell | undefined): bigint | string | undefined =>
  cell === undefined || 'missing' in cell ? undefined : typeof cell.value === 'object' ? cell.value.join() : cell.value
