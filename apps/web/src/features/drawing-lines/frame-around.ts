import type { CardBox } from './card-boxes.ts'

/** Room between the cards of a group and its frame, and above for the title. */
const ROOM = 20
const TITLE = 34

/** The frame around the cards of a group; undefined where there are none. */
export function frameAround(cards: readonly CardBox[]): CardBox | undefined {
  if (cards.length === 0) return undefined
  return {
    left: Math.min(...cards.map(({ left }) => left)) - ROOM,
    right: Math.max(...cards.map(({ right }) => right)) + ROOM,
    top: Math.min(...cards.map(({ top }) => top)) - TITLE,
    bottom: Math.max(...cards.map(({ bottom }) => bottom)) + ROOM,
  }
}
