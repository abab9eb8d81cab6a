import type { BlockId } from '@jizhi/domain'
import { type Column, holdsIds } from '../model/column.ts'
import type { Fact } from '../model/fact.ts'
import { cellAt, columnIndex, missingCell } from '../model/frame.ts'
import type { MapOp, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'

/** REV-4, OBJ-2: persons set the listed cells; what nobody set stays, and the old value stays in the trace. */
export const overrideOp = (
  block: BlockId,
  to: string,
  columns: readonly Column[],
  accepts: (run: Run, fact: Fact<'overridden'>, column: Column) => boolean,
): MapOp => ({
  op: 'map',
  from: 'in',
  to,
  columns,
  prepare: (run, frame) => (row, out) => {
    const overrides = run.facts.about('overridden', block, frame.keys[row]!)
    for (const [at, column] of columns.entries()) {
      const said = overrides.findLast((fact) => fact.value.column === column.id)
      const isSet = said !== undefined && accepts(run, said, column)
      const before = (): Cell => cellAt(frame.series[columnIndex(frame, column.id)]!, row)
      out.cell(at, isSet ? statedCell(said, holdsIds(column)) : before())
    }
    return undefined
  },
})

/** A number is a whole number at the column's scale, anything else an id. */
function statedCell({ value }: Fact<'overridden'>, isId: boolean): Cell {
  if (value.value === null) return missingCell(value.missing ?? 'undecided')
  if (isId) return { value: value.value }
  return /^-?\d{1,30}$/.test(value.value) ? { value: BigInt(value.value) } : missingCell('undecided')
}
