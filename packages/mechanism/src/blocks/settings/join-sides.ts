import type { Column } from '../../model/column.ts'
import type { JoinConfig } from '../join.ts'

/** JOIN-3. */
export const isSetMode = (mode: JoinConfig['mode']): boolean =>
  mode === 'union' || mode === 'intersection' || mode === 'except'

const PINNED = new Set(['category', 'level', 'population'])

/** Which columns of the right side come along, and as what. Pinned attributes both sides carry are the same ones (ROW-7). */
export function takenColumns(
  config: JoinConfig,
  left: readonly Column[],
  right: readonly Column[],
): readonly { readonly from: string; readonly column: Column }[] {
  const has = new Set(left.map((one) => one.id))
  if (config.take.length === 0)
    return right
      .filter((one) => config.mode === 'path' || config.mode === 'gate' || !PINNED.has(one.id) || !has.has(one.id))
      .map((one) => ({ from: one.id, column: one }))
  return config.take.flatMap((one) => {
    const found = right.find((other) => other.id === one.column)
    return found ? [{ from: one.column, column: { ...found, id: one.id, label: one.label } }] : []
  })
}
