import { storedId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, absorb, derive, derived, emptyState, type Pins, reviewWindow } from '../../src/index.ts'
import { block, fact, freezing, instant, opened, pins, tick } from '../build.ts'
import { all, amendment, asked, score, sheets } from '../chain.ts'

const POSTS = [
  ['town', 'adjudicator', ['arbiter-1', 'arbiter-2']],
  ['town', 'signatory', ['leader-1']],
  ['county', 'adjudicator', ['county-1']],
  ['town', 'arbiter', ['arbiter-1']],
  ['town', 'office', ['office-1']],
] as const

/** A township under its county, each with people who may decide. */
const ground = (posts: readonly (readonly [string, string, readonly string[]])[] = POSTS): Pins => {
  const made = pins(['a', 'b'].map((id) => ({ id, parent: 'town' })))
  const units = [
    { id: storedId('county'), kind: 'county' },
    { id: storedId('town'), kind: 'township', parent: storedId('county') },
    ...made.graph.units.slice(1),
  ]
  return {
    ...made,
    owner: storedId('town'),
    graph: {
      ...made.graph,
      units: units as Pins['graph']['units'],
      posts: posts.map(([unit, role, holders], at) => ({
        id: storedId(`post-${at}`),
        unit: storedId(unit),
        role,
        holders: holders.map((one) => storedId(one)),
      })),
    },
  }
}

const drawn = asked(
  [score('x'), score('y')],
  block('objection', { decider: { role: 'arbiter' }, escalateTo: { role: 'office' } }),
  block('result', { who: { role: 'office' }, completeness: all }),
)

const FROZEN = instant('2019-06-12', 10)
const first = (day: string, row = 'a', by = 'clerk'): AnyFact =>
  fact('objected', { columns: ['y'] }, { block: 'objection', row }, { id: `first-${row}`, known: instant(day), by })
const ask = (day: string, columns = ['x'], id = 'asked', hour = 9): AnyFact =>
  fact('objected', { columns }, { block: 'result', row: 'a' }, { id, known: instant(day, hour), by: 'clerk' })
const decide = (day: string, by: string, outcome: 'upheld' | 'rejected' = 'rejected', item = 'asked'): AnyFact =>
  fact(
    'decided',
    { outcome, amends: outcome === 'upheld' ? [storedId('amendment-a')] : [] },
    { block: 'result', row: 'a', item },
    { id: `decided-${by}-${item}`, known: instant(day), by },
  )

function frozenMonth(posts?: Parameters<typeof ground>[0], between: readonly AnyFact[] = []): readonly AnyFact[] {
  const told = ['a', 'b'].map((row) =>
    fact(
      'noticed',
      { effects: [], deliveredAt: instant('2019-06-04') },
      { block: 'objection', row },
      { id: `told-${row}`, known: instant('2019-06-04') },
    ),
  )
  const given = [opened(ground(posts)), ...sheets({ a: [7000, 1], b: [8000, 1] }), ...told, ...between]
  const facts = [...given, tick(instant('2019-06-12'))]
  return [...facts, freezing(derive(drawn, facts), 'result', 1, FROZEN)]
}

const duty = (facts: readonly AnyFact[]) =>
  derive(drawn, facts).open.find((task) => task.kind === 'decide' && String(task.block) === 'result')
const windowAt = (facts: readonly AnyFact[], row = 'a') => reviewWindow(facts, 'result')(row)

describe('复核, the second layer', () => {
  it('OBJ-6 a frozen row may be asked about for 30 days from its freeze, by calendar days, to the end of the last', () => {
    const month = frozenMonth()
    expect(windowAt(month)).toBe(instant('2019-07-13', 0))
    expect(duty([...month, ask('2019-07-12', ['x'], 'asked', 23)])?.items).toEqual(['asked'])
    expect(duty([...month, ask('2019-07-13', ['x'], 'asked', 0)])).toBeUndefined()
    expect(windowAt(month.filter((one) => one.kind !== 'frozen'))).toBeUndefined()
    expect(windowAt(month, 'nobody')).toBeUndefined()
  })

  it('OBJ-6 a notice of the result after the freeze starts the days; a revision that leaves the row alone does not', () => {
    const month = frozenMonth()
    const told = fact(
      'noticed',
      { effects: [], deliveredAt: instant('2019-06-20') },
      { block: 'result', row: 'a' },
      { known: instant('2019-06-20') },
    )
    expect(windowAt([...month, told])).toBe(instant('2019-07-21', 0))
    const changed = [...month, amendment('b', [8100, 1], '2019-06-25')]
    const revised = [...changed, freezing(derive(drawn, changed), 'result', 2, instant('2019-06-26'))]
    expect(windowAt(revised, 'a')).toBe(instant('2019-07-13', 0))
    expect(windowAt(revised, 'b')).toBe(instant('2019-07-27', 0))
  })

  it('OBJ-6 it holds nothing up: the result stays frozen and not stale until a decision amends', () => {
    const month = frozenMonth()
    const asking = derive(drawn, [...month, ask('2019-06-20')])
    expect(asking.results).toMatchObject([{ complete: true, stale: false, frozen: { revision: 1 } }])
    const upheld = [
      ask('2019-06-20'),
      amendment('a', [8500, 1], '2019-06-21'),
      decide('2019-06-21', 'arbiter-1', 'upheld'),
    ]
    const after = derive(drawn, [...month, ...upheld])
    expect(after.results).toMatchObject([{ complete: true, stale: true }])
    expect(after.open.map(({ kind }) => kind)).toEqual(['freeze'])
  })

  it('OBJ-6 other people decide: whoever stated, judged or decided the first layer stands aside', () => {
    const between = [
      first('2019-06-05'),
      fact(
        'decided',
        { outcome: 'rejected' },
        { block: 'objection', row: 'a', item: 'first-a' },
        { id: 'first-decided', known: instant('2019-06-06'), by: 'arbiter-1' },
      ),
    ]
    const month = [...frozenMonth(POSTS, between), ask('2019-06-20')]
    expect(duty(month)?.persons).toEqual(['arbiter-2'])
    expect(duty([...month, decide('2019-06-21', 'arbiter-1')])).toBeDefined()
    expect(duty([...month, decide('2019-06-21', 'inspector-1')])).toBeDefined()
    expect(duty([...month, decide('2019-06-21', 'nobody-1')])).toBeDefined()
    expect(duty([...month, decide('2019-06-21', 'arbiter-2')])).toBeUndefined()
  })

  it('OBJ-6 nobody left goes to the next level up', () => {
    const [, , county, , office] = POSTS
    const only = [['town', 'adjudicator', ['inspector-1']], county, office] as const
    expect(duty([...frozenMonth(only), ask('2019-06-20')])?.persons).toEqual(['county-1'])
    expect(duty([...frozenMonth([office]), ask('2019-06-20')])?.persons).toEqual([])
  })

  it('OBJ-5 silence asks the next level as well after 30 days, and never rejects', () => {
    const month = [...frozenMonth(), ask('2019-06-20')]
    const waiting = derive(drawn, month)
    expect(duty(month)).toMatchObject({ dueAt: instant('2019-07-21', 0), persons: ['arbiter-1', 'arbiter-2'] })
    expect(waiting.due).toContainEqual({ at: instant('2019-07-21', 0), block: 'result', what: 'decision-due' })
    const late = [...month, tick(instant('2019-07-21', 0))]
    expect(duty(late)?.persons).toEqual(['arbiter-1', 'arbiter-2', 'leader-1'])
    expect(derive(drawn, late).due).toEqual([])
  })

  it('OBJ-4 each cell is asked about once per row, so that it ends', () => {
    const month = [...frozenMonth(), ask('2019-06-20'), decide('2019-06-21', 'arbiter-1')]
    expect(duty([...month, ask('2019-06-22', ['x'], 'again')])).toBeUndefined()
    expect(duty([...month, ask('2019-06-22', ['y'], 'other')])?.items).toEqual(['other'])
  })

  it('INC-3 asked, late and decided: derived on top comes out as derived at once', () => {
    const month = frozenMonth()
    const more = [ask('2019-06-20'), tick(instant('2019-07-21', 0)), decide('2019-07-22', 'leader-1')]
    let state = absorb(emptyState(drawn), month)
    for (const [at, one] of more.entries()) {
      state = absorb(state, [one])
      const whole = derive(drawn, [...month, ...more.slice(0, at + 1)])
      expect(derived(state).open).toEqual(whole.open)
    }
  })
})
