import { type Day, type PersonId, type PostId, storedId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { sessionOf } from '../../src/derive/derive.ts'
import { frameAt } from '../../src/derive/session.ts'
import { type AnyFact, absorb, derived, emptyState, type JsonObject } from '../../src/index.ts'
import { block, column, drawing, fact, instant, opened, pins, sheet, stateOf, tableOf, tick } from '../build.ts'
import { joining, said } from '../join/joined.ts'

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
const day = (of: string): Day => `2019-06-${of}` as Day
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

  it('INC-1 a table that only says something else of itself reaches what reads that (JOIN-2)', () => {
    const late = { onlyCategories: ['B'], fixedAt: 'deadline', fixedBy: 'by' }
    const drawn = joining({}, { right: late })
    const facts = [opened(pins([{ id: 'a', category: 'A' }])), said('home_ask', 'a', 900)]
    const open = absorb(emptyState(drawn), facts)
    expect(column(tableOf(derived(open), 'join', 'rows'), 'away')).toEqual({ a: '?undecided' })
    const after = derived(absorb(open, [tick(instant('2019-06-20'))]))
    expect(column(tableOf(after, 'join', 'rows'), 'away')).toEqual({ a: '?not-applicable' })
    expect(stateOf(tableOf(after, 'join', 'rows'), 'a')).toBe('settled')
  })

  it('INC-2, PIN-4 once posts change hands a new day asks anew who holds them', () => {
    const drawn = drawing(
      [block('cycle'), block('roster', { subject: 'village' }), block('result', { who: { role: 'leader' } })],
      ['cycle.cycle>roster', 'roster.rows>result'],
    )
    const value = { post: storedId<PostId>('post-leader'), holders: [storedId<PersonId>('leader-2')], from: day('10') }
    const facts = [opened(pins(villages)), fact('holder', value, {}, { known: instant('2019-06-04') })]
    const issuers = (state: typeof month) =>
      derived(state).open.flatMap(({ kind, persons }) => (kind === 'freeze' ? persons : []))
    const early = absorb(emptyState(drawn), facts)
    expect(issuers(early)).toEqual(['leader-1'])
    expect(issuers(absorb(early, [tick(instant('2019-06-11'))]))).toEqual(['leader-2'])
  })

  it('INC-3 a hundred facts one after another, and every state of the way stays what it was', () => {
    const many = Array.from({ length: 90 }, (_, at) => `u${at}`)
    const start = absorb(emptyState(mechanism), [
      opened(pins(many.map((id) => ({ id })))),
      ...many.map((id) => sheet(id, [1], { id: `first-${id}`, known: instant('2019-06-03') })),
    ])
    const litter = (state: typeof month) => column(tableOf(derived(state), 'ask', 'answered'), 'litter')
    const first = litter(start)
    let state = start
    for (const [at, id] of [...many, ...many.slice(0, 30)].entries()) {
      state = absorb(state, [sheet(id, [at], { id: `again-${at}`, known: instant('2019-06-04', 1 + (at % 20)) })])
      derived(state)
    }
    const whole = absorb(emptyState(structuredClone(mechanism)), [...state.index.byId.values()])
    expect(litter(state)).toEqual(litter(whole))
    expect(derived(state).hash).toBe(derived(whole).hash)
    expect(litter(start)).toEqual(first)
    expect(litter(absorb(start, [sheet('u0', [7], { id: 'aside', known: instant('2019-06-04') })]))).toEqual({
      ...first,
      u0: 7,
    })
  })
})
