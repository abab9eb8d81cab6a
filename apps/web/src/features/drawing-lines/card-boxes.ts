import type { Layout } from '@jizhi/mechanism'
import { CARD_WIDTH, cardHeight, type Ports } from './card-size.ts'
import type { Point } from './grid.ts'

export interface CardBox {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const cardBoxes = (layout: Layout, views: ReadonlyMap<string, Ports>): readonly CardBox[] =>
  [...views].flatMap(([id, view]) => {
    const at = layout.positions[id]
    return at === undefined
      ? []
      : [{ left: at.x, right: at.x + CARD_WIDTH, top: at.y, bottom: at.y + cardHeight(view) }]
  })

const between = (a: number, b: number, low: number, high: number) => Math.max(a, b) > low && Math.min(a, b) < high

/** Height of the strips in which cards are looked for: about a line of them. */
const STRIP = 200

const strips = (top: number, bottom: number): readonly number[] => {
  const first = Math.floor(top / STRIP)
  return Array.from({ length: Math.floor(bottom / STRIP) - first + 1 }, (_, at) => first + at)
}

/** Asks of orthogonal lines whether one runs through the inside of a card; touching an edge, as at its own ports, is no hit. Only cards of its own height are looked at. */
export function cardHits(cards: readonly CardBox[]): (corners: readonly Point[]) => boolean {
  const inStrip = new Map<number, CardBox[]>()
  for (const card of cards)
    for (const strip of strips(card.top, card.bottom)) {
      const known = inStrip.get(strip)
      if (known === undefined) inStrip.set(strip, [card])
      else known.push(card)
    }
  const isHit = (from: Point, to: Point) =>
    strips(Math.min(from.y, to.y), Math.max(from.y, to.y)).some((strip) =>
      inStrip
        .get(strip)
        ?.some(
          ({ left, right, top, bottom }) => between(from.x, to.x, left, right) && between(from.y, to.y, top, bottom),
        ),
    )
  return (corners) =>
    corners.some((corner, at) => {
      const before = corners[at - 1]
      return before !== undefined && isHit(before, corner)
    })
}
