import { describe, expect, it } from 'vitest'
import { nextActOf, standingOf, type TaskView } from '../../src/features/months/standing.ts'

const task = (part: Partial<TaskView>): TaskView => ({
  block: 'b',
  row: 'r',
  rowName: '甲镇',
  kind: 'answer',
  role: '',
  dueAt: null,
  items: [],
  mine: false,
  ...part,
})
const cycle = {
  id: 'c',
  mechanismId: 'm',
  mechanismName: '月考评',
  ownerName: '县',
  version: 1,
  period: '2026-10',
  periodLabel: '2026年10月',
  state: 'running' as const,
  stage: '',
  nextAt: null,
  openedAt: '2026-11-01T00:00:00Z',
  repinnedAt: null,
  newer: null,
  source: null,
}
const result = {
  block: 'result',
  name: '结果',
  complete: false,
  liveDigest: 'd',
  revision: null,
  stale: false,
  declined: false,
}
const month = (tasks: readonly TaskView[], part: object = {}) => ({
  cycle,
  results: [result],
  tasks: [...tasks],
  ...part,
})

describe('where a month stands', () => {
  it('waits for what is nearest to the beginning, with the earliest deadline', () => {
    const tasks = [
      task({ kind: 'freeze' }),
      task({ dueAt: '2026-11-05T00:00:00Z' }),
      task({ row: 's', dueAt: '2026-11-04T00:00:00Z' }),
    ]
    expect(standingOf(month(tasks))).toMatchObject({ waiting: 'answer', count: 2, until: '2026-11-04T00:00:00Z' })
  })

  it('OBJ-3 is an objection window when nobody is asked and something closes before the freeze', () => {
    const open = { ...cycle, nextAt: '2026-11-09T00:00:00Z' }
    expect(standingOf(month([], { cycle: open }))).toMatchObject({ waiting: 'window', until: '2026-11-09T00:00:00Z' })
    const frozen = [{ ...result, revision: 1 }]
    expect(standingOf(month([], { cycle: open, results: frozen })).waiting).toBe('flow')
  })

  it('RES-5 says that a revision waits before anything else', () => {
    const stale = [{ ...result, revision: 1, stale: true, declined: false }]
    expect(standingOf(month([task({})], { results: stale }))).toMatchObject({ waiting: 'revise', count: 1 })
  })

  it('RES-5 says of a published month that nothing runs on it, in a sample and in history', () => {
    const ended = { cycle: { ...cycle, state: 'ended' } }
    expect(standingOf(month([], ended), true).waiting).toBe('published')
    expect(standingOf(month([], { cycle: { ...ended.cycle, source: '通报' } })).waiting).toBe('published')
  })

  it('SHIELD-4 counts signatures by digest, not by task', () => {
    const tasks = [task({ kind: 'sign', items: ['a', 'b'] }), task({ kind: 'sign', block: 'other', items: ['b', 'c'] })]
    expect(standingOf(month(tasks))).toMatchObject({ waiting: 'sign', count: 3 })
  })

  it('is done or voided only when the cycle says so', () => {
    const frozen = { results: [{ ...result, revision: 1 }] }
    expect(standingOf(month([], { ...frozen, cycle: { ...cycle, state: 'ended' } })).waiting).toBe('done')
    expect(standingOf(month([task({})], { cycle: { ...cycle, state: 'voided' } })).waiting).toBe('voided')
  })
})

describe('the one thing this person can do next', () => {
  it('is theirs, the earliest on the street, with all rows of its block', () => {
    const tasks = [
      task({ kind: 'sign', mine: true }),
      task({ kind: 'notice', block: 'o', row: '1', mine: true }),
      task({ kind: 'notice', block: 'o', row: '2', mine: true }),
      task({ kind: 'answer' }),
    ]
    expect(nextActOf(tasks)).toMatchObject({ kind: 'notice', block: 'o', tasks: [{ row: '1' }, { row: '2' }] })
  })

  it('is nothing for someone who is not asked', () => {
    expect(nextActOf([task({})])).toBeNull()
  })
})
