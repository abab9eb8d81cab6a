import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/derive/digest.ts'
import { type AnyFact, derive, type JsonObject } from '../../src/index.ts'
import { block, column, drawing, fact, findingCodes, opened, pins, type TestUnit, tableOf } from '../build.ts'

const UNITS: readonly TestUnit[] = [
  { id: 'a', category: 'A', population: 900 },
  { id: 'b', category: 'B' },
  { id: 'c', category: 'A', virtual: true },
  { id: 'd', category: 'A' },
  { id: 'far', parent: 'elsewhere' },
  { id: 'elsewhere', kind: 'township', parent: 'nobody' },
]
const of = (
  config: JsonObject,
  facts: readonly AnyFact[] = [],
  more: Parameters<typeof pins>[1] = {},
  relations: Parameters<typeof pins>[2] = [],
) =>
  derive(drawing([block('cycle'), block('roster', config)], ['cycle.cycle>roster']), [
    opened(pins(UNITS, more, relations)),
    ...facts,
  ])
const rows = (derived: ReturnType<typeof derive>) => tableOf(derived, 'roster', 'rows').keys

describe('roster', () => {
  it('ROST-6 a roster never leaves the subtree of the owner; ROST-2 the excluded are listed with their reason', () => {
    const derived = of({ excluded: ['d'], onlyCategories: ['A'] })
    expect(rows(derived)).toEqual(['a'])
    expect(derived.leftOut).toEqual([
      { block: 'roster', key: 'b', reason: 'not-applicable' },
      { block: 'roster', key: 'c', reason: 'excluded' },
      { block: 'roster', key: 'd', reason: 'excluded' },
    ])
  })
  it('ROW-7 pinned attributes stand as read-only columns; an absent one is not applicable', () => {
    const attributes = {
      categories: [
        { id: 'A', label: 'A' },
        { id: 'B', label: 'B' },
      ],
      population: true,
    }
    const table = tableOf(of({ attributes }), 'roster', 'rows')
    expect(column(table, 'category')).toEqual({ a: 0, b: 1, d: 0 })
    expect(column(table, 'population')).toEqual({ a: 900, b: '?not-applicable', d: '?not-applicable' })
  })
  it('ROST-3 a fixed fact lists the keys, inside the subtree only', () => {
    const fixed = fact('fixed', { keys: ['b', 'c', 'far'] as never }, { block: 'roster' })
    expect(rows(of({}, [fixed]))).toEqual(['b', 'c'])
  })
  it('ROST-5 the draw follows the published seed within each category; a wrong seed draws nothing', () => {
    const draw = { draw: 'count', drawSize: 1, excludeVirtual: false }
    const seed = fact('drawn', { seed: 'seed-1' }, { block: 'roster' })
    const hash = { drawHash: digestOf('seed-1') }
    const drawn = of(draw, [seed], hash)
    const best = ['a', 'c', 'd'].sort((x, y) => (digestOf(`seed-1\n${x}`) < digestOf(`seed-1\n${y}`) ? -1 : 1))[0]!
    expect(rows(drawn)).toEqual([best, 'b'].sort())
    expect(drawn.leftOut.every((one) => one.reason === 'unsampled')).toBe(true)
    const before = of(draw, [], hash)
    expect(rows(before)).toEqual(['a', 'b', 'c', 'd'])
    expect(tableOf(before, 'roster', 'rows').states).toEqual([
      'provisional',
      'provisional',
      'provisional',
      'provisional',
    ])
    expect(findingCodes(of(draw, [fact('drawn', { seed: 'other' }, { block: 'roster' })], hash))).toEqual([
      'draw.seed-differs',
    ])
  })
  it('ROW-3 a product has the pairs of its allotment relation, else all pairs, in canonical order', () => {
    expect(rows(of({ onlyCategories: ['A'], product: { with: 'village' } }))).toContain('a|b')
    const allotted = of({ product: { with: 'village', relation: 'cares' } }, [], {}, [
      { kind: 'cares', source: 'd', target: 'a' },
    ])
    expect(rows(allotted)).toEqual(['d|a'])
  })
})
