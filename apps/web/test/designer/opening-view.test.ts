import { describe, expect, it } from 'vitest'
import type { CanvasNode } from '../../src/features/designer/canvas/flow-parts.ts'
import { openingView } from '../../src/features/designer/canvas/opening-view.ts'

const SIZE = { width: 1000, height: 700 }

/** Cards side by side, 50 in a line. */
const cards = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `b${at}`, type: 'block', width: 224, height: 92, data: {} },
    position: { x: 400 + (at % 50) * 280, y: 300 + Math.floor(at / 50) * 200 },
  })) as unknown as CanvasNode[] // only sizes and places are asked for

describe('where a drawing opens', () => {
  it('shows all of it, clear of the edges', () => {
    const { x, y, zoom } = openingView(cards(4), SIZE)
    expect(zoom).toBeLessThanOrEqual(1)
    expect(400 * zoom + x).toBeGreaterThanOrEqual(27)
    expect((400 + 3 * 280 + 224) * zoom + x).toBeLessThanOrEqual(1000 - 47)
    expect(300 * zoom + y).toBeGreaterThanOrEqual(27)
  })

  it('begins at the first card, near enough to read, where all of it would be dust', () => {
    const { x, y, zoom } = openingView(cards(601), SIZE)
    expect([400 * zoom + x, 300 * zoom + y, zoom]).toEqual([48, 48, 0.6])
  })

  it('stands at the origin where nothing is drawn', () => {
    expect(openingView([], SIZE)).toEqual({ x: 0, y: 0, zoom: 1 })
  })
})
