import { describe, expect, it } from 'vitest'
import { sessionOf } from '../../src/derive/derive.ts'
import { frameAt } from '../../src/derive/session.ts'
import { type AnyFact, absorb, derived, emptyState, type JsonObject } from '../../src/index.ts'
import { block, drawing, fact, instant, opened, pins, sheet, tick } from '../build.ts'

const mechanism = drawing(
  [
    block('cycle', { stages: [{ id: 'report_by', label: '截止', base: 'end', offset: 3 }] }),
    block('roster', { subject: 'village' }),
    block('ask', {
      fields: [{ id: 'litter', label: '垃圾', type: 'count', least: '0' }],
      due: 'report_by',
    } as JsonObject),
    block('score', { items: [{ id: 'litter', label: '垃圾', column: 'litter' }] }),
    block('rank', { column: 'score', completeness: { rule: 'all' } }),
    block('objection', { decider: { role: 'arbiter' }, escalateTo: { role: 'leader' } }),
  ],
  ['cycle.cycle>roster', 'roster.rows>ask', 'ask.answered>score', 'score.scored>rank', 'rank.ranked>objection'],
)
const villages = ['v1', 'v2', 'v3'].map((id) => ({ id }))
const month = absorb(emptyState(mechanism), [
  opened(pins(villages)),
  sheet('v1', [3], { known: instant('2019-06-03') }),
  sheet('v2', [5], { known: instant('2019-06-03') }),
])
const frames = (facts: readonly AnyFact[]) => {
  const session = sessionOf(absorb(month, facts))!
  return ['roster.rows', 'ask.answered', 'score.scored', 'rank.ranked', 'objection.settled'].map((place) => {
    const [id = '', port = ''] = place.split('.')
    return frameAt(session, id, port)
  })
}
const before = () => {
  derived(month)
  return frames([])
}

describe('incremental derivation', () => {
  it('INC-1 a fact starts at its slot: what stands before it is the very table of before', () => {
    const [roster, answered, scored, ranked, settled] = before()
    const noticed = fact(
      'noticed',
      { effects: [], deliveredAt: instant('2019-06-04') },
      { block: 'objection', row: 'v1' },
      { known: instant('2019-06-04') },
    )
    const objected = fact(
      'objected',
      { columns: ['score'] },
      { block: 'objection', row: 'v1', person: 'villager-1' },
      { known: instant('2019-06-04', 10) },
    )
    const after = frames([noticed, objected])
    expect(after.slice(0, 4).map((frame, at) => frame === [roster, answered, scored, ranked][at])).toEqual(
      Array(4).fill(true),
    )
    expect(after[4]).not.toBe(settled)
  })

  it('INC-2 a tick touches nothing before something is due, and then only what waited for it', () => {
    const all = before()
    expect(frames([tick(instant('2019-06-04'))]).every((frame, at) => frame === all[at])).toBe(true)
    const [roster, answered] = frames([tick(instant('2019-06-20'))])
    expect(roster).toBe(all[0])
    expect(answered).not.toBe(all[1])
  })

  it('INC-2 it stops where the rows come out as before', () => {
    const [roster, answered] = before()
    const elsewhere = fact(
      'judged',
      { verdict: 'passed', seen: '' },
      { block: 'ask', row: 'v1' },
      { known: instant('2019-06-04') },
    )
    const after = frames([elsewhere])
    expect(after[0]).toBe(roster)
    expect(after[1]).toBe(answered)
  })

  it('INC-3 the tables on top of the derivation before are those of deriving from nothing', () => {
    const amended = sheet('v1', [9], { id: 'again', known: instant('2019-06-04') })
    derived(month)
    const whole = absorb(emptyState(structuredClone(mechanism)), [...month.index.byId.values(), amended])
    expect(derived(absorb(month, [amended])).hash).toBe(derived(whole).hash)
  })
})
