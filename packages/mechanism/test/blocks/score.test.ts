import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { block } from '../build.ts'
import { all, asked, cellsOf, type Given, outcome, score } from '../chain.ts'

const ID = ['x', 'y', 'z']
const scored = (config: JsonObject, given: Given) => {
  const derived = outcome(asked(ID.map(score), block('score', { completeness: all, ...config })), given)
  return cellsOf(derived, 'score', 'scored', 'score')
}
const item = (column: string, more: JsonObject = {}): JsonObject => ({
  id: `${column}_part`,
  label: column,
  column,
  ...more,
})
const one = (config: JsonObject, ...values: Given[string]) => scored(config, { a: values }).a

describe('score', () => {
  it('SCORE-1 inside out: −12 capped at 10 and −7, the group capped at 15, is −15', () => {
    const items = [
      { id: 'group', label: '组', method: 'group', floor: '-15' },
      item('x', { parent: 'group', method: 'deduct', deductCap: '10' }),
      item('y', { parent: 'group', method: 'deduct' }),
    ]
    expect(one({ items }, 1200, 700, 0)).toBe(-1500)
  })

  it('SCORE-1 no cap or floor unless stated: bonus may exceed full marks, deductions may fall below 0', () => {
    expect(one({ items: [item('x')], bonus: [{ column: 'y' }] }, 9800, 700, 0)).toBe(10_500)
    expect(one({ base: '10', items: [item('x', { method: 'deduct' })] }, 1200, 0, 0)).toBe(-200)
    expect(one({ items: [item('x')], bonus: [{ column: 'y', cap: '5' }], cap: '100' }, 9800, 700, 0)).toBe(10_300)
  })

  it('SCORE-2 a deduction is the full mark less so much a fault, capped, then floored', () => {
    const deduct = (more: JsonObject) => [item('x', { method: 'deduct', each: '0.5', ...more })]
    expect(one({ base: '100', items: deduct({}) }, 700, 0, 0)).toBe(9650)
    expect(one({ base: '100', items: deduct({ deductCap: '3' }) }, 700, 0, 0)).toBe(9700)
    expect(one({ base: '2', floor: '0', items: deduct({}) }, 700, 0, 0)).toBe(0)
  })

  it('NUM-1 a weighted mean is one quotient: thirds add up to the whole', () => {
    const items = ID.map((id) => item(id, { weight: '0.3333' }))
    expect(one({ combine: 'mean', items }, 9000, 9000, 9000)).toBe(9000)
    expect(
      one({ combine: 'mean', items: [item('x', { weight: '70' }), item('y', { weight: '30' })] }, 9000, 8000, 0),
    ).toBe(8700)
  })

  it('SCORE-3 a missing part: 待定 unless stated, else 0, 剔除, or the rest by its weights', () => {
    const items = [item('x', { weight: '0.5' }), item('y', { weight: '0.3' }), item('z', { weight: '0.2' })]
    const lacking = (missing: string, more: JsonObject = {}) =>
      one({ combine: 'mean', items, missing, ...more }, 9000, 8000, 'unreported')
    expect(one({ combine: 'mean', items }, 9000, 8000, 'unreported')).toMatch(/^\?(unreported|undecided)$/)
    expect(lacking('zero')).toBe(6900)
    expect(lacking('exclude')).toBe('?excluded')
    expect(lacking('rescale')).toBe(8625)
    expect(lacking('rescale', { atLeast: 3 })).toBe('?undecided')
    expect(lacking('rescale', { atLeast: 3, below: 'exclude' })).toBe('?excluded')
  })

  it('SCORE-4 a band is half open: its lower edge belongs to it', () => {
    const bands = [
      { to: '60', points: '1' },
      { from: '60', to: '80', points: '2' },
      { from: '80', points: '3' },
    ]
    const derived = scored(
      { items: [item('x', { method: 'bands', bands })] },
      { a: [5999, 0, 0], b: [6000, 0, 0], c: [7999, 0, 0], d: [8000, 0, 0] },
    )
    expect(derived).toEqual({ a: 100, b: 200, c: 200, d: 300 })
  })

  it('SCORE-5 parts, then caps, then bonus, then normalisation, then veto', () => {
    const config = {
      items: [item('x')],
      cap: '90',
      bonus: [{ column: 'y' }],
      veto: [{ when: 'z > 0', effect: 'cap', value: '60' }],
    }
    expect(one(config, 9500, 300, 0)).toBe(9300)
    expect(one(config, 9500, 300, 100)).toBe(6000)
    const best = scored({ items: [item('x')], normalise: 'ratio-to-best' }, { a: [8000, 0, 0], b: [6000, 0, 0] })
    expect(best).toEqual({ a: 10_000, b: 7500 })
  })

  it('SCORE-1 a rate is numerator by denominator of the full mark; nothing to divide by is 待定 with a finding', () => {
    const rate = { items: [item('x', { method: 'rate', over: 'y', full: '20' })] }
    expect(one(rate, 300, 400, 0)).toBe(1500)
    expect(one(rate, 300, 0, 0)).toBe('?undecided')
  })
})
