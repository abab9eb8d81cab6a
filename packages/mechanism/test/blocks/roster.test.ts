import { describe, expect, it } from 'vitest'
import { derive, type JsonObject } from '../../src/index.ts'
import { block, fact, instant, opened, pins, type TestUnit, tableOf } from '../build.ts'
import { cellsOf, chain } from '../chain.ts'

const UNITS: readonly TestUnit[] = [
  { id: 'a', category: 'A', population: 1200 },
  { id: 'b', category: 'B', population: 800 },
  { id: 'v', category: 'A', virtual: true },
  { id: 'road', kind: 'road' },
]
const rostered = (config: JsonObject, units: readonly TestUnit[] = UNITS) =>
  derive(chain(block('cycle'), block('roster', config)), [opened(pins(units))])
const keys = (config: JsonObject, units?: readonly TestUnit[]) =>
  tableOf(rostered(config, units), 'roster', 'rows').keys

const CATEGORIES = { categories: ['A', 'B'].map((id) => ({ id, label: `${id} 类` })), population: true }

describe('roster', () => {
  it('ROST-1 all subjects of a kind under the owner, filtered by attribute', () => {
    expect(keys({})).toEqual(['a', 'b'])
    expect(keys({ subject: 'road' })).toEqual(['road'])
    expect(keys({ excludeVirtual: false })).toEqual(['a', 'b', 'v'])
    expect(keys({ onlyCategories: ['B'] })).toEqual(['b'])
    expect(keys({ excluded: ['a'] })).toEqual(['b'])
  })

  it('ROST-3 a list is what was fixed by a signature; before it the roster is provisional', () => {
    const mechanism = chain(block('cycle'), block('roster', { source: 'list' }))
    const fixed = fact('fixed', { keys: ['b' as never] }, { block: 'roster' }, { known: instant('2019-05-02') }) // a key of the test
    expect(tableOf(derive(mechanism, [opened(pins(UNITS))]), 'roster', 'rows').keys).toEqual([])
    expect(tableOf(derive(mechanism, [opened(pins(UNITS)), fixed]), 'roster', 'rows').keys).toEqual(['b'])
  })

  it('ROST-6 a roster never leaves the subtree of the owner', () => {
    const elsewhere = [...UNITS, { id: 'other', kind: 'township', parent: 'nowhere' }, { id: 'x', parent: 'other' }]
    expect(keys({}, elsewhere)).toEqual(['a', 'b'])
  })

  it('ROW-2 rows stand in the order of their ids by bytes', () => {
    expect(
      keys(
        {},
        ['b', 'B', 'a10', 'a2'].map((id) => ({ id })),
      ),
    ).toEqual(['B', 'a10', 'a2', 'b'])
  })

  it('ROW-7 every row carries the pinned attributes that were asked for', () => {
    const derived = rostered({ attributes: CATEGORIES })
    expect(cellsOf(derived, 'roster', 'rows', 'category')).toEqual({ a: 0, b: 1 })
    expect(cellsOf(derived, 'roster', 'rows', 'population')).toEqual({ a: 1200, b: 800 })
  })

  it('ROW-3 a product has all pairs, in the order of its kinds', () => {
    const table = tableOf(rostered({ product: { with: 'road' } }), 'roster', 'rows')
    expect(table.keyType).toEqual(['village', 'road'])
    expect(table.keys).toEqual(['a|road', 'b|road'])
  })
})
