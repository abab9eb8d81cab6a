import { describe, expect, it } from 'vitest'
import { directCorners, wireShape } from '../../src/features/designer/canvas/wire-path.ts'
import { cardHits } from '../../src/features/drawing-lines/index.ts'

const card = { left: 280, right: 504, top: 0, bottom: 92 }

describe('wires', () => {
  it('run straight between level ports, counted half way', () => {
    expect(wireShape({ x: 224, y: 46 }, { x: 280, y: 46 })).toEqual({
      path: 'M224 46L280 46',
      middle: { x: 252, y: 46 },
    })
  })

  it('turn once half way to another height, with round corners', () => {
    const { path } = wireShape({ x: 0, y: 0 }, { x: 200, y: 100 })
    expect(path).toBe('M0 0L92 0Q100 0 100 8L100 92Q100 100 108 100L200 100')
  })

  it('go back to the next line above its cards, never through them', () => {
    const target = { x: 0, y: 246 }
    const { path } = wireShape({ x: 1064, y: 46 }, target)
    const heights = [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, , y]) => Number(y))
    expect(directCorners({ x: 1064, y: 46 }, target, 0)).toBeUndefined()
    expect(heights.some((y) => y > 92 && y < 200)).toBe(true)
  })

  it('give each way out of a block a lane of its own', () => {
    const middles = [0, 1, 2].map((lane) => wireShape({ x: 500, y: 46 }, { x: 0, y: 300 }, lane).middle.y)
    expect(new Set(middles).size).toBe(3)
  })

  it('hit a card they cross and none they only touch', () => {
    const across = [
      { x: 224, y: 46 },
      { x: 560, y: 46 },
    ]
    const upTo = [
      { x: 224, y: 46 },
      { x: 280, y: 46 },
    ]
    expect(cardHits([card])(across)).toBe(true)
    expect(cardHits([card])(upTo)).toBe(false)
  })
})
