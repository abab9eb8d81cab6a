import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { block, column, findingCodes, tableOf } from '../build.ts'
import { deriveOne, field } from './one-block.ts'

const FIELDS = [field('x', { scale: 1 }), field('y', { type: 'count' }), field('z', { type: 'count' })]

/** The score of one village with answers x (one decimal, packed), y and z. */
function score(
  config: JsonObject,
  values: readonly (number | undefined)[],
  rounding?: 'half-up' | 'half-even' | 'up' | 'down',
) {
  const derived = deriveOne(block('score', { scale: 2, ...config }), {
    fields: FIELDS,
    rows: { v: values },
    ...(rounding ? { rounding: { mode: 'at-end', rule: rounding } } : {}),
  })
  expect(findingCodes(derived)).toEqual([])
  return column(tableOf(derived, 'score', 'scored'), 'score').v
}

const deduct = (id: string, more: JsonObject = {}): JsonObject => ({
  id: `i_${id}`,
  label: id,
  method: 'deduct',
  column: id,
  each: '1',
  ...more,
})
const points = (id: string, more: JsonObject = {}): JsonObject => ({ id: `i_${id}`, label: id, column: id, ...more })

describe('score', () => {
  it('SCORE-1 items −12 (cap 10) and −7 under a group cap of 15 give −15', () => {
    const group = { id: 'group', label: '组', method: 'group', deductCap: '15' }
    const items = [group, deduct('y', { parent: 'group', deductCap: '10' }), deduct('z', { parent: 'group' })]
    expect(score({ items }, [0, 12, 7])).toBe(-1500)
  })
  it('SCORE-1 no cap or floor unless stated: deductions fall below 0, points rise above 100', () => {
    expect(score({ base: '100', items: [deduct('y', { each: '30' })] }, [0, 4, 0])).toBe(-2000)
    expect(score({ base: '100', items: [points('x')] }, [500, 0, 0])).toBe(15_000)
  })
  it('SCORE-2 扣分: full − Σ min(deduction, cap), then floor', () => {
    const items = [deduct('y', { deductCap: '30', each: '12.5' }), deduct('z')]
    expect(score({ base: '100', floor: '60', items }, [0, 3, 2])).toBe(6800)
    expect(score({ base: '100', floor: '60', items }, [0, 3, 50])).toBe(6000)
  })
  it('NUM-1 a weighted mean is one quotient, rounded once when written', () => {
    const items = [points('x', { weight: '1' }), points('y', { weight: '1' }), points('z', { weight: '1' })]
    expect(score({ combine: 'mean', items }, [1000, 100, 0])).toBe(6667)
  })
  it('NUM-5 −2.5 rounds to −3 / −2 / −3 / −2', () => {
    const config = { items: [deduct('y', { each: '0.5' })], scale: 0 }
    expect([
      score(config, [0, 5, 0], 'half-up'),
      score(config, [0, 5, 0], 'half-even'),
      score(config, [0, 5, 0], 'up'),
      score(config, [0, 5, 0], 'down'),
    ]).toEqual([-3, -2, -3, -2])
  })
  it('SCORE-3 a missing part: undecided by default, zero, excluded, or re-weighted over what is there', () => {
    const items = [points('x', { weight: '0.6' }), points('y', { weight: '0.4' })]
    const with_ = (missing: string, more: JsonObject = {}) =>
      score({ items, combine: 'mean', missing, ...more }, [800, undefined, 0])
    expect(with_('pending')).toBe('?undecided')
    expect(with_('zero')).toBe(4800)
    expect(with_('exclude')).toBe('?excluded')
    expect(with_('rescale')).toBe(8000)
    expect(with_('rescale', { atLeast: 2 })).toBe('?undecided')
    expect(with_('rescale', { atLeast: 2, below: 'exclude' })).toBe('?excluded')
  })
  it('VAL-3 when everything is missing the reason stays', () => {
    expect(score({ items: [points('x')] }, [undefined, 1, 1])).toBe('?unreported')
  })
  it('SCORE-4 bands are half-open: the lower edge belongs to the band', () => {
    const bands = [
      { to: '3', points: '10' },
      { from: '3', to: '5', points: '6' },
      { from: '5', points: '0' },
    ]
    const of = (y: number) =>
      score({ items: [{ id: 'y1', label: 'y', method: 'bands', column: 'y', bands }] }, [0, y, 0])
    expect([of(2), of(3), of(4), of(5)]).toEqual([1000, 600, 600, 0])
  })
  it('SCORE-5 达标率 is a share of the full mark; a veto comes last; a bonus may pass the cap', () => {
    const items = [{ id: 'r', label: '率', method: 'rate', column: 'y', over: 'z', full: '50' }]
    expect(score({ items }, [0, 2, 3])).toBe(3333)
    expect(score({ items }, [0, 2, 0])).toBe('?undecided')
    expect(score({ items, cap: '40', bonus: [{ column: 'x', cap: '5' }] }, [100, 3, 3])).toBe(4500)
    expect(score({ items, veto: [{ when: 'y > 1', value: '0' }] }, [0, 2, 3])).toBe(0)
  })
  it('SCORE-5 按最高分折成满分 within the category', () => {
    const derived = deriveOne(
      block('score', { items: [points('x')], normalise: 'ratio-to-best', completeness: { rule: 'all' } }),
      { fields: FIELDS, rows: { a: [800, 0, 0], b: [600, 0, 0] } },
    )
    expect(column(tableOf(derived, 'score', 'scored'), 'score')).toEqual({ a: 10_000, b: 7500 })
  })
  it('law: whole numbers and exact fractions give the same score', () => {
    const decimal = fc.constantFrom('0', '0.5', '1', '2.25', '10', '33.3')
    const plan = fc.record({
      each: decimal,
      full: decimal,
      weight: fc.constantFrom('1', '0.3', '2.5'),
      deductCap: fc.constantFrom('', '7.5'),
      cap: fc.constantFrom('', '20'),
    })
    fc.assert(
      fc.property(
        plan,
        plan,
        fc.constantFrom('sum', 'mean'),
        fc.nat(2000),
        fc.nat(60),
        (first, second, combine, x, y) => {
          const items = [points('x', { weight: first.weight, cap: first.cap }), deduct('y', { ...second, cap: '' })]
          const fast = score({ items, combine }, [x, y, 0])
          // A bonus that does not apply forces the exact way.
          const exact = score({ items, combine, veto: [{ when: 'z > 0', value: '0' }] }, [x, y, 0])
          return fast === exact
        },
      ),
      { numRuns: 60, seed: 7 },
    )
  })
})
