import type { CardBox } from './card-boxes.ts'
import { CARD_HEIGHT, CARD_WIDTH } from './card-size.ts'
import { onGrid, type Point } from './grid.ts'

/** Room left around a new card, and the width of a step while looking for it. */
const ROOM = 20
/** Rings searched around the wish; a drawing so full that none is free takes the card where it was wished. */
const RINGS = 60

const isFree = ({ x, y }: Point, cards: readonly CardBox[]) =>
  cards.every(
    ({ left, right, top, bottom }) =>
      x + CARD_WIDTH + ROOM <= left || x - ROOM >= right || y + CARD_HEIGHT + ROOM <= top || y - ROOM >= bottom,
  )

function* ring(radius: number): Generator<Point> {
  // Below first: a text goes on downwards.
  for (let at = -radius; at <= radius; at++) yield { x: at, y: radius }
  for (let at = -radius; at <= radius; at++) yield { x: radius, y: at }
  for (let at = -radius; at <= radius; at++) yield { x: -radius, y: at }
  for (let at = -radius; at <= radius; at++) yield { x: at, y: -radius }
}

/** The nearest place to the wished one where a new card covers no other; nothing that stands is moved. */
export function freePlace(wish: Point, cards: readonly CardBox[]): Point {
  const { x, y } = onGrid(wish)
  for (let radius = 0; radius <= RINGS; radius++) {
    for (const step of ring(radius)) {
      const at = { x: x + step.x * ROOM, y: y + step.y * ROOM }
      if (isFree(at, cards)) return at
    }
  }
  return { x, y }
}

/** How far down a set of cards is moved, so that none covers a card that stands: whole dots. */
export function freeShift(cards: readonly Point[], standing: readonly CardBox[]): Point {
  for (let step = 1; step <= RINGS; step++) {
    const by = { x: 2 * ROOM, y: 2 * step * ROOM }
    if (cards.every(({ x, y }) => isFree({ x: x + by.x, y: y + by.y }, standing))) return by
  }
  return { x: 2 * ROOM, y: 2 * ROOM }
}
