import type { PersonId, PostId, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, explain, type JsonObject } from '../../src/index.ts'
import { block, column, fact, findingCodes, instant, opened, pins, stateOf, tableOf } from '../build.ts'
import { chain, score, sheets } from '../chain.ts'

const GOALS: JsonObject = {
  items: { label: '目标', least: 2, most: 5, fields: [{ id: 'points', label: '难度分', type: 'score', scale: 0 }] },
  fields: [score('own')],
}
const goals = (row: string, items: readonly (readonly [string, number])[]): AnyFact =>
  fact(
    'answered',
    { sheet: [9000], items: items.map(([id, points]) => ({ id, sheet: [points] })) },
    { block: 'ask', row, person: 'p' },
    { id: `goals-${row}`, known: instant('2019-05-20') },
  )
const asked = (...facts: readonly AnyFact[]) =>
  derive(chain(block('cycle'), block('roster'), block('ask', GOALS)), [opened(pins([{ id: 'a' }])), ...facts])

describe('明细', () => {
  it('ASK-4 a list gives one row per item, with the item’s own id in its key', () => {
    const table = tableOf(
      asked(
        goals('a', [
          ['g2', 3],
          ['g1', 5],
        ]),
      ),
      'ask',
      'items',
    )
    expect(table.keyType).toEqual(['village', 'item'])
    expect(column(table, 'points')).toEqual({ 'a|g1': 5, 'a|g2': 3 })
  })

  it('ASK-4 too few items are named, and the row waits', () => {
    const derived = asked(goals('a', [['g1', 5]]))
    expect(findingCodes(derived)).toContain('answer.items')
    expect(stateOf(tableOf(derived, 'ask', 'answered'), 'a')).toBe('provisional')
    expect(
      stateOf(
        tableOf(
          asked(
            goals('a', [
              ['g1', 5],
              ['g2', 3],
            ]),
          ),
          'ask',
          'answered',
        ),
        'a',
      ),
    ).toBe('settled')
  })

  it('law trace: a figure of an item leads to its statement', () => {
    const mechanism = chain(block('cycle'), block('roster'), block('ask', GOALS))
    const facts = [
      opened(pins([{ id: 'a' }])),
      goals('a', [
        ['g1', 5],
        ['g2', 3],
      ]),
    ]
    const why = explain(mechanism, facts, { block: 'ask', port: 'items', row: 'a|g1', column: 'points' })
    expect(why?.facts.map(({ id }) => id)).toEqual(['goals-a'])
  })
})

const POSTS = ['home', 'away'].map((role) => ({
  id: `post-${role}` as PostId,
  unit: 'owner' as UnitId,
  role,
  holders: [`${role}-1`, `${role}-2`] as PersonId[],
}))
const SEATS = [
  { id: 'home', label: '属地', who: { role: 'home' }, weight: '0.6' },
  { id: 'away', label: '派出', who: { role: 'away' }, weight: '0.4' },
]
const by = (person: string, value: number): AnyFact =>
  fact(
    'answered',
    { sheet: [value] },
    { block: 'ask', row: 'a', person },
    { id: `by-${person}`, by: person, known: instant('2019-05-20') },
  )
const seated = (config: JsonObject, ...facts: readonly AnyFact[]) => {
  const made = pins([{ id: 'a' }])
  const graph = { ...made.graph, posts: [...made.graph.posts, ...POSTS] }
  return derive(
    chain(block('cycle'), block('roster'), block('ask', { fields: [score('mark')], seats: SEATS, ...config })),
    [opened({ ...made, graph }), ...facts],
  )
}
const cell = (derived: ReturnType<typeof seated>, id: string) => column(tableOf(derived, 'ask', 'answered'), id).a

describe('seats', () => {
  it('ASK-2 加权: Σ w·x ÷ Σ w over the seats, several on one seat sharing its weight', () => {
    const weighted = { merge: 'weighted' }
    expect(cell(seated(weighted, by('home-1', 9000), by('away-1', 8000)), 'mark')).toBe(8600)
    expect(cell(seated(weighted, by('home-1', 9000), by('home-2', 8000), by('away-1', 8000)), 'mark')).toBe(8300)
    expect(cell(seated({ merge: 'weighted', atLeast: 2 }, by('home-1', 9000)), 'mark')).toBe('?undecided')
    expect(cell(seated(weighted, by('home-1', 9000), by('stranger', 100)), 'mark')).toBe(9000)
  })

  it('ASK-2 分列: one column per seat; the row waits for every seat', () => {
    const half = seated({ merge: 'columns' }, by('home-1', 9000))
    expect([cell(half, 'mark_home'), cell(half, 'mark_away')]).toEqual([9000, '?unreported'])
    expect(stateOf(tableOf(half, 'ask', 'answered'), 'a')).toBe('provisional')
    expect(half.open[0]?.persons).toEqual(['home-1', 'home-2', 'away-1', 'away-2'])
    const whole = seated({ merge: 'columns' }, by('home-1', 9000), by('away-2', 7000))
    expect([cell(whole, 'mark_home'), cell(whole, 'mark_away')]).toEqual([9000, 7000])
    expect(stateOf(tableOf(whole, 'ask', 'answered'), 'a')).toBe('settled')
  })
})

const SCORE: JsonObject = {
  losses: true,
  base: '0',
  items: [
    { id: 'litter', label: '垃圾', method: 'deduct', column: 'litter', full: '60', each: '2' },
    { id: 'look', label: '村容', column: 'look', full: '40' },
  ],
}
const COUNT: JsonObject = { id: 'litter', label: '处', type: 'count', required: false }
const duty = (source: string, target: string, share?: string) => ({
  kind: 'duty',
  source,
  target,
  ...(share === undefined ? {} : { share }),
})
const REGROUP = {
  relation: 'duty',
  target: 'department',
  aggregates: [{ id: 'share', label: '占比', operation: 'share', column: 'lost', scale: 4 }],
}

function lost(relations: Parameters<typeof pins>[2], more: readonly ReturnType<typeof block>[] = []) {
  const before = chain(
    block('cycle'),
    block('roster'),
    block('ask', { fields: [COUNT, score('look')] }),
    block('score', SCORE),
  )
  const mechanism = {
    ...before,
    blocks: [...before.blocks, ...more],
    wires: [
      ...before.wires,
      ...more.map((one) => ({ from: { block: 'score', port: 'losses' }, to: { block: one.id, port: 'in' } })),
    ],
  }
  const units = [{ id: 'a' }, { id: 'city', kind: 'department' }, { id: 'farm', kind: 'department' }]
  return derive(mechanism, [opened(pins(units, {}, relations)), ...sheets({ a: [5, 3000] })])
}

describe('失分', () => {
  it('SCORE-6 gives full, got and lost per row and item', () => {
    const table = tableOf(lost([]), 'score', 'losses')
    expect(table.keyType).toEqual(['village', 'item'])
    expect(column(table, 'full')).toEqual({ 'a|litter': 600000, 'a|look': 400000 })
    expect(column(table, 'got')).toEqual({ 'a|litter': 500000, 'a|look': 300000 })
    expect(column(table, 'lost')).toEqual({ 'a|litter': 100000, 'a|look': 100000 })
  })

  it('SCORE-6 weighs an item as the score does: weights of a mean stand over their sum', () => {
    const items = [
      { id: 'litter', label: '垃圾', method: 'deduct', column: 'litter', full: '100', each: '2', weight: '3' },
      { id: 'look', label: '村容', column: 'look', full: '100', weight: '1' },
    ]
    const mechanism = chain(
      block('cycle'),
      block('roster'),
      block('ask', { fields: [COUNT, score('look')] }),
      block('score', { losses: true, combine: 'mean', items }),
    )
    const derived = derive(mechanism, [opened(pins([{ id: 'a' }])), ...sheets({ a: [5, 6000] })])
    expect(column(tableOf(derived, 'score', 'losses'), 'lost')).toEqual({ 'a|litter': 75000, 'a|look': 100000 })
  })

  it('SCORE-6 losses go to their owners by shares that add up to 1; an untagged one to 无归属', () => {
    const derived = lost([duty('litter', 'city', '0.75'), duty('litter', 'farm', '0.25')], [block('regroup', REGROUP)])
    expect(column(tableOf(derived, 'regroup', 'rows'), 'share')).toEqual({ city: 3750, farm: 1250 })
    expect(tableOf(derived, 'regroup', 'unassigned').keys).toEqual(['a|look'])
    expect(findingCodes(lost([duty('litter', 'city', '0.5')]))).toContain('score.duty-shares')
  })
})

describe('regroup', () => {
  const FIELDS = [score('mark')]
  const people = (grain: string) => {
    const made = pins([{ id: 'a' }, { id: 'b' }], {}, [
      { kind: 'area-duty', source: 'post-home', target: 'a' },
      { kind: 'area-duty', source: 'post-away', target: 'a' },
      { kind: 'area-duty', source: 'post-home', target: 'b' },
    ])
    const posts = [
      { id: 'post-home' as PostId, unit: 'owner' as UnitId, role: 'home', holders: ['x' as PersonId] },
      { id: 'post-away' as PostId, unit: 'owner' as UnitId, role: 'away', holders: ['x' as PersonId] },
    ]
    const regroup = {
      relation: 'area-duty',
      towards: 'source',
      target: 'person',
      grain,
      aggregates: [{ id: 'n', label: '个数', operation: 'count' }],
    }
    const mechanism = chain(
      block('cycle'),
      block('roster'),
      block('ask', { fields: FIELDS }),
      block('regroup', regroup),
    )
    return tableOf(
      derive(mechanism, [opened({ ...made, graph: { ...made.graph, posts } }), ...sheets({ a: [1], b: [2] })]),
      'regroup',
      'rows',
    )
  }

  it('REGR-1 成对 keeps each pair with the source’s columns and the post', () => {
    expect(column(people('pair'), 'roles')).toEqual({ 'a|x': 'away,home', 'b|x': 'home' })
    expect(column(people('pair'), 'mark')).toEqual({ 'a|x': 1, 'b|x': 2 })
  })

  it('REGR-2 a person with two posts is one row, with both posts', () => {
    expect(column(people('target'), 'n')).toEqual({ x: 2 })
    expect(column(people('target'), 'roles')).toEqual({ x: 'away,home' })
  })

  it('REGR-1 by the unit in a column, or the nearest of the wanted kind above it', () => {
    const regroup = {
      towards: 'column',
      by: 'who',
      target: 'township',
      aggregates: [{ id: 'n', label: '个数', operation: 'count' }],
    }
    const mechanism = chain(
      block('cycle'),
      block('roster'),
      block('ask', { fields: [{ id: 'who', label: '谁', type: 'unit' }] }),
      block('regroup', regroup),
    )
    const stated = fact(
      'answered',
      { sheet: [0], ids: { who: ['b' as UnitId] } },
      { block: 'ask', row: 'a', person: 'p' },
      { known: instant('2019-05-20') },
    )
    const units = [{ id: 't', kind: 'township' }, { id: 'b', parent: 't' }, { id: 'a' }]
    const derived = derive(mechanism, [opened(pins(units)), stated])
    expect(column(tableOf(derived, 'regroup', 'rows'), 'n')).toEqual({ t: 1 })
  })
})
