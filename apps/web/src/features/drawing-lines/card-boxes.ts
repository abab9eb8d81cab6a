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

/** Does an orthogonal line run through the inside of a card? Touching an edge, as at its own ports, is no hit. */
export const hitsCard = (corners: readonly Point[], cards: readonly CardBox[]): boolean =>
  corners.some((corner, at) => {
    const before = corners[at - 1]
    if (before === undefined) return false
    return cards.some(
      ({ left, right, top, bottom }) =>
        between(before.x, corner.x, left, right) && between(before.y, corner.y, top, bottom),
    )
  })
