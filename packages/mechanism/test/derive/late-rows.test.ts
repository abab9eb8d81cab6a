import { describe, expect, it } from 'vitest'
import { check, derive, type JsonObject } from '../../src/index.ts'
import { block, fact, findingCodes, instant, opened, pins, stateOf, tableOf, tick } from '../build.ts'
import { asked, cellsOf, score, sheets } from '../chain.ts'
import { past } from '../history/past.ts'

const units = ['a', 'b', 'c'].map((id) => ({ id }))
const start = opened(
  pins(units, { sources: [{ scheme: '', result: 'result', mechanism: 'mechanism', kind: 'month', first: '2019-03' }] }),
)
const after = tick(instant('2019-06-30'))
const heard = sheets({ a: [9000], b: [8000] })
const ranked = (completeness: JsonObject) =>
  asked(
    [score('x')],
    block('rank', { column: 'x', minimum: 1, completeness: { rule: 'due', at: 'final_by', ...completeness } }),
    block('result', { completeness: { rule: 'all' } }),
  )
// c never answers and no silence takes it away: the form has no date of its own.
const open = (completeness: JsonObject) => {
  const drawn = ranked(completeness)
  return {
    ...drawn,
    blocks: drawn.blocks.map((one) => (one.kind === 'ask' ? block('ask', { fields: [score('x')] }) : one)),
  }
}
const frozen = (month: string, rows: { readonly [key: string]: number }) =>
  past(month, Object.fromEntries(Object.entries(rows).map(([key, value]) => [key, [value]])), {
    types: [{ id: 'x', type: 'score', scale: 2 }],
  })
const april = frozen('2019-04', { a: 5000, b: 5000, c: 8500 })

describe('EVAL-6 用上期', () => {
  const rule = { late: 'last', lastResult: 'result' }

  it('EVAL-6 a row still open at the date takes the last frozen value, is ranked by it, and is marked', () => {
    const facts = [start, ...heard, april, after]
    const derived = derive(open(rule), facts)
    expect(cellsOf(derived, 'rank', 'ranked', 'place')).toEqual({ a: 1, b: 3, c: 2 })
    expect(cellsOf(derived, 'rank', 'ranked', 'from_last')).toEqual({ a: 0, b: 0, c: 1 })
    expect(stateOf(tableOf(derived, 'rank', 'ranked'), 'c')).toBe('settled')
    expect(findingCodes(derived)).toContain('cell.last-period')
  })

  it('EVAL-6 the last value is that of the latest period which has one; a voided period has none (CYC-5)', () => {
    const march = frozen('2019-03', { c: 9500 })
    const place = (...facts: Parameters<typeof derive>[1]) =>
      cellsOf(derive(open(rule), [start, ...heard, march, ...facts, after]), 'rank', 'ranked', 'place').c
    expect(place(frozen('2019-04', { a: 5000 }))).toBe(1)
    expect(place(april)).toBe(2)
    expect(place({ ...april, value: { ...april.value, voided: true } } as typeof april)).toBe(1)
  })

  it('EVAL-6 nothing frozen before leaves the row 待定, and the door is asked for the period before', () => {
    const derived = derive(open(rule), [start, ...heard, after])
    expect(cellsOf(derived, 'rank', 'ranked', 'place').c).toBe('?undecided')
    expect(derived.needs.map((need) => need.period)).toContain('2019-04')
  })

  it('EVAL-6 before the date nobody takes a value of the past', () => {
    const derived = derive(open(rule), [start, ...heard, april])
    expect(cellsOf(derived, 'rank', 'ranked', 'place').c).toBe('?undecided')
  })

  it('EVAL-6 a drawing that says 用上期 without a result is refused', () => {
    const codes = (completeness: JsonObject) => check(open(completeness)).map((one) => one.code)
    expect(codes({ late: 'last' })).toContain('check.completeness')
    expect(codes(rule)).not.toContain('check.completeness')
  })
})

describe('EVAL-7 late rows', () => {
  const late = fact(
    'answered',
    { sheet: [9900] },
    { block: 'ask', row: 'c', person: 'inspector-1' },
    { id: 'late', known: instant('2019-06-20') },
  )
  const places = (completeness: JsonObject, more: Parameters<typeof derive>[1] = []) =>
    cellsOf(derive(open(completeness), [start, ...heard, late, ...more, after]), 'rank', 'ranked', 'place')

  it('EVAL-7 what comes after the date is taken in before the freeze, or not at all', () => {
    expect(places({})).toEqual({ a: 2, b: 3, c: 1 })
    expect(places({ afterwards: 'refuse' })).toEqual({ a: 1, b: 2, c: '?undecided' })
  })

  it('EVAL-7, FACT-5 an amendment is as timely as what it amends', () => {
    const amended = fact(
      'answered',
      { sheet: [9950] },
      { block: 'ask', row: 'b', person: 'inspector-1' },
      { id: 'amended', known: instant('2019-06-21'), supersedes: 'sheet-ask-b' },
    )
    expect(places({ afterwards: 'refuse' }, [amended])).toEqual({ a: 2, b: 1, c: '?undecided' })
  })

  it('EVAL-7 a result freezes without the rows it does not take in', () => {
    const drawn = asked(
      [score('x')],
      block('result', { completeness: { rule: 'due', at: 'final_by', afterwards: 'refuse' } }),
    )
    const without = {
      ...drawn,
      blocks: drawn.blocks.map((one) => (one.kind === 'ask' ? block('ask', { fields: [score('x')] }) : one)),
    }
    const [result] = derive(without, [start, ...heard, late, after]).results
    expect(result?.live.rows.keys).toEqual(['a', 'b'])
  })
})
