import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { block } from '../build.ts'
import { all, asked, cellsOf, type Given, outcome, score } from '../chain.ts'

const ranked = (config: JsonObject, given: Given, categories: { readonly [row: string]: string } = {}) => {
  const mechanism = asked(
    [score('score'), score('second')],
    block('rank', { minimum: 1, completeness: all, ...config }),
  )
  const units = Object.keys(given).map((id) => ({ id, category: categories[id] ?? 'A' }))
  const derived = outcome(mechanism, given, units)
  return (id: string) => cellsOf(derived, 'rank', 'ranked', id)
}
const scores = (...values: readonly number[]): Given =>
  Object.fromEntries(values.map((value, at) => ['abcdefgh'[at]!, [value * 100, 0]]))
const band = (more: JsonObject): JsonObject => ({ bands: [{ id: 'band', label: '榜段', ...more }] })

describe('rank', () => {
  it('RANK-1 who is missing or not eligible keeps the reason, takes no place and is not last', () => {
    const place = ranked({ eligible: 'score >= 60' }, { ...scores(90, 50, 80), d: ['unsampled', 0] })
    expect(place('place')).toEqual({ a: 1, b: '?not-applicable', c: 2, d: '?unsampled' })
    expect(place('from_bottom').c).toBe(1)
    expect(place('count').a).toBe(2)
  })

  it('RANK-2 90 88 88 80 gives places 1 2 2 4 and from the bottom 4 2 2 1', () => {
    const column = ranked({}, scores(90, 88, 88, 80))
    expect(Object.values(column('place'))).toEqual([1, 2, 2, 4])
    expect(Object.values(column('from_bottom'))).toEqual([4, 2, 2, 1])
    expect(Object.values(column('tied'))).toEqual([1, 2, 2, 1])
    expect(Object.values(column('count'))).toEqual([4, 4, 4, 4])
  })

  it('RANK-2 without gaps the places are 1 2 2 3, the rest as before', () => {
    const column = ranked({ tie: 'dense' }, scores(90, 88, 88, 80))
    expect(Object.values(column('place'))).toEqual([1, 2, 2, 3])
    expect(Object.values(column('from_bottom'))).toEqual([4, 2, 2, 1])
  })

  it('RANK-2 from low to high the least comes first', () => {
    expect(Object.values(ranked({ direction: 'asc' }, scores(90, 88, 80))('place'))).toEqual([3, 2, 1])
  })

  it('RANK-3 equal scores go to the next column of the chain; what is still equal stays tied', () => {
    const given: Given = { a: [9000, 100], b: [9000, 200], c: [9000, 200], d: [8000, 900] }
    const chain = { tieBreaks: [{ column: 'second', direction: 'desc' }] }
    expect(ranked(chain, given)('place')).toEqual({ a: 3, b: 1, c: 1, d: 4 })
  })

  it('RANK-4 the last two of A 80, B 79, C 78, D 77 with D exempt: as 除外 only C, as 门槛 C and B', () => {
    const given = { ...scores(80, 79, 78, 77), d: [7700, 100] }
    const last = { from: 'bottom', size: '2' }
    expect(ranked(band({ ...last, except: 'second > 0' }), given)('band')).toEqual({ a: 0, b: 0, c: 1, d: 0 })
    const threshold = ranked(band({ ...last, threshold: 'second == 0' }), given)('band')
    expect([threshold.a, threshold.b, threshold.c, threshold.d]).toEqual([0, 1, 1, 0])
  })

  it('RANK-4 a tie on the edge is all in, all out', () => {
    const given = scores(90, 88, 88, 80)
    expect(Object.values(ranked(band({ size: '2' }), given)('band'))).toEqual([1, 1, 1, 0])
    expect(Object.values(ranked(band({ size: '2', edge: 'none' }), given)('band'))).toEqual([1, 0, 0, 0])
  })

  it('RANK-4 below its least number of units a band is 不适用, not 否', () => {
    expect(ranked(band({ size: '1', minimum: 5 }), scores(90, 80))('band')).toEqual({
      a: '?not-applicable',
      b: '?not-applicable',
    })
  })

  it('RANK-4 a share of the ranked is rounded as stated', () => {
    const half = (rounding: string) =>
      ranked(band({ sizeKind: 'share', size: '50', rounding }), scores(5, 4, 3, 2, 1))('band')
    expect(Object.values(half('up'))).toEqual([1, 1, 1, 0, 0])
    expect(Object.values(half('down'))).toEqual([1, 1, 0, 0, 0])
    expect(Object.values(half('half-up'))).toEqual([1, 1, 1, 0, 0])
  })

  it('RANK-5 exclusive bands are filled in order from the rows left, best first', () => {
    const bands = [
      { id: 'gold', label: '金', size: '1', threshold: 'score >= 95' },
      { id: 'silver', label: '银', size: '2' },
    ]
    const column = ranked({ exclusive: true, bands }, scores(90, 88, 80))
    expect(column('band')).toEqual({ a: 1, b: 1, c: '?not-applicable' })
    expect(column('silver')).toEqual({ a: 1, b: 1, c: 0 })
  })

  it('RANK-5 ties over the size of a band take from the next one, or do not', () => {
    const bands = [
      { id: 'gold', label: '金', size: '1' },
      { id: 'silver', label: '银', size: '2' },
    ]
    const given = scores(90, 90, 80, 70)
    expect(Object.values(ranked({ exclusive: true, bands }, given)('band'))).toEqual([0, 0, 1, '?not-applicable'])
    expect(Object.values(ranked({ exclusive: true, bands, overflow: 'keep' }, given)('band'))).toEqual([0, 0, 1, 1])
  })

  it('RANK-5 除外 uses the place up and the row falls to the next band; an open 门槛 leaves the grade open', () => {
    const bands = (more: JsonObject) => [
      { id: 'gold', label: '金', size: '1', ...more },
      { id: 'silver', label: '银', size: '1' },
    ]
    const given: Given = { a: [9000, 100], b: [8000, 0], c: [7000, 'unreported'] }
    const except = ranked({ exclusive: true, bands: bands({ except: 'second > 0' }) }, given)
    expect(Object.values(except('band'))).toEqual([1, '?not-applicable', '?not-applicable'])
    const open = ranked(
      { exclusive: true, bands: bands({ threshold: 'second > 0' }) },
      { a: [9000, 'unreported'], b: [8000, 100] },
    )
    expect(open('band')).toEqual({ a: '?undecided', b: 1 })
    expect(open('gold').a).toBe('?undecided')
  })

  it('RANK-4 an exclusive band below its least number of units is 不适用 for all', () => {
    const bands = [
      { id: 'gold', label: '金', size: '1', minimum: 5 },
      { id: 'silver', label: '银', size: '1' },
    ]
    const column = ranked({ exclusive: true, bands }, scores(90, 80))
    expect(column('gold')).toEqual({ a: '?not-applicable', b: '?not-applicable' })
    expect(column('silver')).toEqual({ a: 1, b: 0 })
  })

  it('EVAL-5 inside a category places and numbers are counted apart', () => {
    const column = ranked({ within: 'category' }, scores(90, 88, 80, 70), { b: 'B', d: 'B' })
    expect(column('place')).toEqual({ a: 1, b: 1, c: 2, d: 2 })
    expect(column('count')).toEqual({ a: 2, b: 2, c: 2, d: 2 })
  })

  it('RANK-7 a category with fewer units than stated is not ranked', () => {
    expect(ranked({ minimum: 3 }, scores(90, 88))('place')).toEqual({ a: '?not-applicable', b: '?not-applicable' })
  })
})
