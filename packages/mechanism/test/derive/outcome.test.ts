import { packMissing } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, absorb, derive, emptyState, type JsonObject, tablesOf } from '../../src/index.ts'
import {
  block,
  column,
  drawing,
  fact,
  freezing,
  instant,
  opened,
  pins,
  sheet,
  stateOf,
  tableOf,
  tick,
} from '../build.ts'

const STAGES = [{ id: 'report_by', label: '截止', base: 'end', offset: 5 }]
const FIELD = { id: 'score', label: '得分', scale: 0 }
const base = [opened(pins([{ id: 'a' }, { id: 'b' }])), sheet('a', [90])]

const chain = (under: readonly ReturnType<typeof block>[], wires: readonly string[], ask: JsonObject = {}) =>
  drawing(
    [block('cycle', { stages: STAGES }), block('roster'), block('ask', { fields: [FIELD], ...ask }), ...under],
    ['cycle.cycle>roster', 'roster.rows>ask', ...wires],
  )

describe('result', () => {
  const of = (completeness: JsonObject, ask: JsonObject = {}) =>
    chain([block('result', { completeness })], ['ask.answered>result'], ask)
  it('EVAL-4 全部到齐 waits for every expected row; 到期为准 for the date; 达到比例 for the share', () => {
    const complete = (rule: JsonObject, more: readonly AnyFact[] = []) =>
      derive(of(rule), [...base, ...more]).results[0]!.complete
    const later = tick(instant('2019-06-08', 0))
    expect([complete({ rule: 'all' }), complete({ rule: 'all' }, [sheet('b', [1])])]).toEqual([false, true])
    expect([complete({ rule: 'due', at: 'report_by' }), complete({ rule: 'due', at: 'report_by' }, [later])]).toEqual([
      false,
      true,
    ])
    expect([complete({ rule: 'share', share: '50' }), complete({ rule: 'share', share: '50.1' })]).toEqual([
      true,
      false,
    ])
  })
  it('BR-2 RES-2 a row that waits at a branch is neither on a list that is due nor off it', () => {
    const mechanism = chain(
      [
        block('branch', { cases: [{ id: 'low', label: '后进', when: 'score < 60' }] }),
        block('result', { completeness: { rule: 'due', at: 'report_by' } }),
      ],
      ['ask.answered>branch', 'branch.low>result'],
      { fields: [{ ...FIELD, required: false }] },
    )
    const facts = [opened(pins([{ id: 'a' }, { id: 'b' }, { id: 'c' }])), sheet('a', [50]), sheet('c', [90])]
    const due = (more: readonly AnyFact[]) =>
      derive(mechanism, [...facts, ...more, tick(instant('2019-06-08', 0))]).results[0]!
    const { complete, live } = due([sheet('b', [packMissing('undecided')])])
    expect([complete, live.rows.keys]).toEqual([true, ['a']])
    expect(live.rows.domain.map(({ key, standing }) => `${key}:${standing}`)).toEqual(['a:in', 'b:undecided', 'c:out'])
    expect(due([sheet('b', [40])]).live.rows.keys).toEqual(['a', 'b'])
  })
  it('INC-3 the tables of one block are those of the whole derivation, whatever comes after it', () => {
    const mechanism = of({ rule: 'all' })
    const facts = [...base, sheet('b', [80])]
    const state = absorb(emptyState(mechanism), facts)
    const { tables } = derive(mechanism, facts)
    for (const { id } of state.program.order) expect(tablesOf(state, id)).toEqual(tables[id])
    expect(tables.ask?.answered?.keys).toEqual(['a', 'b'])
    expect(tablesOf(state, 'nowhere' as never)).toEqual({})
  })
  it('EVAL-6 at the date a missing row stays undecided, or is left out', () => {
    const keys = (late: string) =>
      derive(of({ rule: 'due', at: 'report_by', late }), [...base, tick(instant('2019-06-08', 0))]).results[0]!.live
        .rows.keys
    expect(keys('pending')).toEqual(['a', 'b'])
    expect(keys('exclude')).toEqual(['a'])
  })
  it('EVAL-6 顺延 keeps waiting up to the second date', () => {
    const complete = (at: string) =>
      derive(of({ rule: 'due', at: 'report_by', late: 'carry', until: 'report_by' }), [...base, tick(instant(at, 0))])
        .results[0]!.complete
    expect([complete('2019-06-07'), complete('2019-06-08')]).toEqual([false, true])
  })
  it('RES-2 the domain holds all keys of the roster: in, or unreported', () => {
    const derived = derive(of({ rule: 'all' }, { due: 'report_by' }), [...base, tick(instant('2019-06-08', 0))])
    expect(derived.results[0]!.live.rows.domain).toEqual([
      { key: 'a', standing: 'in' },
      { key: 'b', standing: 'unreported' },
    ])
  })
  it('RES-3 two freezes of one digest are one; RES-4 what flows on is frozen; RES-5 a change makes it stale', () => {
    const mechanism = of({ rule: 'all' })
    const full = [...base, sheet('b', [80])]
    const once = freezing(derive(mechanism, full), 'result', 1, instant('2019-06-10'))
    const twice = { ...once, id: 'again' as never, known: instant('2019-06-11') }
    const derived = derive(mechanism, [...full, once, twice])
    expect(derived.results[0]).toMatchObject({ frozen: { revision: 1 }, stale: false })
    expect(tableOf(derived, 'result', 'frozen').states).toEqual(['settled', 'settled'])
    const changed = derive(mechanism, [
      ...full,
      once,
      sheet('a', [95], { id: 'new', supersedes: 'sheet-ask-a', known: instant('2019-06-12') }),
    ])
    expect(changed.results[0]).toMatchObject({ stale: true })
    expect(column(tableOf(changed, 'result', 'frozen'), 'score').a).toBe(90)
  })
  it('RES-3, RES-5 rows frozen a moment ago and rows read back from a store are one, before and after a change', () => {
    const mechanism = of({ rule: 'all' })
    const full = [...base, sheet('b', [80])]
    const frozen = freezing(derive(mechanism, full), 'result', 1, instant('2019-06-10'))
    const correction = sheet('a', [95], { id: 'new', supersedes: 'sheet-ask-a', known: instant('2019-06-12') })
    const rounds = [[], [correction]].map((later) =>
      [frozen, structuredClone(frozen)].map((one) => {
        const { results, tables, hash } = derive(mechanism, [...full, one, ...later])
        const { live, stale } = results[0]!
        return { stale, digest: live.digest, rows: live.rows, tables, hash }
      }),
    )
    for (const [kept, read] of rounds) expect(kept).toEqual(read)
    expect(rounds.map(([kept]) => kept!.stale)).toEqual([false, true])
  })
})

describe('review', () => {
  const mechanism = (config: JsonObject) =>
    chain([block('review', { who: { role: 'leader' }, ...config })], ['ask.answered>review'])
  const task = (facts: readonly AnyFact[], config: JsonObject = {}) =>
    derive(mechanism(config), facts).open.find((one) => one.kind === 'judge')
  const judge = (verdict: 'passed' | 'refused', seen: string, row?: string) =>
    fact(
      'judged',
      { verdict, seen },
      { block: 'review', ...(row ? { row } : {}) },
      { by: 'leader-1', known: instant('2019-06-05') },
    )
  it('REV-2 a verdict holds for what was seen, and is void when the row changes', () => {
    const seen = task(base)!.items[0]!
    const passed = derive(mechanism({}), [...base, judge('passed', seen, 'a')])
    expect(stateOf(tableOf(passed, 'review', 'passed'), 'a')).toBe('settled')
    expect(tableOf(passed, 'review', 'refused').keys).toEqual(['b'])
    const changed = derive(mechanism({}), [
      ...base,
      judge('passed', seen, 'a'),
      sheet('a', [1], { id: 'new', supersedes: 'sheet-ask-a', known: instant('2019-06-06') }),
    ])
    expect(stateOf(tableOf(changed, 'review', 'passed'), 'a')).toBe('waiting')
  })
  it('REV-1 整表 signs the digest of the table', () => {
    const full = [...base, sheet('b', [80])]
    const seen = task(full, { scope: 'table' })!.items[0]!
    const refused = derive(mechanism({ scope: 'table' }), [...full, judge('refused', seen)])
    expect(tableOf(refused, 'review', 'refused').states).toEqual(['settled', 'settled'])
  })
  it('REV-4 a person sets a listed cell; cells that are not listed stay', () => {
    const set = (columnId: string) =>
      fact('overridden', { column: columnId, value: '77' }, { block: 'review', row: 'a', item: columnId })
    const derived = derive(mechanism({ amend: ['score'] }), [...base, set('score')])
    expect(column(tableOf(derived, 'review', 'passed'), 'score').a).toBe(77)
    expect(column(tableOf(derive(mechanism({}), [...base, set('score')]), 'review', 'passed'), 'score').a).toBe(90)
  })
})

describe('post and tell', () => {
  const lines = (more: JsonObject) => ({
    lines: [{ column: 'score', account: 'annual-points', ...more }],
    signatory: { role: 'leader' },
  })
  const posting = (more: JsonObject, facts: readonly AnyFact[] = base, config: JsonObject = {}) =>
    derive(chain([block('post', { ...lines(more), ...config })], ['ask.answered>post']), facts)
  it('POST-1 an entry names account, amount and counter-account; EVAL-9 only settled rows post', () => {
    const { effects } = posting({ counter: '年度池' })
    expect(effects).toHaveLength(1)
    expect(effects[0]).toMatchObject({ kind: 'ledger', standing: 'ready', slot: { row: 'a', line: 'entry' } })
    expect(effects[0]!.content).toMatchObject({
      '1.account': 'a/annual-points',
      '1.counter': 'owner/annual-points/年度池',
      '1.amount': { value: 90n },
    })
  })
  it('SHIELD-1 taking points is punitive, except at the own request; POST-3 a net of 0 is no entry', () => {
    expect(posting({ direction: 'debit' }).effects[0]).toMatchObject({ punitive: true, standing: 'held' })
    expect(posting({ direction: 'debit' }, base, { requested: true }).effects[0]).toMatchObject({ punitive: false })
    expect(posting({}, [base[0]!, sheet('a', [0])]).effects).toEqual([])
  })
  it('EFF-2 the digest is the content: the same after an unrelated fact, another when the amount changes', () => {
    const digest = (facts: readonly AnyFact[]) => posting({}, facts).effects[0]!.digest
    expect(digest([...base, sheet('b', [10])])).toBe(digest(base))
    expect(digest([base[0]!, sheet('a', [91])])).not.toBe(digest(base))
  })
  it('POST-2 a refusal comes back as a fact and the row leaves by port refused', () => {
    const refused = fact('acknowledged', { state: 'refused' }, { block: 'post', row: 'a' })
    expect(stateOf(tableOf(posting({}, [...base, refused]), 'post', 'refused'), 'a')).toBe('settled')
  })
  it('TELL-1 the public reads frozen rows only', () => {
    const tell = (audience: string) =>
      derive(chain([block('tell', { audience, signatory: { role: 'leader' } })], ['ask.answered>tell']), base).effects
        .length
    expect([tell('county'), tell('public')]).toEqual([1, 0])
  })
})
