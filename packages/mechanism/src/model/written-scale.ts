import type { RosterType } from './block-def.ts'
import type { Column } from './column.ts'
import type { Rounding } from './mechanism.ts'

/** Where 每步舍入 is chosen and no scale is stated. */
const USUAL_SCALE = 2

type Ports = { readonly [port: string]: RosterType }

/**
 * NUM-6: 最后舍入 rounds only columns with a scale; 每步舍入 gives every 分 and % column without one the mechanism's
 * scale. A % of n shown places is a ratio of n + 2 (VAL-7).
 */
export function writtenScales(ports: Ports, rounding: Rounding): Ports {
  if (rounding.mode === 'at-end') return ports
  const scale = rounding.scale ?? USUAL_SCALE
  return Object.fromEntries(
    Object.entries(ports).map(([id, type]) => [
      id,
      { ...type, columns: type.columns.map((one) => scaled(one, scale)) },
    ]),
  )
}

function scaled(column: Column, scale: number): Column {
  if (column.scale !== undefined) return column
  if (column.type === 'score') return { ...column, scale }
  return column.type === 'percent' ? { ...column, scale: scale + 2 } : column
}
