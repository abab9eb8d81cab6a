import type { PersonId, PostId, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { derive, type JsonObject } from '../../src/index.ts'
import { block, column, opened, pins, tableOf } from '../build.ts'
import { chain, sheets } from '../chain.ts'
import { FLAG, READS, times } from './counted.ts'
import { past } from './past.ts'

const HISTORY: JsonObject = {
  result: 'result',
  reads: [READS],
  hit: 'back',
  gap: 'skip',
  window: 'all',
  figures: [times('count')],
}

/** Village v1 is in the care of whoever holds the post; April was frozen by the keys given. */
function counts(config: JsonObject, holder: string, april: Parameters<typeof past>[1]) {
  const made = pins([{ id: 'v1' }], {}, [{ kind: 'area-duty', source: 'post-care', target: 'v1' }])
  const posts = [{ id: 'post-care' as PostId, unit: 'owner' as UnitId, role: 'care', holders: [holder as PersonId] }]
  const mechanism = chain(
    block('cycle'),
    block('roster'),
    block('ask', { fields: [FLAG] }),
    block('regroup', { relation: 'area-duty', towards: 'source', target: 'person', ...config }),
    block('history', HISTORY),
  )
  const facts = [opened({ ...made, graph: { ...made.graph, posts } }), ...sheets({ v1: [1] }), past('2019-04', april)]
  return column(tableOf(derive(mechanism, facts), 'history', 'rows'), 'times')
}

describe('whose counter it is', () => {
  it('HIST-11 a counter on [单位, 任职人] ends when the person changes', () => {
    const pair = { grain: 'pair' }
    expect(counts(pair, 'li', { 'v1|li': true })).toEqual({ 'v1|li': 2 })
    expect(counts(pair, 'wang', { 'v1|li': true })).toEqual({ 'v1|wang': 1 })
  })

  it('HIST-11 persons as rows carry their own count through transfers', () => {
    // In April li was responsible for another village; the row is the person.
    expect(counts({ grain: 'target' }, 'li', { li: true })).toEqual({ li: 2 })
    expect(counts({ grain: 'target' }, 'wang', { li: true })).toEqual({ wang: 1 })
  })
})
