import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  graphAsOf,
  isWithin,
  must,
  nameOf,
  type PathStep,
  RELATION_KINDS,
  subtreeOf,
  viewOf,
  walk,
} from '../src/index.ts'
import { bears, belongs, day, graphOf, holds, named, person, post, unit, unitId } from './small-county.ts'

const county = graphOf({
  units: [
    unit('county', 'county'),
    unit('town', 'township'),
    unit('east', 'village', { category: 'A', population: 1200 }),
    unit('west', 'village', { validTo: day('2026-07-01') }),
    unit('group', 'group', { virtual: true }),
  ],
  names: [named('east', '东村', null, '2026-03-01'), named('east', '东湖村', '2026-03-01')],
  posts: [post('leader', 'town', 'leader-in-charge'), post('chief', 'west', 'principal-leader')],
  holders: [holds('leader', 'li', false, '2026-01-01', '2026-05-01'), holds('leader', 'wu', true)],
  relations: [
    belongs('town', 'county'),
    belongs('east', 'town'),
    belongs('west', 'town'),
    belongs('group', 'east'),
    bears('leader', 'east'),
    bears('leader', 'west'),
  ],
})
const asOf = (text: string) => must(graphAsOf(county, day(text)))
const viewAt = (text: string) => viewOf(asOf(text))
const dutyHolder = (deputies: 'never' | 'if-vacant' | 'always'): PathStep[] => [
  { step: 'up', kind: 'village' },
  { step: 'against', relation: 'area-duty' },
  { step: 'holder', deputies },
]

describe('the dated org graph', () => {
  test('PIN-1 what stood on the day is pinned: from the first day of a span, not on its last date', () => {
    const ids = (text: string) => asOf(text).units.map(({ id }) => id)
    expect(ids('2026-06-30')).toEqual(['county', 'east', 'group', 'town', 'west'])
    expect(ids('2026-07-01')).toEqual(['county', 'east', 'group', 'town'])
    expect(asOf('2026-07-01').relations).toEqual([{ kind: 'area-duty', source: 'leader', target: 'east' }])
    expect(asOf('2026-07-01').posts.map(({ id }) => id)).toEqual(['leader'])
  })

  test('FACT-7 a pinned graph holds ids and attributes, and no name', () => {
    const pinned = asOf('2026-03-01')
    expect(JSON.stringify(pinned)).not.toMatch(/东/)
    expect(pinned.units[1]).toEqual({ id: 'east', kind: 'village', parent: 'town', category: 'A', population: 1200 })
    expect(nameOf(county, unitId('east'), day('2026-02-28'))).toBe('东村')
    expect(nameOf(county, unitId('east'), day('2026-03-01'))).toBe('东湖村')
  })

  test('PIN-1 equal graphs have equal bytes, whatever the order they were stored in', () => {
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length })
    fc.assert(
      fc.property(shuffled(county.units), shuffled(county.relations), shuffled(county.holders), (u, r, h) => {
        const other = { ...county, units: u, relations: r, holders: h }
        expect(JSON.stringify(must(graphAsOf(other, day('2026-02-01'))))).toBe(JSON.stringify(asOf('2026-02-01')))
      }),
    )
  })

  test('PIN-3 a unit with two parents, two spans at once, or itself above it is refused by its id', () => {
    const broken = (change: Partial<typeof county>) => graphAsOf({ ...county, ...change }, day('2026-02-01'))
    expect(broken({ relations: [...county.relations, belongs('east', 'county')] })).toMatchObject({
      fault: { code: 'org.two-parents', details: { unit: 'east' } },
    })
    expect(broken({ units: [...county.units, unit('east', 'village')] })).toMatchObject({
      fault: { code: 'org.unit-twice', details: { unit: 'east' } },
    })
    expect(broken({ relations: [...county.relations, belongs('county', 'group')] })).toMatchObject({
      ok: false,
      fault: { code: 'org.loop' },
    })
  })
})

describe('reading a pinned graph', () => {
  test('ROST-6 a unit lies within itself and what stands above it, in nothing else', () => {
    const view = viewAt('2026-02-01')
    const within = (a: string, b: string) => isWithin(view, unitId(a), unitId(b))
    expect([
      within('group', 'county'),
      within('group', 'group'),
      within('group', 'west'),
      within('town', 'east'),
    ]).toEqual([true, true, false, false])
    expect(within('nobody', 'nobody')).toBe(false)
    for (const { id } of view.units.values())
      expect(subtreeOf(view, id)).toEqual(
        [...view.units.values()].map((u) => u.id).filter((u) => isWithin(view, u, id)),
      )
  })

  test('行.村.包干领导 leads from a group to the person who bears the duty for its village', () => {
    expect(walk(viewAt('2026-02-01'), ['group'], dutyHolder('never'))).toEqual([person('li')])
    expect(walk(viewAt('2026-02-01'), ['group'], dutyHolder('always'))).toEqual(['li', 'wu'])
  })

  test('LAD-4 a vacant post leads to the deputy if asked, else nowhere; so does a row without such a unit above', () => {
    expect(walk(viewAt('2026-05-01'), ['group'], dutyHolder('if-vacant'))).toEqual(['wu'])
    expect(walk(viewAt('2026-04-30'), ['group'], dutyHolder('if-vacant'))).toEqual(['li'])
    expect(walk(viewAt('2026-05-01'), ['group'], dutyHolder('never'))).toEqual([])
    expect(walk(viewAt('2026-02-01'), ['town'], dutyHolder('always'))).toEqual([])
  })

  test('ROW-4 two ways to the same subject give it once, in canonical order', () => {
    const view = viewAt('2026-02-01')
    expect(walk(view, ['west', 'east'], dutyHolder('never'))).toEqual(['li'])
    expect(walk(view, ['leader'], [{ step: 'along', relation: 'area-duty' }])).toEqual(['east', 'west'])
    expect(walk(view, ['county'], [{ step: 'down', kind: 'village' }])).toEqual(['east', 'west'])
    expect(
      walk(
        view,
        ['east'],
        [
          { step: 'along', relation: 'belongs-to' },
          { step: 'post', role: 'leader-in-charge' },
        ],
      ),
    ).toEqual(['leader'])
    expect(walk(view, ['leader'], [{ step: 'unit' }, { step: 'against', relation: 'belongs-to' }])).toEqual([
      'east',
      'west',
    ])
  })

  test('a relation is stored by its name, so each has one of its own; who answers for what is found stands in 责任', () => {
    const names = Object.values(RELATION_KINDS)
    expect(new Set(names).size).toBe(names.length)
    expect(RELATION_KINDS.duty).toBe('责任')
  })
})
