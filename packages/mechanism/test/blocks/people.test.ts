import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, type FactValues, type JsonObject, windowName } from '../../src/index.ts'
import { block, fact, freezing, instant, opened, pins, tableOf, tick } from '../build.ts'
import { all, amendment, asked, cellsOf, chain, score, sheets } from '../chain.ts'

const units = ['a', 'b', 'c'].map((id) => ({ id }))
const start = opened(pins(units))
const judged = (row: string, verdict: 'passed' | 'refused', seen: string, by = 'office-1', round = 1): AnyFact =>
  fact('judged', { verdict, seen }, { block: 'review', row, person: by, round }, { known: instant('2019-06-04'), by })

describe('ask', () => {
  const form = (config: JsonObject) =>
    chain(
      block('cycle', {
        stages: [
          { id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' },
          { id: 'final_by', label: '最后期限', base: 'end', offset: 10, step: 'workday' },
        ],
      }),
      block('roster'),
      block('ask', { fields: [score('x')], ...config }),
    )
  const stated = (
    person: string,
    value: number,
    day = '2019-06-03',
    more: { supersedes?: string; id?: string } = {},
  ): AnyFact =>
    fact(
      'answered',
      { sheet: [value] },
      { block: 'ask', row: 'a', person },
      { known: instant(day), by: person, ...more },
    )

  it('ASK-2 several assessors: mean, without the extremes, median, or only if they agree; too few is 待定', () => {
    const merged = (merge: string, ...values: readonly number[]) => {
      const config = { assessors: 3, atLeast: 3, merge, due: 'report_by' }
      const facts = values.map((value, at) => stated(`p${at}`, value))
      return cellsOf(derive(form(config), [start, ...facts, tick(instant('2019-07-01'))]), 'ask', 'answered', 'x').a
    }
    expect(merged('mean', 9000, 8000, 7000)).toBe(8000)
    expect(merged('trimmed', 9000, 8000, 1000)).toBe(8000)
    expect(merged('median', 9000, 8500, 1000)).toBe(8500)
    expect(merged('unanimous', 9000, 9000, 9000)).toBe(9000)
    expect(merged('unanimous', 9000, 9000, 8000)).toBe('?undecided')
    expect(merged('mean', 9000, 8000)).toBe('?undecided')
  })

  it('FACT-5 an amendment replaces what it supersedes; ASK-1 when and by whom stands beside', () => {
    const facts = [
      stated('p1', 9000, '2019-06-03', { id: 'first' }),
      stated('p1', 8000, '2019-06-04', { id: 'second', supersedes: 'first' }),
    ]
    const derived = derive(form({}), [start, ...facts])
    expect(cellsOf(derived, 'ask', 'answered', 'x').a).toBe(8000)
    expect(cellsOf(derived, 'ask', 'answered', 'reported_by').a).toBe('p1')
  })

  it('TIME-4 silence at the due date leaves by 未报; what comes in time for 迟报 comes back, still 逾期', () => {
    const config = { due: 'report_by', lateUntil: 'final_by' }
    const silent = derive(form(config), [start, tick(instant('2019-06-08'))])
    expect(tableOf(silent, 'ask', 'silent').keys).toContain('a')
    expect(cellsOf(silent, 'ask', 'silent', 'overdue').a).toBe(1)
    const late = derive(form(config), [start, stated('p1', 9000, '2019-06-11'), tick(instant('2019-06-12'))])
    expect(cellsOf(late, 'ask', 'answered', 'x').a).toBe(9000)
    expect(cellsOf(late, 'ask', 'answered', 'overdue').a).toBe(1)
    const never = derive(form(config), [start, stated('p1', 9000, '2019-06-25'), tick(instant('2019-06-26'))])
    expect(cellsOf(never, 'ask', 'answered', 'x').a).not.toBe(9000)
  })
})

describe('review', () => {
  const reviewed = (config: JsonObject) => asked([score('x')], block('review', { who: { role: 'office' }, ...config }))
  const given = sheets({ a: [9000], b: [8000], c: [7000] })
  const seenOf = (mechanism: ReturnType<typeof reviewed>, facts: readonly AnyFact[], row: string): string =>
    derive(mechanism, facts).open.find((task) => task.kind === 'judge' && task.row === row)?.items[0] ?? ''

  it('REV-1 row by row: passed and refused leave by their own ports, the rest waits', () => {
    const mechanism = reviewed({})
    const facts = [start, ...given]
    const derived = derive(mechanism, [
      ...facts,
      judged('a', 'passed', seenOf(mechanism, facts, 'a')),
      judged('b', 'refused', seenOf(mechanism, facts, 'b')),
    ])
    const settledAt = (port: string) => {
      const table = tableOf(derived, 'review', port)
      return table.keys.filter((_, row) => table.states[row] === 'settled')
    }
    expect([settledAt('passed'), settledAt('refused')]).toEqual([['a'], ['b']])
    expect(derived.open.filter((task) => task.kind === 'judge').map((task) => task.row)).toEqual(['c'])
  })

  it('REV-2 a verdict is void when what was seen has changed', () => {
    const mechanism = reviewed({})
    const facts = [start, ...given]
    const verdict = judged('a', 'passed', seenOf(mechanism, facts, 'a'))
    const changed = amendment('a', [5000], '2019-06-05')
    const rows = (all: readonly AnyFact[]) =>
      derive(mechanism, all)
        .open.filter((task) => task.kind === 'judge')
        .map((task) => task.row)
    expect(rows([...facts, verdict])).toEqual(['b', 'c'])
    expect(rows([...facts, verdict, changed])).toEqual(['a', 'b', 'c'])
  })

  it('REV-3 a refusal sends the row back to its form; after the last round the next level judges', () => {
    const config = { onRefusal: 'return', returnTo: 'ask', maxRounds: 2, escalateTo: { role: 'leader' } }
    const mechanism = reviewed(config)
    const open = (facts: readonly AnyFact[]) =>
      derive(mechanism, facts)
        .open.filter((task) => String(task.row) === 'a')
        .map((task) => `${task.kind} ${task.block} ${task.role}`)
    const facts = [start, ...given]
    facts.push(judged('a', 'refused', seenOf(mechanism, facts, 'a')))
    expect(open(facts)).toEqual(['answer ask '])
    facts.push(amendment('a', [5000], '2019-06-05'))
    expect(open(facts)).toEqual(['judge review office'])
    facts.push(judged('a', 'refused', seenOf(mechanism, facts, 'a'), 'office-1', 2))
    expect(open(facts)).toEqual(['judge review leader'])
    facts.push(judged('a', 'passed', seenOf(mechanism, facts, 'a'), 'leader-1'))
    expect(open(facts)).toEqual([])
    expect(cellsOf(derive(mechanism, facts), 'review', 'passed', 'x').a).toBe(5000)
  })

  it('REV-5 on silence the next level judges, unless the drawing says passed or refused', () => {
    const silent = (onSilence: string) => {
      const mechanism = reviewed({ due: 'final_by', onSilence, escalateTo: { role: 'leader' } })
      const derived = derive(mechanism, [start, ...given, tick(instant('2019-06-25'))])
      const settled = ['passed', 'refused'].filter((port) =>
        tableOf(derived, 'review', port).states.includes('settled'),
      )
      return [...settled, ...new Set(derived.open.map((task) => task.role))]
    }
    expect([silent('escalate'), silent('pass'), silent('refuse')]).toEqual([['leader'], ['passed'], ['refused']])
  })

  it('REV-4 a listed cell may be set by a person, also where the rule was silent', () => {
    const mechanism = reviewed({ amend: ['x'] })
    const value: FactValues['overridden'] = { column: 'x', value: '8800' }
    const set = fact(
      'overridden',
      value,
      { block: 'review', row: 'a', item: 'x' },
      { known: instant('2019-06-04'), by: 'office-1' },
    )
    const open = sheets({ a: ['undecided'], b: [8000], c: [7000] })
    expect(cellsOf(derive(mechanism, [start, ...open, set]), 'review', 'passed', 'x').a).toBe(8800)
  })
})

describe('objection', () => {
  const who = { objector: { at: 'row', role: 'clerk' }, decider: { role: 'arbiter' }, escalateTo: { role: 'leader' } }
  const mechanism = asked(
    [score('x')],
    block('objection', who),
    block('result', { who: { role: 'office' }, completeness: all }),
  )
  const given = [start, ...sheets({ a: [9000], b: [8000], c: [7000] })]
  const noticed = (row: string): AnyFact =>
    fact(
      'noticed',
      { effects: [], deliveredAt: instant('2019-06-04') },
      { block: 'objection', row },
      { known: instant('2019-06-04') },
    )
  const objected = fact(
    'objected',
    { columns: ['x'] },
    { block: 'objection', row: 'a' },
    { id: 'objected', known: instant('2019-06-05'), by: 'clerk-a' },
  )
  const decided = (by: string): AnyFact =>
    fact(
      'decided',
      { outcome: 'rejected' },
      { block: 'objection', row: 'a', item: 'objected' },
      { known: instant('2019-06-10'), by },
    )
  const stateOf = (facts: readonly AnyFact[]) => {
    const table = tableOf(derive(mechanism, facts), 'objection', 'settled')
    return table.states[table.keys.map(String).indexOf('a')]
  }

  it('OBJ-3 the window opens with the notice, never before; OBJ-1 it closes the row when it ends', () => {
    expect(stateOf([...given, tick(instant('2019-08-01'))])).not.toBe('settled')
    expect(stateOf([...given, noticed('a'), tick(instant('2019-06-07', 23))])).not.toBe('settled')
    expect(stateOf([...given, noticed('a'), tick(instant('2019-06-08', 1))])).toBe('settled')
  })

  it('CYC-5 an extension lengthens the windows that are open when it is stated, and reopens none', () => {
    const extended = (day: string, to = '2019-06-13') =>
      fact('extended', { deadline: windowName('objection'), to: instant(to, 0) }, {}, { known: instant(day) })
    const until = (day: string, ...more: AnyFact[]) => stateOf([...given, noticed('a'), ...more, tick(instant(day))])
    expect(until('2019-06-12', extended('2019-06-06'))).not.toBe('settled')
    expect(until('2019-06-13', extended('2019-06-06'))).toBe('settled')
    expect(until('2019-06-12', extended('2019-06-10'))).toBe('settled')
    expect(until('2019-06-07', extended('2019-06-05', '2019-06-06'))).not.toBe('settled')
  })

  it('OBJ-5 an assessor does not decide about his own figures, and silence never rejects', () => {
    const disputed = [...given, noticed('a'), objected]
    expect(stateOf([...disputed, tick(instant('2019-12-01'))])).not.toBe('settled')
    expect(stateOf([...disputed, decided('inspector-1'), tick(instant('2019-06-11'))])).not.toBe('settled')
    expect(stateOf([...disputed, decided('arbiter-1'), tick(instant('2019-06-11'))])).toBe('settled')
  })

  it('RES-3 a result is frozen once it is complete, and RES-5 what differs afterwards makes it stale', () => {
    const facts = [...given, ...['a', 'b', 'c'].map(noticed), tick(instant('2019-06-10'))]
    const before = derive(mechanism, facts)
    expect(before.results[0]).toMatchObject({ complete: true, stale: false })
    const frozen = [...facts, freezing(before, 'result', 1, instant('2019-06-11'))]
    const changed = amendment('a', [5000], '2019-06-12')
    expect(derive(mechanism, frozen).results[0]).toMatchObject({ stale: false, frozen: { revision: 1 } })
    const after = derive(mechanism, [...frozen, changed])
    expect(after.results[0]).toMatchObject({ stale: true })
    expect(cellsOf(after, 'result', 'frozen', 'x').a).toBe(9000)
  })
})
