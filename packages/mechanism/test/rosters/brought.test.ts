import { type Day, epochDayOf, type Instant, type Key, storedId, type UnitId, type WordsId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, check, derive, type FactValues, type JsonObject, type PinnedRegistry } from '../../src/index.ts'
import { block, fact, findingCodes, instant, opened, pins, stateOf, type TestUnit, tableOf, tick } from '../build.ts'
import { cellsOf, chain } from '../chain.ts'
import { past } from '../history/past.ts'

const CYCLE: JsonObject = { stages: [{ id: 'list_by', label: '定名单', base: 'start', offset: 4, step: 'day' }] }
const drawn = (config: JsonObject, cycle: JsonObject = CYCLE) => chain(block('cycle', cycle), block('roster', config))
const rosterOf = (config: JsonObject, facts: readonly AnyFact[], cycle?: JsonObject) => {
  const derived = derive(drawn(config, cycle), facts)
  return { derived, table: tableOf(derived, 'roster', 'rows') }
}
const day = (text: string): string => String(epochDayOf(text as Day))

const units: readonly TestUnit[] = [
  { id: 'a', population: 900 },
  { id: 'b', population: 1000 },
  { id: 'far', parent: 'elsewhere' },
]
const start = opened(pins(units))

describe('a register', () => {
  const permits: PinnedRegistry = {
    id: 'permits',
    kind: 'permit',
    rows: {
      keys: ['p1', 'p2', 'p3', 'p4'] as Key[],
      columns: [
        { id: 'expires', cells: ['2019-05-31', '2019-05-08', '2019-06-09'].map((one) => ({ v: day(one) })) },
        { id: 'grade', cells: [{ v: '1' }, { v: '0' }, { v: '1' }, { v: '1' }] },
      ],
    },
    types: [
      { id: 'expires', type: 'date' },
      { id: 'grade', type: 'count' },
    ],
    units: ['a', 'b', 'a', 'elsewhere'].map((id) => storedId<UnitId>(id)),
  }
  const reads = [
    { id: 'expires', label: '到期日', type: 'date' },
    { id: 'grade', label: '等次', type: 'count' },
  ]
  const config = { source: 'registry', registry: 'permits', subject: 'permit', reads }
  const facts = [opened(pins(units, { period: '2019-05-01', registries: [permits] }))]

  it('ROST-1, ROW-7 its objects are rows with their pinned attributes; ROST-6 those of others are not', () => {
    const { table, derived } = rosterOf(config, facts)
    expect(table.keys).toEqual(['p1', 'p2', 'p3'])
    expect(cellsOf(derived, 'roster', 'rows', 'expires')).toMatchObject({ p1: 18047, p2: 18024 })
    expect(table.complete).toBe(true)
    expect(rosterOf({ ...config, registry: 'other' }, facts).table.keys).toEqual([])
  })

  it('ROST-1 a condition on its columns, and 距到期 so many days, choose among them', () => {
    expect(rosterOf({ ...config, keep: 'grade >= 1' }, facts).table.keys).toEqual(['p1', 'p3'])
    const expiring = { column: 'expires', days: [30, 7, 1] }
    const { table, derived } = rosterOf({ ...config, expiring }, facts)
    expect(table.keys).toEqual(['p1', 'p2'])
    expect(derived.leftOut).toEqual([{ block: 'roster', key: 'p3', reason: 'not-applicable' }])
  })
})

describe('an event', () => {
  const arrived = (keys: readonly string[], id = 'arrived', supersedes?: string): AnyFact =>
    fact(
      'arrived',
      {
        event: 'league-2019-05',
        rows: {
          keys: keys as Key[],
          columns: [{ id: 'score', cells: keys.map((_, at) => ({ v: String(9000 - at) })) }],
          domain: [],
        },
        types: [{ id: 'score', type: 'score', scale: 2 }],
      },
      { block: 'roster' },
      { id, known: instant(supersedes ? '2019-05-04' : '2019-05-03'), ...(supersedes ? { supersedes } : {}) },
    )
  const config = { source: 'event', reads: [{ id: 'score', label: '得分', type: 'score', scale: 2 }] }

  it('ROST-1 what arrived is the roster, with its columns; before that it is empty and provisional', () => {
    expect(rosterOf(config, [start]).table).toMatchObject({ keys: [], complete: false })
    const { table, derived } = rosterOf(config, [start, arrived(['b', 'a', 'far'])])
    expect(table.keys).toEqual(['a', 'b'])
    expect(cellsOf(derived, 'roster', 'rows', 'score')).toEqual({ a: 8999, b: 9000 })
    expect(stateOf(table, 'a')).toBe('settled')
  })

  it('CYC-1 a corrected table takes the place of the first', () => {
    const facts = [start, arrived(['a', 'b']), arrived(['b'], 'again', 'arrived')]
    expect(rosterOf(config, facts).table.keys).toEqual(['b'])
  })

  it('ROST-1 issues that no graph knows stand under the owner', () => {
    expect(rosterOf({ ...config, subject: 'issue' }, [start, arrived(['report-1'])]).table.keys).toEqual(['report-1'])
  })
})

describe('when it is fixed', () => {
  const change = (change: 'add' | 'remove', keys: readonly string[], item: string, reason = true): AnyFact => ({
    ...fact('fixed', { keys: keys as Key[], change } satisfies FactValues['fixed'], { block: 'roster', item }),
    ...(reason ? { reason: storedId<WordsId>('words') } : {}),
  })
  const facts = [start, fact('fixed', { keys: ['a'] as Key[] }, { block: 'roster' }, { known: instant('2019-05-02') })]

  it('ROST-3 on a date: provisional before it, settled from it on', () => {
    const config = { fixedAt: 'deadline', fixedBy: 'list_by' }
    const state = (now: Instant) => stateOf(rosterOf(config, [start, tick(now)]).table, 'a')
    expect([state(instant('2019-05-05')), state(instant('2019-05-06', 0))]).toEqual(['provisional', 'settled'])
    expect(derive(drawn(config), [start]).due.map((one) => one.at)).toEqual([instant('2019-05-06', 0)])
    expect(check(drawn({ fixedAt: 'deadline' })).map((one) => one.code)).toContain('check.roster-date')
  })

  it('ROST-3 afterwards rows come and go only by a signed addition or removal with a reason', () => {
    const keys = (...more: readonly AnyFact[]) => rosterOf({}, [...facts, ...more]).table.keys
    expect(keys(change('add', ['b'], 'one'))).toEqual(['a', 'b'])
    expect(keys(change('add', ['b'], 'one'), change('remove', ['a'], 'two'))).toEqual(['b'])
    expect(keys(change('add', ['b'], 'one', false))).toEqual(['a'])
    const { derived } = rosterOf({}, [...facts, change('add', ['far'], 'one'), change('add', ['b'], 'two', false)])
    expect(findingCodes(derived)).toEqual(['roster.change-unsigned', 'roster.outside-owner'])
    const removed = rosterOf({}, [start, change('remove', ['a'], 'one')])
    expect(removed.table.keys).toEqual(['b'])
    expect(removed.derived.leftOut).toContainEqual({ block: 'roster', key: 'a', reason: 'excluded' })
  })
})

describe('who is chosen', () => {
  it('ROST-1 a condition on the attributes; who does not meet it is left out, with the reason', () => {
    const config = { attributes: { population: true }, keep: 'population >= 1000' }
    const { table, derived } = rosterOf(config, [start])
    expect(table.keys).toEqual(['b'])
    expect(derived.leftOut).toEqual([{ block: 'roster', key: 'a', reason: 'not-applicable' }])
  })

  it('ROST-1 rows of a result of a named period; an unknown one is asked for', () => {
    const results = [{ result: 'result', which: 'period', period: '2018-12' }]
    const config = { source: 'results', results, fixedAt: 'results' }
    const sources = [{ scheme: '', result: 'result', mechanism: 'm', kind: 'month', first: '2018-01' }] as const
    const begun = opened(pins(units, { sources }))
    const { table } = rosterOf(config, [begun, past('2018-12', { b: true }), past('2019-04', { a: true })])
    expect([table.keys, table.complete]).toEqual([['b'], true])
    const unknown = rosterOf(config, [begun, past('2019-04', { a: true })])
    expect(unknown.table.complete).toBe(false)
    expect(unknown.derived.needs.map((need) => need.period)).toEqual(['2018-12'])
  })
})
