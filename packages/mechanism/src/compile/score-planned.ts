import { type Decimal, rescale } from '@jizhi/domain'
import { columnIndex, type Frame, type Packed } from '../model/frame.ts'

export type { Packed }

/** Answered numbers lie within ± this (domain's PACKED_LIMIT); larger ones take the exact way. */
export const WIDEST = 2_000_000_000

/** A node in whole numbers at `scale`; `bound` is the greatest size it can reach. */
export interface Planned {
  readonly scale: number
  readonly bound: bigint
  /** Adds `weight` × its value to every row; false when a column is not packed. */
  readonly addTo: (frame: Frame, sums: Float64Array, weight: number) => boolean
}

export const whole = (decimal: Decimal, scale: number): bigint => rescale(decimal, scale, 'towards-zero').unscaled
export const size = (value: bigint): bigint => (value < 0n ? -value : value)
export const limitAt = (limit: Decimal | undefined, scale: number, open: number): number =>
  limit ? Number(whole(limit, scale)) : open

/** NaN, the sign of a missing part, goes through. */
export const clamp = (value: number, floor: number, cap: number): number => Math.min(Math.max(value, floor), cap)

export function packedColumn(frame: Frame, id: string): Packed | undefined {
  const series = frame.series[columnIndex(frame, id)]
  return series && 'ints' in series ? series : undefined
}

/** The number in a row; NaN where nothing stands, or more than an answer can hold. */
export const readAt = ({ ints, gaps }: Packed, row: number): number => {
  const read = ints[row]!
  return gaps[row] === 0 && read <= WIDEST && read >= -WIDEST ? read : Number.NaN
}
