import { describe, expect, test } from 'vitest'
import {
  applyChange,
  graphAsOf,
  must,
  nameOf,
  type OrgChange,
  type OrgGraph,
  successorsOf,
  viewOf,
  walk,
} from '../src/index.ts'
import { bears, belongs, day, graphOf, holds, named, post, unit, unitId } from './small-county.ts'

const on = day('2026-07-01')
const before = day('2026-06-30')
const start = graphOf({
  units: [
    unit('county', 'county'),
    unit('town', 'township'),
    unit('other', 'township'),
    unit('a', 'village'),
    unit('b', 'village'),
    unit('a1', 'group'),
    unit('a2', 'group'),
    unit('b1', 'group'),
  ],
  names: [named('a', '甲村'), named('b', '乙村')],
  posts: [post('head', 'b', 'principal-leader'), post('leader', 'town', 'leader-in-charge')],
  holders: [holds('head', 'zhao'), holds('leader', 'li')],
  relations: [
    belongs('town', 'county'),
    belongs('other', 'county'),
    belongs('a', 'town'),
    belongs('b', 'town'),
    belongs('a1', 'a'),
    belongs('a2', 'a'),
    belongs('b1', 'b'),
    bears('leader', 'b'),
  ],
})
const change = (graph: OrgGraph, what: OrgChange) => applyChange(graph, what, 'r2')
const changed = (graph: OrgGraph, ...steps: OrgChange[]) => steps.reduce((g, step) => must(change(g, step)), graph)
const parents = (graph: OrgGraph, at = on) =>
  Object.fromEntries(must(graphAsOf(graph, at)).units.map(({ id, parent }) => [id, parent]))
const ids = (...list: string[]) => list.map(unitId)
const newVillage = (id: string, from = on): OrgChange => {
  const { validFrom: _from, validTo: _to, ...attributes } = unit(id, 'village')
  return { kind: 'found', unit: attributes, name: '新村', parent: unitId('town'), on: from }
}

describe('changes of the organisation', () => {
  test('HIST-11 a rename keeps the id, and the old name for the old days', () => {
    const graph = changed(start, { kind: 'rename', unit: unitId('a'), name: '甲湖村', on })
    expect([nameOf(graph, unitId('a'), before), nameOf(graph, unitId('a'), on)]).toEqual(['甲村', '甲湖村'])
    const twice = changed(graph, { kind: 'rename', unit: unitId('a'), name: '丙村', on: day('2027-01-01') })
    expect(
      ['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map((at) => nameOf(twice, unitId('a'), day(at))),
    ).toEqual(['甲村', '甲湖村', '甲湖村', '丙村'])
    expect(parents(graph)).toEqual(parents(start))
    expect(successorsOf(graph, unitId('a'), on)).toEqual(['a'])
    const again = (name: string, at = on) => change(graph, { kind: 'rename', unit: unitId('a'), name, on: at })
    expect(again('甲湖村')).toMatchObject({ fault: { code: 'org.same-name' } })
    expect(again('丙村', before)).toMatchObject({ fault: { code: 'org.later-change', details: { day: '2026-07-01' } } })
  })

  test('PIN-3 a merger acts from its day: the past reads as before, children move, duties do not pass by themselves', () => {
    const graph = changed(start, { kind: 'merge', units: ids('a', 'b'), into: unitId('a'), on })
    expect(parents(graph, before)).toEqual(parents(start, before))
    expect(parents(graph)).toMatchObject({ a: 'town', b1: 'a', a1: 'a' })
    expect(parents(graph)).not.toHaveProperty('b')
    expect(nameOf(graph, unitId('b'), on)).toBeUndefined()
    const duties = (at: typeof on) =>
      walk(viewOf(must(graphAsOf(graph, at))), ['leader'], [{ step: 'along', relation: 'area-duty' }])
    expect([duties(before), duties(on)]).toEqual([['b'], []])
    expect(graph.relations.filter((r) => r.kind === 'area-duty').map((r) => r.validTo)).toEqual([on])
    expect(must(graphAsOf(graph, on)).posts.map(({ id }) => id)).toEqual(['leader'])
  })

  test('HIST-11 successors follow mergers and splits, each from its day', () => {
    const later = day('2027-01-01')
    const graph = changed(
      start,
      newVillage('c'),
      { kind: 'merge', units: ids('a', 'b'), into: unitId('c'), on },
      newVillage('d', later),
      newVillage('e', later),
      {
        kind: 'split',
        unit: unitId('c'),
        into: ids('d', 'e'),
        on: later,
        children: [
          ['a1', 'd'],
          ['a2', 'd'],
          ['b1', 'e'],
        ].map(([u, to]) => ({ unit: unitId(u!), to: unitId(to!) })),
      },
    )
    expect(successorsOf(graph, unitId('a'), before)).toEqual(['a'])
    expect(successorsOf(graph, unitId('a'), on)).toEqual(['c'])
    expect(successorsOf(graph, unitId('b'), later)).toEqual(['d', 'e'])
    expect(parents(graph, later)).toMatchObject({ d: 'town', e: 'town', a1: 'd', a2: 'd', b1: 'e' })
    expect(parents(graph, on)).toMatchObject({ c: 'town', a1: 'c', b1: 'c' })
  })

  test('a split that keeps its unit moves only the children named; one that ends it leaves none behind', () => {
    const withC = changed(start, newVillage('c'))
    const split = (into: string[], children: [string, string][]) =>
      change(withC, {
        kind: 'split',
        unit: unitId('a'),
        into: ids(...into),
        on,
        children: children.map(([u, to]) => ({ unit: unitId(u), to: unitId(to) })),
      })
    expect(parents(must(split(['a', 'c'], [['a2', 'c']])))).toMatchObject({ a: 'town', a1: 'a', a2: 'c' })
    expect(split(['b', 'c'], [['a2', 'c']])).toMatchObject({
      fault: { code: 'org.child-left', details: { unit: 'a1' } },
    })
    expect(split(['a', 'c'], [['a2', 'b']])).toMatchObject({ fault: { code: 'org.child-left' } })
    expect(split(['c'], [])).toMatchObject({ fault: { code: 'org.too-few-units' } })
  })

  test('a move changes the parent from its day, and never into its own subtree', () => {
    const graph = changed(start, { kind: 'move', unit: unitId('a'), parent: unitId('other'), on })
    expect([parents(graph, before).a, parents(graph).a, parents(graph).a1]).toEqual(['town', 'other', 'a'])
    expect(change(start, { kind: 'move', unit: unitId('a'), parent: unitId('a1'), on })).toMatchObject({
      fault: { code: 'org.loop' },
    })
  })

  test('a unit that is not there on the day, or is there already, is refused', () => {
    expect(change(start, { kind: 'rename', unit: unitId('x'), name: '丙', on })).toMatchObject({
      fault: { code: 'org.unit-not-there', details: { unit: 'x', day: '2026-07-01' } },
    })
    expect(change(start, newVillage('a'))).toMatchObject({ fault: { code: 'org.unit-exists' } })
    expect(change(start, { kind: 'merge', units: ids('a'), into: unitId('a'), on })).toMatchObject({
      fault: { code: 'org.too-few-units' },
    })
    expect(change(start, { kind: 'merge', units: ids('a', 'b'), into: unitId('a1'), on })).toMatchObject({
      fault: { code: 'org.child-left' },
    })
  })

  test('HIST-11 an adjusted category is a second span; the days before keep the first', () => {
    const graph = changed(start, { kind: 'adjust', unit: unitId('a'), category: 'B', level: null, population: 900, on })
    const at = (when: typeof on) => must(graphAsOf(graph, when)).units.find(({ id }) => id === 'a')
    expect([at(before)?.category, at(on)?.category, at(on)?.population]).toEqual([undefined, 'B', 900])
    const same = { kind: 'adjust', unit: unitId('a'), category: 'B', level: null, population: 900 } as const
    expect(change(graph, { ...same, on: day('2026-08-01') })).toMatchObject({ fault: { code: 'org.same-attributes' } })
    expect(change(graph, { ...same, category: 'C', on: before })).toMatchObject({ fault: { code: 'org.later-change' } })
    const gone = changed(graph, { kind: 'merge', units: [unitId('a')], into: unitId('b'), on: before })
    expect(parents(gone).a).toBeUndefined()
  })

  test('a unit ends without a successor only when nothing belongs to it', () => {
    expect(change(start, { kind: 'end', unit: unitId('a'), on })).toMatchObject({ fault: { code: 'org.child-left' } })
    const graph = changed(start, { kind: 'end', unit: unitId('b1'), on }, { kind: 'end', unit: unitId('b'), on })
    expect([parents(graph, before).b, parents(graph).b]).toEqual(['town', undefined])
    expect(must(graphAsOf(graph, on)).posts.map(({ id }) => id)).toEqual(['leader'])
  })
})
