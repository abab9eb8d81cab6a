import type { PersonId, PostId, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { derive, type JsonObject, type Pins } from '../../src/index.ts'
import { block, column, fact, instant, opened, pins, type TestUnit, tableOf } from '../build.ts'
import { chain, score } from '../chain.ts'

const UNITS: readonly TestUnit[] = [
  { id: 'town', kind: 'township' },
  { id: 'a', parent: 'town' },
  { id: 'g', kind: 'group', parent: 'a' },
]
const POSTS: Pins['graph']['posts'] = [
  { id: 'p-clerk' as PostId, unit: 'town' as UnitId, role: 'clerk', holders: ['li' as PersonId] },
  { id: 'p-team' as PostId, unit: 'owner' as UnitId, role: 'inspector', holders: ['wang' as PersonId] },
]
const RELATIONS: Pins['graph']['relations'] = [{ kind: 'area-duty', source: 'p-team', target: 'town' }]

/** Who is asked about each row. */
function asked(subject: string, who: JsonObject, ...between: ReturnType<typeof block>[]) {
  const fields = [score('own')]
  const drawing = chain(
    block('cycle'),
    block('roster', { subject }),
    ...between,
    block('ask', { fields, who }, 'question'),
  )
  const made = pins(UNITS, {}, RELATIONS)
  const { open } = derive(drawing, [opened({ ...made, graph: { ...made.graph, posts: POSTS } })])
  return open.filter((task) => task.block === 'question').map(({ row, persons }) => [row, persons])
}

describe('who is asked about a row', () => {
  it('PIN-4 the post of the township above a villager group is found over the village between them', () => {
    expect(asked('group', { at: 'parent', level: 'township', role: 'clerk' })).toEqual([['g', ['li']]])
    expect(asked('group', { at: 'parent', role: 'clerk' })).toEqual([['g', []]])
  })

  it('PIN-4 whoever bears the duty for the township above a row is found from the area', () => {
    expect(asked('group', { at: 'relation', level: 'township', relation: 'area-duty', role: 'inspector' })).toEqual([
      ['g', ['wang']],
    ])
  })

  it('PIN-4 a row that is a person answers for himself', () => {
    const people = block('regroup', { relation: 'area-duty', towards: 'source', target: 'person' })
    expect(asked('township', { at: 'row', role: 'cadre' }, people)).toEqual([['wang', ['wang']]])
  })
})

describe('items come back to the row they were listed in', () => {
  it('REGR-1 of a unit, with the weighted mean of its items', () => {
    const items = {
      label: '目标',
      least: 1,
      most: 5,
      fields: [{ id: 'points', label: '难度分', type: 'score', scale: 0 }, score('mark')],
    }
    const mean = {
      id: 'mean',
      label: '均分',
      operation: 'weighted-mean',
      column: 'mark',
      weight: 'points',
      scale: 2,
    }
    const drawing = chain(
      block('cycle'),
      block('roster'),
      block('ask', { items, fields: [score('own')] }),
      block('regroup', { towards: 'own', target: 'village', aggregates: [mean] }),
    )
    const wired = {
      ...drawing,
      wires: drawing.wires.map((wire) =>
        wire.to.block === 'regroup' ? { ...wire, from: { block: 'ask', port: 'items' } } : wire,
      ),
    }
    const stated = fact(
      'answered',
      {
        sheet: [0],
        items: [
          { id: 'x', sheet: [3, 9000] },
          { id: 'y', sheet: [1, 6000] },
        ],
      },
      { block: 'ask', row: 'a', person: 'p' },
      { known: instant('2019-05-20') },
    )
    const table = tableOf(derive(wired, [opened(pins([{ id: 'a' }])), stated]), 'regroup', 'rows')
    // (3 × 90 + 1 × 60) ÷ 4
    expect(column(table, 'mean')).toEqual({ a: 8250 })
  })
})
