import type { Day, Key, PersonId, PinnedGraph, PostId, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { foundToday, metToday, rowsToday, type Target, unitsConcerned, type Who } from '../../src/index.ts'
import { block } from '../build.ts'
import { chain } from '../chain.ts'

// Plain texts stand for ids.
const unit = (id: string, kind: string, parent?: string) => ({
  ...{ id: id as UnitId, kind },
  ...(parent === undefined ? {} : { parent: parent as UnitId }),
})
const post = (id: string, where: string, role: string, holders: readonly string[], more: object = {}) => ({
  ...{ id: id as PostId, unit: where as UnitId, role, holders: holders as PersonId[] },
  ...more,
})
const graph: PinnedGraph = {
  asOf: '2026-11-01' as Day,
  revision: '',
  units: [
    unit('county', 'county'),
    unit('town-a', 'township', 'county'),
    unit('town-b', 'township', 'county'),
    unit('village-a', 'village', 'town-a'),
    unit('village-b', 'village', 'town-b'),
    unit('elsewhere', 'village'),
  ],
  relations: [{ kind: 'area-duty', source: 'leader-a', target: 'village-a' }],
  posts: [
    post('leader-a', 'town-a', 'deputy-head', ['wang', 'zhao'], { deputies: ['zhao'] }),
    post('leader-b', 'town-b', 'deputy-head', []),
    post('office', 'county', 'county-admin', ['li'], { standIns: [{ by: 'qian', of: 'li' }] }),
  ],
}
const county = 'county' as UnitId
const found = (more: Partial<Who>) =>
  foundToday(
    { at: 'row', level: '', relation: '', role: 'deputy-head', deputy: true, ...more },
    { graph, owner: county, day: '2026-11-01' as Day },
    ['village-a', 'village-b'] as Key[],
  ).map(({ persons, places, posts }) => ({ persons, places, posts }))

describe('whom a setting finds today', () => {
  it('PIN-4 by the post at the unit above the row; a post that nobody holds is named, and empty', () => {
    expect(found({ at: 'parent' })).toEqual([
      { persons: ['wang', 'zhao'], places: ['town-a'], posts: ['leader-a'] },
      { persons: [], places: ['town-b'], posts: ['leader-b'] },
    ])
  })

  it('leaves deputies out where the setting says so', () => {
    expect(found({ at: 'parent', deputy: false })[0]?.persons).toEqual(['wang'])
  })

  it('follows 包干 to the post that bears it, and says where the path leads nowhere', () => {
    const [first, second] = found({ at: 'relation', relation: 'area-duty' })
    expect(first).toEqual({ persons: ['wang', 'zhao'], places: ['leader-a'], posts: ['leader-a'] })
    expect(second).toEqual({ persons: [], places: [], posts: [] })
  })

  it('PIN-6 finds whoever stands in beside the holder', () => {
    expect(found({ at: 'owner', role: 'county-admin' })[0]?.persons).toEqual(['li', 'qian'])
  })

  it('LAD-2 a measure meets the holder at the end of its path, or the unit where it asks for no post', () => {
    const met = (more: Partial<Target>) =>
      metToday(
        { at: 'row', relation: '', column: '', role: '', deputyRole: '', ...more },
        { graph, owner: county, day: '2026-11-01' as Day },
        ['village-a', 'village-b'] as Key[],
      ).map(({ persons, places, posts, isEmpty }) => [places, posts, persons, isEmpty])
    expect(met({})).toEqual([
      [['village-a'], [], [], false],
      [['village-b'], [], [], false],
    ])
    expect(met({ at: 'parent', role: 'deputy-head' })).toEqual([
      [['town-a'], ['leader-a'], ['wang', 'zhao'], false],
      [['town-b'], ['leader-b'], [], true],
    ])
    // 包干 leads to the post that bears it: whoever holds it is met, without a post being named
    expect(met({ at: 'relation', relation: 'area-duty' })).toEqual([
      [['leader-a'], ['leader-a'], ['wang', 'zhao'], false],
      [[], [], [], true],
    ])
  })

  it('ROST-6 takes rows from the subtree of the owner only', () => {
    expect(rowsToday(graph, county, 'village')).toEqual(['village-a', 'village-b'])
    expect(rowsToday(graph, 'town-a' as UnitId, 'village')).toEqual(['village-a'])
  })

  it('BURDEN-4 a mechanism concerns whose posts fill in, and the townships whose villages are assessed', () => {
    const asking = (who: object) =>
      chain(block('cycle'), block('roster', { subject: 'village' }), block('ask', { who: { ...who } }))
    const concerned = (who: object) =>
      [...unitsConcerned(asking(who), { graph, owner: county, day: '2026-11-01' as Day })]
        .map(([id, { asks, assessed }]) => [id, [...asks], assessed])
        .sort()
    const townships = (asks: readonly string[]) => [
      ['town-a', asks, true],
      ['town-b', asks, true],
    ]
    expect(concerned({ at: 'parent', role: 'deputy-head' })).toEqual(townships(['ask']))
    expect(concerned({ at: 'owner', role: 'county-admin' })).toEqual([['county', ['ask'], false], ...townships([])])
  })

  it('BURDEN-4 leaves out whom the roster leaves out today, and nobody for what only a period brings', () => {
    const peopled = {
      ...graph,
      units: graph.units.map((one) => (one.id === 'village-b' ? { ...one, population: 900, category: 'B' } : one)),
    }
    const concerned = (roster: object) =>
      [
        ...unitsConcerned(
          chain(
            block('cycle'),
            block('roster', { subject: 'village', ...roster }),
            block('ask', { who: { at: 'parent', role: 'deputy-head' } }),
          ),
          { graph: peopled, owner: county, day: '2026-11-01' as Day },
        ).keys(),
      ].sort()
    const both = ['town-a', 'town-b']
    expect(concerned({})).toEqual(both)
    expect(concerned({ onlyCategories: ['B'] })).toEqual(['town-b'])
    expect(concerned({ excluded: ['village-a'] })).toEqual(['town-b'])
    expect(concerned({ attributes: { population: true }, keep: 'population < 1000' })).toEqual(both) // of village-a it is not known
    expect(concerned({ attributes: { population: true }, keep: 'population < 500' })).toEqual(['town-a'])
    for (const source of ['results', 'list', 'registry', 'event'])
      expect(concerned({ source, keep: 'population < 500', attributes: { population: true } }), source).toEqual(both)
    expect(concerned({ draw: 'count', drawSize: 1 })).toEqual(both)
    expect(concerned({ source: 'cases' })).toEqual([])
  })
})
