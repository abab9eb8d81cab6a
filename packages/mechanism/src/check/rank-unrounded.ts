import type { Finding } from '../model/block-def.ts'
import { storedScale, WIDEST_SCALE } from '../model/column.ts'
import { type Drawing, warning } from './drawing.ts'

/** NUM-4: two rows that look equal and are ranked apart cannot be explained on a board. */
export const checkRankUnrounded = (drawing: Drawing): Finding[] =>
  drawing.of('rank').flatMap(({ open, config }) => {
    const column = drawing.input(open.block.id)?.columns.find(({ id }) => id === config.column)
    if (column === undefined || column.type === 'date' || storedScale(column) < WIDEST_SCALE) return []
    const message = `“${open.name}”按没有舍入的“${column.label}”排名，看着同分的可能名次不同，请在写这一列的块里定小数位。`
    return [warning('rank-unrounded', open.block.id, message)]
  })
