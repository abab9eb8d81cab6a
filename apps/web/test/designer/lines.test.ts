import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { blockViews } from '../../src/features/designer/drawing/block-view.ts'
import {
  CARD_WIDTH,
  cardBoxes,
  columnsOf,
  freePlace,
  onGrid,
  placeMissing,
  readingOrder,
  setInLines,
} from '../../src/features/drawing-lines/index.ts'

const { mechanism } = templates['county-monthly-assessment']
const views = blockViews(mechanism)

describe('setting a drawing in lines', () => {
  it('reads every block once, after all it hears from', () => {
    const order = readingOrder(mechanism)
    expect([...order].sort()).toEqual(mechanism.blocks.map(({ id }) => id).sort())
    for (const { from, to } of mechanism.wires) expect(order.indexOf(from.block)).toBeLessThan(order.indexOf(to.block))
  })

  it('lets no two cards touch, at any width', () => {
    for (const width of [300, 1100, 1800, 20_000]) {
      const boxes = cardBoxes({ positions: setInLines(mechanism, columnsOf(mechanism), views, width) }, views)
      for (const [at, a] of boxes.entries()) {
        for (const b of boxes.slice(at + 1)) {
          const apart = a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top
          expect(apart).toBe(true)
        }
      }
    }
  })

  it('keeps lines inside the canvas, but never under three cards', () => {
    const widest = (width: number) =>
      Math.max(
        ...Object.values(setInLines(mechanism, columnsOf(mechanism), views, width)).map(({ x }) => x + CARD_WIDTH),
      )
    expect(widest(1100)).toBeLessThanOrEqual(1100)
    expect(widest(300)).toBe(2 * 280 + CARD_WIDTH)
  })

  it('puts every card on a dot', () => {
    for (const at of Object.values(setInLines(mechanism, columnsOf(mechanism), views, 1100)))
      expect(onGrid(at)).toEqual(at)
  })

  it('moves no card that has a place', () => {
    const first = mechanism.blocks[0]?.id ?? ''
    const placed = placeMissing(mechanism, views, { [first]: { x: 7, y: 13 } })
    expect(placed[first]).toEqual({ x: 7, y: 13 })
    expect(Object.keys(placed)).toHaveLength(mechanism.blocks.length)
  })

  it('finds a new card the nearest free place, and the wished one where it is free', () => {
    const taken = cardBoxes({ positions: setInLines(mechanism, columnsOf(mechanism), views, 1100) }, views)
    const at = freePlace({ x: 100, y: 30 }, taken)
    for (const { left, right, top, bottom } of taken) {
      expect(at.x + CARD_WIDTH <= left || at.x >= right || at.y + 92 <= top || at.y >= bottom).toBe(true)
    }
    expect(freePlace({ x: 5000, y: 5000 }, taken)).toEqual({ x: 5000, y: 5000 })
  })
})
