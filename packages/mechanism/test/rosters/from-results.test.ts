import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, type JsonObject } from '../../src/index.ts'
import { block, column, fact, instant, opened, pins, stateOf, tableOf, tick } from '../build.ts'
import { chain } from '../chain.ts'
import { past } from '../history/past.ts'

const CYCLE = { stages: [{ id: 'fix_by', label: '定名单', base: 'start', offset: 5, step: 'day' }] }
const UNITS = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const READS = [{ id: 'ok', label: '达标', type: 'flag' }]
const OK = [{ id: 'ok', type: 'flag' }] as const

const rostered = (config: JsonObject, facts: readonly AnyFact[]) =>
  derive(
    chain(block('cycle', CYCLE), block('roster', { source: 'results', reads: READS, fixedAt: 'results', ...config })),
    [opened(pins(UNITS)), ...facts],
  )
const keys = (config: JsonObject, facts: readonly AnyFact[]) => tableOf(rostered(config, facts), 'roster', 'rows').keys

const promised = { combine: 'union', scheme: 'plan', result: 'promise' }
const failed = { combine: 'union', result: 'result', which: 'latest', filter: '!ok' }

describe('a roster out of results', () => {
  it('ROST-1 上月承诺的 ∪ 上次不达标的, each once', () => {
    const facts = [
      past('2019-04', { a: true, b: true }, { scheme: 'plan', result: 'promise' }),
      past('2019-04', { b: false, c: false, d: true }, { types: OK }),
    ]
    expect(keys({ results: [promised, failed] }, facts)).toEqual(['a', 'b', 'c'])
  })

  it('ROST-1 combines in order: all of a level, less those of a result', () => {
    const facts = [past('2019-04', { b: true, c: false }, { types: OK })]
    expect(keys({ source: 'level', results: [{ combine: 'except', result: 'result', filter: 'ok' }] }, facts)).toEqual([
      'a',
      'c',
      'd',
    ])
    expect(keys({ source: 'level', results: [{ combine: 'intersect', result: 'result' }] }, facts)).toEqual(['b', 'c'])
  })

  it('ROST-4 上次 is each subject’s latest period in the domain, not the previous one', () => {
    const facts = [
      past('2019-02', { c: false }, { types: OK }),
      past('2019-03', { a: false }, { types: OK, out: ['b'] }),
      past('2019-04', { a: true }, { types: OK }),
    ]
    expect(keys({ results: [failed] }, facts)).toEqual(['c'])
    expect(keys({ results: [{ ...failed, which: 'previous', filter: '' }] }, facts)).toEqual(['a'])
  })

  it('ROST-3 waits for the results it needs, asks for them, and settles when they are in', () => {
    const config = { results: [promised] }
    const open = rostered(config, [past('2019-03', { a: true }, { scheme: 'plan', result: 'promise' })])
    expect(open.needs).toEqual([
      { block: 'roster', what: 'outcome', scheme: 'plan', result: 'promise', period: '2019-04' },
    ])
    const known = rostered(config, [past('2019-04', { a: true }, { scheme: 'plan', result: 'promise' })])
    expect(stateOf(tableOf(known, 'roster', 'rows'), 'a')).toBe('settled')
  })

  it('ROST-3 on the date it is fixed with what is frozen then; what comes later changes nothing', () => {
    const config = { results: [{ ...promised, which: 'latest' }], fixedAt: 'deadline', fixedBy: 'fix_by' }
    const early = past('2019-03', { a: true }, { scheme: 'plan', result: 'promise', known: instant('2019-05-03') })
    const late = past('2019-04', { b: true }, { scheme: 'plan', result: 'promise', known: instant('2019-05-20') })
    const derived = rostered(config, [early, late, tick(instant('2019-05-21'))])
    expect(tableOf(derived, 'roster', 'rows').keys).toEqual(['a'])
    expect(stateOf(tableOf(derived, 'roster', 'rows'), 'a')).toBe('settled')
  })

  it('ROST-3 a later revision of a result leaves the list as it was fixed', () => {
    const first = past('2019-04', { a: true }, { scheme: 'plan', result: 'promise' })
    const second = past(
      '2019-04',
      { b: true },
      { scheme: 'plan', result: 'promise', revision: 2, known: instant('2019-05-30') },
    )
    expect(keys({ results: [promised] }, [first, second])).toEqual(['a'])
  })

  it('CASE-3 the cases of another mechanism are a roster, fixed by a snapshot', () => {
    const config = { source: 'cases', fixedBy: 'fix_by' }
    const waiting = rostered(config, [tick(instant('2019-05-10'))])
    expect(waiting.needs).toEqual([{ block: 'roster', what: 'snapshot' }])
    const rows = {
      keys: ['case-1' as never], // a key of the test
      columns: [{ id: 'used_days', cells: [{ v: '4' }] }],
      domain: [],
    }
    const listed = rostered(config, [fact('snapshot', { rows }, { block: 'roster' }, { known: instant('2019-05-10') })])
    expect(tableOf(listed, 'roster', 'rows').keyType).toEqual(['case'])
    expect(column(tableOf(listed, 'roster', 'rows'), 'used_days')).toEqual({ 'case-1': 4 })
    expect(column(tableOf(listed, 'roster', 'rows'), 'status')).toEqual({ 'case-1': '?undecided' })
  })
})
