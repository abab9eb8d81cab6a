import type { Day, PersonId, PostId, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, calledNow } from '../../src/index.ts'
import { fact, instant, pins } from '../build.ts'

const post = (id: string, unit: string, role: string, holder: string) => ({
  id: id as PostId,
  unit: unit as UnitId,
  role,
  holders: [holder as PersonId],
})
const relation = (kind: string, source: string, target: string) => ({
  kind,
  source: source as UnitId,
  target: target as UnitId,
})
const base = pins([
  { id: 'town', kind: 'township' },
  { id: 'village', parent: 'town' },
  { id: 'bureau', kind: 'department' },
] as Parameters<typeof pins>[0])
const made = {
  ...base,
  graph: {
    ...base.graph,
    relations: [
      relation('belongs-to', 'village', 'town'),
      relation('belongs-to', 'town', base.owner),
      relation('linked', 'bureau', 'village'),
    ] as unknown as typeof base.graph.relations, // plain texts stand for ids and kinds
    posts: [
      post('clerk-town', 'town', 'clerk', 'c-town'),
      post('clerk-village', 'village', 'clerk', 'c-village'),
      post('clerk-bureau', 'bureau', 'clerk', 'c-bureau'),
    ],
  },
}
const now = instant('2019-06-04', 9)
const who = (more: object) => ({
  at: 'row' as const,
  level: '' as const,
  relation: '',
  role: 'clerk',
  deputy: true,
  ...more,
})
const called = (more: object, facts: readonly AnyFact[] = []) =>
  calledNow(made, facts, who(more), 'village', now).persons

describe('who a drawing calls for a row', () => {
  it('OBJ-1 the row, its parent, or the nearest unit of the stated level', () => {
    expect(called({})).toEqual(['c-village'])
    expect(called({ at: 'parent' })).toEqual(['c-town'])
    expect(called({ at: 'parent', level: 'township' })).toEqual(['c-town'])
    expect(called({ at: 'parent', level: 'village' })).toEqual(['c-village'])
  })

  it('a relation is followed from the other end too, as tasks are', () => {
    expect(called({ at: 'relation', relation: 'linked' })).toEqual(['c-bureau'])
  })

  it('PIN-4 whoever took the post over since, not who held it when the cycle opened', () => {
    const taken = fact(
      'holder',
      { post: 'clerk-village' as PostId, holders: ['c-next' as PersonId], from: '2019-06-01' as Day },
      {},
      { known: instant('2019-06-01', 9), id: 'taken' },
    )
    expect(called({}, [taken])).toEqual(['c-next'])
  })
})
