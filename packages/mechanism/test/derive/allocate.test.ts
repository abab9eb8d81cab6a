import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { block, column, tableOf } from '../build.ts'
import { deriveOne, field } from './one-block.ts'

const FIELDS = [field('place', { type: 'count' }), field('x'), field('bonus', { type: 'money' })]

/** Awards in fen of villages a, b, c … with the given places and weights; `left` is the left over. */
function allocate(config: JsonObject, rows: readonly (readonly (number | undefined)[])[]) {
  const derived = deriveOne(block('allocate', { completeness: { rule: 'all' }, ...config }), {
    fields: FIELDS,
    rows: Object.fromEntries(rows.map((row, at) => ['abcdefg'[at]!, row])),
  })
  const awards = tableOf(derived, 'allocate', 'awards')
  return {
    awards: Object.values(column(awards, 'award')),
    left: Object.values(column(tableOf(derived, 'allocate', 'left-over'), 'left_over')),
    states: awards.states,
    coefficient: (config.method === 'share' ? Object.values(column(awards, 'coefficient')) : [])[0],
  }
}

const places = (...of: readonly (number | undefined)[]) => of.map((place) => [place, 0, 0] as const)
const weights = (...of: readonly (number | undefined)[]) => of.map((x) => [1, x, 0] as const)
const TABLE = { places: [{ from: 1, to: 3, amount: '100' }] }

describe('allocate', () => {
  it('ALLOC-2 places 3 and 4 tied, place 3 pays 100, place 4 nothing: 50 each / 100 each / 0 each', () => {
    expect(allocate({ ...TABLE, ties: 'split' }, places(1, 2, 3, 3)).awards).toEqual([10_000, 10_000, 5000, 5000])
    expect(allocate({ ...TABLE, ties: 'high' }, places(1, 2, 3, 3)).awards.slice(2)).toEqual([10_000, 10_000])
    expect(allocate({ ...TABLE, ties: 'low' }, places(1, 2, 3, 3)).awards.slice(2)).toEqual([0, 0])
  })
  it('ALLOC-2 a split that does not come out even goes by largest remainder, to the fen', () => {
    const table = { places: [{ from: 1, to: 1, amount: '100' }] }
    expect(allocate(table, places(1, 1, 1)).awards).toEqual([3334, 3333, 3333])
  })
  it('ALLOC-2 to 0 is every place from there on, from the bottom too', () => {
    const table = {
      places: [
        { from: 1, to: 1, amount: '60' },
        { from: 2, to: 0, amount: '20' },
      ],
    }
    expect(allocate(table, places(1, 2, 3, 4)).awards).toEqual([6000, 2000, 2000, 2000])
    expect(allocate({ ...table, end: 'bottom' }, places(1, 2, 3, 4)).awards).toEqual([2000, 2000, 2000, 6000])
  })
  it('ALLOC-2 from the bottom; charges are negative', () => {
    const table = { end: 'bottom', places: [{ from: 1, to: 1, amount: '-30' }] }
    expect(allocate(table, places(1, 2, 3)).awards).toEqual([0, 0, -3000])
  })
  it('ALLOC-4 shares in proportion, the rest by largest remainder; the coefficient is written', () => {
    const { awards, left, coefficient } = allocate(
      { pool: 'amount', amount: '100', method: 'share', weight: 'x' },
      weights(1, 1, 1),
    )
    expect([awards, left]).toEqual([[3334, 3333, 3333], [0]])
    expect(String(coefficient)).toContain('3333333')
  })
  it('ALLOC-4 in whole yuan what cannot be given stays in the pot', () => {
    const config = { pool: 'amount', amount: '100.50', method: 'share', weight: 'x', step: 'yuan' }
    expect(allocate(config, weights(1, 2))).toMatchObject({ awards: [3300, 6700], left: [50] })
  })
  it('ALLOC-5 a cap leaves a rest, or the rest is shared out again', () => {
    const config = { pool: 'amount', amount: '90', method: 'share', weight: 'x', cap: '40' }
    expect(allocate(config, weights(1, 1, 4))).toMatchObject({ awards: [1500, 1500, 4000], left: [2000] })
    expect(allocate({ ...config, leftOver: 'redistribute' }, weights(1, 1, 4))).toMatchObject({
      awards: [2500, 2500, 4000],
      left: [0],
    })
  })
  it('ALLOC-5 an exhausted pool: in proportion, by place, or nothing', () => {
    const config = { pool: 'amount', amount: '150', ...TABLE }
    expect(allocate({ ...config, exhausted: 'proportional' }, places(1, 2, 3)).awards).toEqual([5000, 5000, 5000])
    expect(allocate({ ...config, exhausted: 'place' }, places(1, 2, 3))).toMatchObject({
      awards: [10_000, 5000, 0],
      left: [0],
    })
    expect(allocate({ ...config, exhausted: 'stop' }, places(1, 2, 3))).toMatchObject({
      awards: [0, 0, 0],
      left: [15_000],
    })
  })
  it('ALLOC-3 零和: the difference goes to the left over, or one side is scaled', () => {
    const config = {
      pool: 'zero',
      places: [
        { from: 1, to: 1, amount: '100' },
        { from: 3, to: 3, amount: '-60' },
      ],
    }
    expect(allocate(config, places(1, 2, 3))).toMatchObject({ awards: [10_000, 0, -6000], left: [-4000] })
    expect(allocate({ ...config, zeroSum: 'scale-awards' }, places(1, 2, 3))).toMatchObject({
      awards: [6000, 0, -6000],
      left: [0],
    })
    expect(allocate({ ...config, zeroSum: 'scale-charges' }, places(1, 2, 3))).toMatchObject({
      awards: [10_000, 0, -10_000],
      left: [0],
    })
  })
  it('ALLOC-6 a missing basis is undecided and the block waits; never zero by accident', () => {
    const { awards, states } = allocate({ ...TABLE }, places(1, undefined))
    expect(awards).toEqual([10_000, '?unreported'])
    expect(states).toEqual(['provisional', 'provisional'])
  })
  it('ALLOC-1 Σ of a column as pool', () => {
    const config = { pool: 'column-sum', poolColumn: 'bonus', method: 'share', weight: 'x' }
    expect(
      allocate(config, [
        [1, 1, 3000],
        [2, 3, 1000],
      ]).awards,
    ).toEqual([1000, 3000])
  })
})
