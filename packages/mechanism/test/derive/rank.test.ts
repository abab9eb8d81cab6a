import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { block, column, findingCodes, tableOf } from '../build.ts'
import { deriveOne, field } from './one-block.ts'

const ALL = { completeness: { rule: 'all' }, minimum: 1 }

/** Ranks villages a, b, c … by the given scores. */
function rank(config: JsonObject, scores: readonly (number | undefined)[], second: readonly number[] = []) {
  const rows = Object.fromEntries(scores.map((score, at) => ['abcdefghij'[at]!, [score, second[at] ?? 0]]))
  const derived = deriveOne(block('rank', { ...ALL, ...config }), { fields: [field('score'), field('other')], rows })
  expect(findingCodes(derived)).toEqual([])
  const table = tableOf(derived, 'rank', 'ranked')
  return (id: string) => Object.values(column(table, id))
}

const band = (more: JsonObject): JsonObject => ({
  bands: [{ id: 'band', label: '榜段', from: 'bottom', size: '2', ...more }],
})

describe('rank', () => {
  it('RANK-2 90 88 88 80 gives places 1 2 2 4 and from bottom 4 2 2 1', () => {
    const of = rank({}, [90, 88, 88, 80])
    expect(of('place')).toEqual([1, 2, 2, 4])
    expect(of('tied')).toEqual([1, 2, 2, 1])
    expect(of('from_bottom')).toEqual([4, 2, 2, 1])
    expect(of('count')).toEqual([4, 4, 4, 4])
  })
  it('RANK-2 1223 counts distinct better values; places from the bottom stay', () => {
    const of = rank({ tie: 'dense' }, [90, 88, 88, 80])
    expect(of('place')).toEqual([1, 2, 2, 3])
    expect(of('from_bottom')).toEqual([4, 2, 2, 1])
  })
  it('RANK-2 从低到高 puts the least first', () => {
    expect(rank({ direction: 'asc' }, [90, 88, 80])('place')).toEqual([3, 2, 1])
  })
  it('RANK-1 what is missing or not eligible keeps its reason, takes no place and is not last', () => {
    const of = rank({ eligible: 'other > 0' }, [90, undefined, 70, 80], [1, 1, 0, 1])
    expect(of('place')).toEqual([1, '?unreported', '?not-applicable', 2])
    expect(of('from_bottom')).toEqual([2, '?unreported', '?not-applicable', 1])
  })
  it('RANK-3 a tie-break decides; what is still equal stays tied', () => {
    const config = { tieBreaks: [{ column: 'other', direction: 'asc' }] }
    expect(rank(config, [88, 88, 88, 90], [5, 3, 5, 0])('place')).toEqual([3, 2, 3, 1])
  })
  it('RANK-1 fewer than the least number of units are not ranked', () => {
    expect(rank({ minimum: 3 }, [90, 80])('place')).toEqual(['?not-applicable', '?not-applicable'])
  })
  it('RANK-4 后二 of 80 79 78 77 with the last exempt: as 除外 one is left, as 门槛 the next moves up', () => {
    expect(rank(band({ except: 'other == 1' }), [80, 79, 78, 77], [0, 0, 0, 1])('band')).toEqual([0, 0, 1, 0])
    expect(rank(band({ threshold: 'other == 0' }), [80, 79, 78, 77], [0, 0, 0, 1])('band')).toEqual([0, 1, 1, 0])
  })
  it('RANK-4 ties at the edge: 全入, 全不入, 按序', () => {
    expect(rank(band({ edge: 'all' }), [90, 80, 80, 70])('band')).toEqual([0, 1, 1, 1])
    expect(rank(band({ edge: 'none' }), [90, 80, 80, 70])('band')).toEqual([0, 0, 0, 1])
    expect(rank(band({ edge: 'order' }), [90, 80, 80, 70])('band')).toEqual([0, 0, 1, 1])
  })
  it('RANK-4 a share of those counted, rounded as stated', () => {
    expect(rank(band({ sizeKind: 'share', size: '30', rounding: 'up' }), [5, 4, 3, 2])('band')).toEqual([0, 0, 1, 1])
    expect(rank(band({ sizeKind: 'share', size: '30', rounding: 'down' }), [5, 4, 3, 2])('band')).toEqual([0, 0, 0, 1])
  })
  it('RANK-4 below the least number the band is not applicable, never no', () => {
    expect(rank(band({ minimum: 10 }), [5, 4, 3])('band')).toEqual([
      '?not-applicable',
      '?not-applicable',
      '?not-applicable',
    ])
  })
  it('RANK-5 exclusive bands fill best first; a row below a threshold falls to the next', () => {
    const bands = [
      { id: 'first', label: '一等', size: '1', threshold: 'other == 1' },
      { id: 'second', label: '二等', size: '2' },
    ]
    const config = { exclusive: true, bands }
    expect(rank(config, [90, 80, 70, 60], [0, 1, 1, 1])('band')).toEqual([1, 1, '?not-applicable', '?not-applicable'])
    expect(rank({ ...config, refill: true }, [90, 80, 70, 60], [0, 1, 1, 1])('band')).toEqual([
      1,
      0,
      1,
      '?not-applicable',
    ])
  })
})
