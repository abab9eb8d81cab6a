import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { block } from '../build.ts'
import { all, asked, cellsOf, type Given, outcome, score } from '../chain.ts'

const WEIGHT: JsonObject = { id: 'w', label: '权重', type: 'number', scale: 2 }
const MONEY: JsonObject = { id: 'fund', label: '资金', type: 'money' }
const allocated = (config: JsonObject, given: Given) => {
  const derived = outcome(
    asked(
      [score('x'), WEIGHT, MONEY],
      block('rank', { column: 'x', minimum: 1, completeness: all }),
      block('allocate', { completeness: all, ...config }),
    ),
    given,
  )
  const left = cellsOf(derived, 'allocate', 'left-over', 'left_over')
  return { award: cellsOf(derived, 'allocate', 'awards', 'award'), left: Object.values(left)[0] }
}
const places = (...amounts: readonly string[]) => ({
  places: amounts.map((amount, at) => ({ from: at + 1, to: at + 1, amount })),
})

describe('allocate', () => {
  const tied: Given = { a: [9000, 0, 0], b: [8000, 0, 0], c: [7000, 0, 0], d: [7000, 0, 0] }

  it('ALLOC-2 places 3 and 4 tied, 3 pays 100 and 4 nothing: 50 each, 100 each, 0 each', () => {
    const pay = (ties: string) => allocated({ ...places('300', '200', '100'), ties }, tied).award
    expect(pay('split')).toEqual({ a: 30_000, b: 20_000, c: 5000, d: 5000 })
    expect(pay('high')).toEqual({ a: 30_000, b: 20_000, c: 10_000, d: 10_000 })
    expect(pay('low')).toEqual({ a: 30_000, b: 20_000, c: 0, d: 0 })
  })

  it('ALLOC-3 awards and what is left over add up to the pool, to the fen', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom('fen', 'yuan', 'hundred'),
        fc.constantFrom('largest', 'each'),
        fc.constantFrom('share', 'above', 'place'),
        (rows, yuan, step, residue, method) => {
          const given = Object.fromEntries(rows.map(([x, w], at) => [`v${at}`, [x, w, 0]]))
          const config = {
            pool: 'amount',
            amount: `${yuan}`,
            method,
            weight: 'w',
            line: '10',
            step,
            residue,
            ...places('300', '200'),
          }
          const { award, left } = allocated(config, given)
          // Nothing to divide by: the awards are 待定, nothing is paid, and the whole pool is left.
          const paid = Object.values(award).reduce<number>((sum, fen) => sum + (typeof fen === 'number' ? fen : 0), 0)
          expect(paid + Number(left)).toBe(yuan * 100)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('ALLOC-4 shares are cut in whole steps, the rest goes by largest remainder', () => {
    const given: Given = { a: [0, 100, 0], b: [0, 100, 0], c: [0, 100, 0] }
    const share = { pool: 'amount', amount: '100', method: 'share', weight: 'w' }
    expect(allocated(share, given).award).toEqual({ a: 3334, b: 3333, c: 3333 })
    expect(allocated({ ...share, residue: 'each' }, given)).toEqual({ award: { a: 3333, b: 3333, c: 3333 }, left: 1 })
  })

  it('ALLOC-5 a cap leaves the rest over, or hands it on until no row changes', () => {
    const given: Given = { a: [0, 800, 0], b: [0, 100, 0], c: [0, 100, 0] }
    const capped = { pool: 'amount', amount: '100', method: 'share', weight: 'w', cap: '50' }
    expect(allocated(capped, given)).toEqual({ award: { a: 5000, b: 1000, c: 1000 }, left: 3000 })
    expect(allocated({ ...capped, leftOver: 'redistribute' }, given)).toEqual({
      award: { a: 5000, b: 2500, c: 2500 },
      left: 0,
    })
  })

  it('ALLOC-5 an exhausted pool pays in proportion, by place, or not at all', () => {
    const short = (exhausted: string) =>
      allocated(
        { pool: 'amount', amount: '300', ...places('300', '200', '100'), exhausted },
        { a: [9000, 0, 0], b: [8000, 0, 0], c: [7000, 0, 0] },
      )
    expect(short('proportional').award).toEqual({ a: 15_000, b: 10_000, c: 5000 })
    expect(short('place').award).toEqual({ a: 30_000, b: 0, c: 0 })
    expect(Object.values(short('stop').award).every((fen) => fen === 0 || typeof fen === 'string')).toBe(true)
  })

  it('ALLOC-6 a row without a basis gets no zero by accident', () => {
    const { award } = allocated(places('300', '200'), { a: [9000, 0, 0], b: ['unsampled', 0, 0] })
    expect(award).toEqual({ a: 30_000, b: '?unsampled' })
  })

  it('ALLOC-1 the pool may be the sum of a column', () => {
    const given: Given = { a: [0, 300, 10_000], b: [0, 100, 20_000] }
    expect(allocated({ pool: 'column-sum', poolColumn: 'fund', method: 'share', weight: 'w' }, given).award).toEqual({
      a: 22_500,
      b: 7500,
    })
  })
})
