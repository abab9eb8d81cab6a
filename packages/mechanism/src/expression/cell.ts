import { ratioOfDecimal } from '@jizhi/domain'
import { type Column, storedScale } from '../model/column.ts'
import type { CellValue } from '../model/table.ts'
import type { Run } from './piece.ts'
import { type ExpressionType, typeOfColumn } from './type.ts'
import { gap, type Outcome } from './value.ts'

/** Reads a column as what an expression works on; notes it among the columns read. */
export function columnReader(column: Column, reads: string[]): Run {
  const at = reads.indexOf(column.id)
  const read = at >= 0 ? at : reads.push(column.id) - 1
  const open = opener(typeOfColumn(column), storedScale(column))
  return (cell) => {
    const found = cell(read)
    return 'missing' in found ? gap(found.missing) : open(found.value)
  }
}

const BROKEN = gap('undecided')

/** From how a cell is held to what an expression works on; money becomes yuan, 87.5 % becomes 0.875. */
function opener(type: ExpressionType, scale: number): (value: CellValue) => Outcome {
  if (type.kind === 'number') {
    return (value) => (typeof value === 'bigint' ? ratioOfDecimal({ unscaled: value, scale }) : BROKEN)
  }
  if (type.kind === 'flag') return (value) => (typeof value === 'bigint' ? value === 1n : BROKEN)
  if (type.kind === 'option' || type.kind === 'time') return (value) => (typeof value === 'bigint' ? value : BROKEN)
  if (type.kind === 'list') {
    const member = memberOpener(type.of)
    return (value) => (typeof value === 'object' ? value.map(member) : BROKEN)
  }
  return (value) => value
}

/** A cell with several values holds ids; those of options become their places, as in a cell with one. */
function memberOpener(type: ExpressionType): (id: string) => Outcome {
  if (type.kind !== 'option') return (id) => id
  const places = new Map(type.options.map((option, at) => [option.id, BigInt(at)]))
  return (id) => places.get(id) ?? BROKEN
}
