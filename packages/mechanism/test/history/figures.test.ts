import type { PersonId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { derive, explain, type JsonObject } from '../../src/index.ts'
import { block, column, fact, findingCodes, instant, opened, pins, stateOf, tableOf } from '../build.ts'
import { chain, sheets } from '../chain.ts'
import { counted, counting, figure, times } from './counted.ts'
import { past } from './past.ts'

const MARK: JsonObject = { id: 'mark', label: '得分', type: 'score', scale: 1 }
const MARKS = [{ id: 'mark', type: 'score', scale: 1 }] as const
const mark = (across: string, more: JsonObject = {}): JsonObject => ({
  id: 'value',
  label: '历史值',
  type: 'score',
  scale: 2,
  value: 'mark',
  across,
  ...more,
})
/** Marks of months before; this month is not reckoned. */
const over = (figures: JsonObject, more: JsonObject = {}): JsonObject => ({
  reads: [MARK],
  hit: '',
  current: 'none',
  figures: [figures],
  ...more,
})
const months = [
  past('2019-02', { v1: [900] }, { types: MARKS }),
  past('2019-03', { v1: [null] }, { types: MARKS }),
  past('2019-04', { v1: [801] }, { types: MARKS }),
]

describe('figures over frozen periods', () => {
  it('HIST-3 跨期: sum, mean, best, worst, first, last, 期数 and 缺期', () => {
    const of = (across: string) => figure(counted(over(mark(across)), months), 'value')
    expect(of('sum')).toBe(17010)
    expect(of('mean')).toBe(8505)
    expect(of('best')).toBe(9000)
    expect(of('worst')).toBe(8010)
    expect(of('first')).toBe(9000)
    expect(of('last')).toBe(8010)
    const periods = counted(over(mark('periods')), [...months, past('2019-01', {}, { types: MARKS })])
    expect(figure(periods, 'value')).toBe(3)
    const gaps = counted(over(mark('gaps')), [...months, past('2019-01', {}, { types: MARKS })])
    expect(figure(gaps, 'value')).toBe(1)
  })

  it('HIST-3 期内: the rows of one period become one value before periods are reckoned', () => {
    const units = [
      { id: 'a', parent: 't1' },
      { id: 'b', parent: 't1' },
      { id: 't1', kind: 'township' },
    ]
    const facts = [past('2019-04', { a: [900], b: [800] }, { types: MARKS })]
    const of = (within: string, across = 'last') => {
      const config = over(mark(across), { match: 'relation', relation: 'belongs-to', towards: 'source', within })
      const mechanism = counting(config)
      const township = {
        ...mechanism,
        blocks: mechanism.blocks.map((one) => (one.kind === 'roster' ? block('roster', { subject: 'township' }) : one)),
      }
      const derived = derive(township, [opened(pins(units)), ...sheets({ t1: [1, 0], owner: [0, 0] }), ...facts])
      return figure(derived, 'value', 't1')
    }
    expect(of('mean')).toBe(8500)
    expect(of('sum')).toBe(17000)
    expect(of('min')).toBe(8000)
    expect(of('max')).toBe(9000)
    expect(of('count')).toBe(200)
    expect(of('first')).toBe('a')
    expect(of('last')).toBe('b')
    expect(of('sole')).toBe('?undecided')
  })

  it('HIST-2 rows answer by named columns, and only those the filter keeps', () => {
    const types = [
      { id: 'mark', type: 'score', scale: 1 },
      { id: 'who', type: 'score', scale: 2 },
    ] as const
    const facts = [past('2019-04', { x: [900, 700], y: [800, 600], z: [700, 600] }, { types })]
    const reads = [MARK, { id: 'who', label: '谁', type: 'score', scale: 2 }]
    const config = (filter: string) =>
      over(mark('last'), { reads, match: 'columns', pairs: [{ own: 'mark', theirs: 'who' }], within: 'sum', filter })
    expect(figure(counted(config(''), facts, { v1: [0, 600] }), 'value')).toBe(15000)
    expect(figure(counted(config('mark > 75'), facts, { v1: [0, 600] }), 'value')).toBe(8000)
  })

  it('HIST-10 the divisor of a mean is stated, and so is how many periods it needs', () => {
    const of = (more: JsonObject) => figure(counted(over(mark('mean', more)), months), 'value')
    expect(of({ divisor: 'due' })).toBe(5670)
    expect(of({ divisor: 'fixed', fixed: 10 })).toBe(1701)
    expect(of({ atLeast: 2 })).toBe(8505)
    expect(of({ atLeast: 3 })).toBe('?undecided')
  })

  it('HIST-4 含本期 takes the figure of this period from the arriving row', () => {
    const config = over(mark('mean', { currentValue: 'mark' }), { current: 'row' })
    expect(figure(counted(config, months, { v1: [0, 7000] }), 'value')).toBe(8003)
  })

  it('HIST-6 次数 >= k is true if certain, false if impossible, else missing', () => {
    const mechanism = counting({ figures: [times('streak')], gap: 'pending' })
    const flags = [1, 2, 4].map((k) => ({ id: `at_least_${k}`, label: `${k}`, type: 'flag', formula: `times >= ${k}` }))
    const drawn = chain(...mechanism.blocks, block('compute', { columns: flags }))
    const facts = [past('2019-03', { v1: true }), past('2019-04', {}), past('2019-02', { v1: false })]
    const derived = derive(drawn, [opened(pins([{ id: 'v1' }])), ...sheets({ v1: [1, 0] }), ...facts])
    const of = (k: number) => column(tableOf(derived, 'compute', 'rows'), `at_least_${k}`).v1
    expect([of(1), of(2), of(4)]).toEqual([1, '?undecided', 0])
  })

  it('HIST-1 an account is read by a balance fact, and waited for', () => {
    const config = { source: 'account', account: 'annual-points' }
    expect(counted(config, []).needs).toEqual([{ block: 'history', what: 'balance', row: 'v1' }])
    const balance = fact('balance', { balance: '150', sum: '250', count: 3 }, { block: 'history', row: 'v1' })
    const derived = counted(config, [balance])
    expect([figure(derived, 'balance'), figure(derived, 'booked'), figure(derived, 'entries')]).toEqual([150, 250, 3])
    expect(stateOf(tableOf(derived, 'history', 'rows'), 'v1')).toBe('settled')
  })

  it('HIST-13 期初 stands before the first own period, and takes two signatures', () => {
    const start = (second: string) =>
      fact(
        'initial',
        { asOf: '2019-03', value: '4', second: second as PersonId },
        { block: 'history', row: 'v1', item: 'times' },
        { by: 'office-1' },
      )
    const facts = [past('2019-03', { v1: true }), past('2019-04', { v1: true })]
    expect(figure(counted({}, [...facts, start('office-2')]))).toBe(6)
    expect(figure(counted({}, [...facts, start('office-1')]))).toBe(3)
    const broken = [past('2019-03', { v1: true }), past('2019-04', { v1: false })]
    expect(figure(counted({ figures: [times('streak')] }, [...broken, start('office-2')]))).toBe(1)
  })

  it('HIST-11 a merger takes the greater, adds up, begins anew, or waits for a person', () => {
    const relations = ['a', 'b'].map((source) => ({ kind: 'merged-into', source, target: 'v1' }))
    const facts = [
      past('2019-02', { a: true, b: true }),
      past('2019-03', { a: true, b: false }),
      past('2019-04', { v1: true }),
    ]
    const of = (merged: string) => counted({ merged }, facts, undefined, { relations })
    expect(figure(of('max'))).toBe(4)
    expect(figure(of('sum'))).toBe(5)
    expect(figure(of('zero'))).toBe(2)
    expect(figure(of('person'))).toBe('?undecided')
    expect(findingCodes(of('person'))).toContain('history.merged')
    const stated = fact(
      'initial',
      { asOf: '2019-03', value: '1', second: 'office-2' as PersonId },
      { block: 'history', row: 'v1', item: 'times' },
      { by: 'office-1' },
    )
    expect(figure(counted({}, [...facts, stated], undefined, { relations }))).toBe(3)
  })

  it('HIST-11 after a split each inherits, or begins anew', () => {
    const relations = [{ kind: 'split-into', source: 'a', target: 'v1' }]
    const facts = [past('2019-03', { a: true }), past('2019-04', { v1: true })]
    expect(figure(counted({ split: 'inherit' }, facts, undefined, { relations }))).toBe(3)
    expect(figure(counted({ split: 'zero' }, facts, undefined, { relations }))).toBe(2)
  })

  it('CYC-2 events are ordered by when they happened, and each is a period', () => {
    const sources = [{ scheme: 'league', result: 'result', mechanism: 'm', kind: 'event' }] as const
    const event = (id: string, day: string, hit: boolean) =>
      past(id, { v1: hit }, { scheme: 'league', at: instant(day), known: instant('2019-05-30') })
    const facts = [event('e3', '2019-05-20', true), event('e1', '2019-05-02', false), event('e2', '2019-05-10', true)]
    const config = { scheme: 'league', current: 'none', figures: [times('streak')] }
    expect(figure(counted(config, facts, undefined, { pins: { sources } }))).toBe(2)
    const later = event('e4', '2019-06-02', false)
    expect(figure(counted(config, [...facts, later], undefined, { pins: { sources } }))).toBe(2)
  })

  it('HIST-1 a column of another type is not read as the declared one', () => {
    const facts = [past('2019-04', { v1: [900] }, { types: [{ id: 'mark', type: 'money', scale: 2 }] })]
    expect(figure(counted(over(mark('last')), facts), 'value')).toBe('?undecided')
  })

  it('law trace: a count shows each period and the facts behind it', () => {
    const facts = [opened(pins([{ id: 'v1' }])), ...sheets({ v1: [1, 0] }), past('2019-04', { v1: true })]
    const why = explain(counting({}), facts, { block: 'history', port: 'rows', row: 'v1', column: 'times' })
    expect(why?.parts.map(({ label, text }) => `${label} ${text}`)).toEqual(['2019-04 命中', '2019-05 命中'])
    expect(why?.facts.map(({ id }) => id)).toEqual(['outcome--result-2019-04-1'])
    expect(why?.inputs.map((input) => input.column)).toEqual(['back'])
  })
})
