import { type Money, parseYuan } from '@jizhi/domain'
import type { AllocateConfig } from '@jizhi/mechanism'

interface AwardCost {
  /** In fen: every place of the table paid once. */
  readonly fen: Money
  /** A row reaches to the last place, whichever that is. */
  readonly isOpen: boolean
  /** The first place that two rows pay. */
  readonly overlap: number | undefined
}

/**
 * ALLOC-2: what a table of places costs when all of them are taken, with so many rows to place; unknown = as many as the
 * table names. Ties share or repeat amounts and may change it.
 */
export function placesCost(places: AllocateConfig['places'], units: number | undefined): AwardCost {
  const named = Math.max(0, ...places.map(({ from, to }) => Math.max(from, to)))
  const most = units ?? named
  let fen = 0n
  for (const { from, to, amount } of places) {
    const last = to === 0 ? most : Math.min(to, most)
    const each = parseYuan(amount)
    if (each.ok && last >= from) fen += each.value * BigInt(last - from + 1)
  }
  const reaches = (one: AllocateConfig['places'][number], place: number) =>
    one.from <= place && (one.to === 0 || place <= one.to)
  const twice = places.find((one, at) => places.some((other, where) => where !== at && reaches(other, one.from)))
  return {
    fen: fen as Money, // fen times a count is fen
    isOpen: places.some(({ to }) => to === 0),
    overlap: twice?.from,
  }
}
