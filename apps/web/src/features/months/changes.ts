import type { CellView, TableView } from './ranking.ts'

/** Cells that differ between two readings of the same table, by row then column: what stood there before. */
export type Changes = ReadonlyMap<string, ReadonlyMap<string, CellView>>

const same = (a: CellView | undefined, b: CellView | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** A figure that was still to come has not jumped when it comes: only what somebody could have read is shown as old. */
const wasToCome = (cell: CellView): boolean => 'missing' in cell && cell.missing === 'undecided'

/** A row that was not there before has no figure that could have jumped. */
export function changesBetween(before: TableView | undefined, after: TableView | undefined): Changes {
  const found = new Map<string, Map<string, CellView>>()
  if (!before || !after || before.block !== after.block || before.port !== after.port) return found
  const old = new Map(before.rows.map((row) => [row.key, row]))
  const at = new Map(before.columns.map(({ id }, index) => [id, index]))
  for (const row of after.rows) {
    const was = old.get(row.key)
    if (!was) continue
    for (const [index, { id }] of after.columns.entries()) {
      const cell = was.cells[at.get(id) ?? -1]
      if (cell === undefined || wasToCome(cell) || same(cell, row.cells[index])) continue
      const cells = found.get(row.key) ?? new Map<string, CellView>()
      found.set(row.key, cells.set(id, cell))
    }
  }
  return found
}
