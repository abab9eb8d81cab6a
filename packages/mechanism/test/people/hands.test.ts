import type { Day, PersonId, PostId, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, type FactValues, type JsonObject } from '../../src/index.ts'
import { block, fact, instant, opened, pins, stateOf, tableOf, tick } from '../build.ts'
import { asked, score, sheets } from '../chain.ts'

const base = pins(['a', 'b'].map((id) => ({ id })))
const person = (id: string): PersonId => id as PersonId
const post = (role: string, ...holders: string[]) => ({
  id: `post-${role}` as PostId,
  unit: base.owner,
  role,
  holders: holders.map(person),
})
const start = opened({
  ...base,
  graph: { ...base.graph, posts: [...base.graph.posts, post('panel', 'p1', 'p2', 'p3'), post('clerk', 'c1')] },
})
const given = sheets({ a: [9000], b: [8000] })

const drawn = (config: JsonObject = {}) =>
  asked([score('x')], block('review', { who: { role: 'panel' }, escalateTo: { role: 'leader' }, ...config }))

const taskOf = (config: JsonObject, facts: readonly AnyFact[], row = 'a') =>
  derive(drawn(config), facts).open.find((task) => String(task.row) === row && task.block === 'review')

const wayOf = (config: JsonObject, facts: readonly AnyFact[]): string => {
  const derived = derive(drawn(config), facts)
  return ['passed', 'refused'].find((port) => stateOf(tableOf(derived, 'review', port), 'a') === 'settled') ?? 'open'
}

const holder = (
  role: string,
  holders: readonly string[],
  from: string,
  more: Partial<FactValues['holder']> = {},
  known = instant('2019-06-03', 9),
) =>
  fact(
    'holder',
    { post: `post-${role}` as PostId, holders: holders.map(person), from: from as Day, ...more },
    {},
    { known, id: `holder-${role}-${from}-${known}` },
  )

const assigned = (mode: FactValues['assigned']['mode'], from: string, to: string, hour = 9) =>
  fact(
    'assigned',
    { mode, from: person(from), to: person(to) },
    { block: 'review', row: 'a', item: `${from}-${to}-${mode}` },
    { known: instant('2019-06-04', hour), id: `assigned-${from}-${to}-${hour}`, by: from },
  )

const judged = (config: JsonObject, facts: readonly AnyFact[], by: string, hour: number, verdict = 'passed' as const) =>
  fact(
    'judged',
    { verdict, seen: taskOf(config, facts)?.items[0] ?? '' },
    { block: 'review', row: 'a', person: by },
    { by, known: instant('2019-06-04', hour), id: `judged-${by}-${hour}` },
  )

describe('PIN-6 stand-ins', () => {
  const away = { standIns: [{ by: person('c1'), of: person('p3') }] }
  const facts = [start, ...given, holder('panel', ['p1', 'p2', 'p3'], '2019-06-03', away)]
  const all = { quorum: 'all' }

  it('PIN-6 whoever stands in is asked beside the one who is away, and no longer after the last day', () => {
    expect(taskOf(all, facts)?.persons).toEqual(['p1', 'p2', 'p3', 'c1'])
    expect(taskOf(all, facts)?.standIns).toEqual([{ by: 'c1', of: 'p3' }])
    const back = holder('panel', ['p1', 'p2', 'p3'], '2019-06-06')
    const waiting = derive(drawn(all), [...facts, back])
    expect(waiting.due).toContainEqual({ at: instant('2019-06-06', 0), block: '', what: 'hands-change' })
    expect(taskOf(all, [...facts, back, tick(instant('2019-06-06', 1))])?.persons).toEqual(['p1', 'p2', 'p3'])
  })

  it('PIN-6 the two have one voice: 会签 needs three, not four', () => {
    const two = [judged(all, facts, 'p1', 10), judged(all, facts, 'p2', 11)]
    expect(wayOf(all, [...facts, ...two])).toBe('open')
    expect(wayOf(all, [...facts, ...two, judged(all, facts, 'c1', 12)])).toBe('passed')
  })

  it('PIN-4 a post founded after the graph was pinned is found where it stands', () => {
    const config = { who: { role: 'auditor' } }
    expect(taskOf(config, [start, ...given])?.persons).toEqual([])
    const seat = { unit: base.owner as UnitId, role: 'auditor' }
    expect(taskOf(config, [start, ...given, holder('auditor', ['new'], '2019-06-03', { seat })])?.persons).toEqual([
      'new',
    ])
  })
})

describe('PIN-7 handing on and signing beside', () => {
  const facts = [start, ...given]
  const sole = { who: { role: 'clerk' } }

  it('PIN-7 转办 asks the other instead, until the post changes hands', () => {
    const handed = [...facts, assigned('instead', 'c1', 'p2')]
    expect(taskOf(sole, handed)?.persons).toEqual(['p2'])
    expect(taskOf(sole, handed, 'b')?.persons).toEqual(['c1'])
    expect(taskOf(sole, [...handed, holder('clerk', ['c2'], '2019-06-03')])?.persons).toEqual(['c2'])
  })

  it('PIN-7 转办 to somebody who holds no post does nothing', () => {
    expect(taskOf(sole, [...facts, assigned('instead', 'c1', 'nobody')])?.persons).toEqual(['c1'])
  })

  it('PIN-7 加签 before: the reviewer waits for it; a refusal refuses', () => {
    const before = [...facts, assigned('before', 'c1', 'p2')]
    expect(taskOf(sole, before)?.persons).toEqual(['p2'])
    const agreed = [...before, judged(sole, before, 'p2', 10)]
    expect(taskOf(sole, agreed)?.persons).toEqual(['c1'])
    expect(wayOf(sole, agreed)).toBe('open')
    expect(wayOf(sole, [...agreed, judged(sole, before, 'c1', 11)])).toBe('passed')
    expect(wayOf(sole, [...before, judged(sole, before, 'p2', 10, 'refused' as never)])).toBe('refused')
  })

  it('PIN-7 加签 after: what the reviewer passed waits for it', () => {
    const after = [...facts, assigned('after', 'c1', 'p2')]
    expect(taskOf(sole, after)?.persons).toEqual(['c1'])
    const passed = [...after, judged(sole, after, 'c1', 10)]
    expect(wayOf(sole, passed)).toBe('open')
    expect(taskOf(sole, passed)?.persons).toEqual(['p2'])
    expect(wayOf(sole, [...passed, judged(sole, after, 'p2', 11)])).toBe('passed')
  })

  it('PIN-7 whoever is waited for beside the reviewers is not waited for after the date', () => {
    const dated = { ...sole, due: 'final_by', onSilence: 'escalate' }
    const after = [...facts, assigned('after', 'c1', 'p2')]
    const passed = [...after, judged(dated, after, 'c1', 10)]
    expect(wayOf(dated, passed)).toBe('open')
    expect(wayOf(dated, [...passed, tick(instant('2019-07-20', 1))])).toBe('passed')
  })

  it('REV-2 依次: once the row changed the first desk is asked again', () => {
    const turns = { quorum: 'sequence' }
    const first = [...facts, judged(turns, facts, 'p1', 10)]
    expect(taskOf(turns, first)?.persons).toEqual(['p2'])
    const changed = sheets({ a: [9500] }).map((one) => ({
      ...one,
      id: `${one.id}-again`,
      known: instant('2019-06-04', 12),
    }))
    expect(taskOf(turns, [...first, ...(changed as AnyFact[])])?.persons).toEqual(['p1'])
  })
})
