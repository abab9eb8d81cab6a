import type { CardBox } from './card-boxes.ts'
import { GRID, type Point } from './grid.ts'

export interface Placed extends CardBox {
  readonly id: string
}

export type Aligning = 'align-left' | 'align-top' | 'align-centre' | 'spread-across' | 'spread-down'

const snapped = (value: number) => Math.round(value / GRID) * GRID

/** Where cards come to stand when they are lined up or set at equal distances; the outermost two stay when spread. */
export function aligned(cards: readonly Placed[], how: Aligning): { readonly [id: string]: Point } {
  switch (how) {
    case 'align-left':
      return places(cards, (card) => ({ x: Math.min(...cards.map(({ left }) => left)), y: card.top }))
    case 'align-top':
      return places(cards, (card) => ({ x: card.left, y: Math.min(...cards.map(({ top }) => top)) }))
    case 'align-centre': {
      const middle = cards.reduce((sum, { left, right }) => sum + (left + right) / 2, 0) / cards.length
      return places(cards, (card) => ({ x: snapped(middle - (card.right - card.left) / 2), y: card.top }))
    }
    case 'spread-across':
      return spread(cards, 'left', 'right')
    default:
      return spread(cards, 'top', 'bottom')
  }
}

const places = (cards: readonly Placed[], at: (card: Placed) => Point) =>
  Object.fromEntries(cards.map((card) => [card.id, at(card)]))

function spread(cards: readonly Placed[], low: 'left' | 'top', high: 'right' | 'bottom') {
  const order = [...cards].sort((a, b) => a[low] - b[low])
  const [first] = order
  const last = order.at(-1)
  if (first === undefined || last === undefined) return {}
  const filled = order.reduce((sum, card) => sum + card[high] - card[low], 0)
  const gap = order.length < 2 ? 0 : (last[high] - first[low] - filled) / (order.length - 1)
  let next = first[low]
  return Object.fromEntries(
    order.map((card) => {
      const at = card === first || card === last ? card[low] : snapped(next)
      next += card[high] - card[low] + gap
      return [card.id, low === 'left' ? { x: at, y: card.top } : { x: card.left, y: at }]
    }),
  )
}
