import { describe, expect, it } from 'vitest'
import { type AnyFact, absorb, derive, derived, emptyState } from '../../src/index.ts'
import { block, column, fact, findingCodes, instant, sheet, tableOf, tick } from '../build.ts'
import { drawn, factsOf, field } from './one-block.ts'

const setting = { fields: [field('score')], rows: { a: [90], b: [80] } }
const mechanism = drawn(
  block('score', { items: [{ id: 'score', label: '分', column: 'score' }], column: 'total' }),
  setting,
)
const base = factsOf(setting)
const total = (facts: readonly AnyFact[]) => column(tableOf(derive(mechanism, facts), 'score', 'scored'), 'total').a
const amend = (id: string, value: number, supersedes: string, hour: number): AnyFact =>
  fact(
    'answered',
    { sheet: [value] },
    { block: 'ask', row: 'a' },
    { id, supersedes, known: instant('2019-06-04', hour) },
  )

describe('facts', () => {
  it('FACT-3 the same fact again changes nothing; with another body it is refused and reported', () => {
    const again = derive(mechanism, [...base, structuredClone(base[1]!)])
    expect(again.hash).toBe(derive(mechanism, base).hash)
    expect(findingCodes(again)).toEqual([])
    const other = derive(mechanism, [...base, sheet('a', [10])])
    expect(column(tableOf(other, 'score', 'scored'), 'total').a).toBe(9000)
    expect(findingCodes(other)).toEqual(['fact.body-differs'])
  })
  it('FACT-4 an amendment wins over what it amends, also when it arrives first', () => {
    const first = amend('amend-1', 70, 'sheet-ask-a', 9)
    expect(total([...base, first])).toBe(7000)
    expect(total([first, ...base])).toBe(7000)
  })
  it('FACT-4 amending what is no longer current is kept, not applied, and shown', () => {
    const late = [...base, amend('amend-1', 70, 'sheet-ask-a', 9), amend('amend-2', 60, 'sheet-ask-a', 10)]
    expect(total(late)).toBe(7000)
    expect(findingCodes(derive(mechanism, late))).toEqual(['fact.superseded-not-current'])
  })
  it('FACT-4 a redelivered old fact never wins over its correction', () => {
    expect(total([...base, amend('amend-1', 70, 'sheet-ask-a', 9), structuredClone(base[1]!)])).toBe(7000)
  })
  it('FACT-4 A → B → A again is three facts, and A stands', () => {
    expect(total([...base, amend('amend-1', 70, 'sheet-ask-a', 9), amend('amend-2', 90, 'amend-1', 10)])).toBe(9000)
  })
  it('FACT-5 a withdrawn answer is missing(unreported), not zero', () => {
    const gone = fact(
      'withdrawn',
      {},
      { block: 'ask', row: 'a' },
      { supersedes: 'sheet-ask-a', known: instant('2019-06-05') },
    )
    expect(total([...base, gone])).toBe('?unreported')
  })
  it('EVAL-1 now is the greatest known of all facts, ticks included', () => {
    expect(derive(mechanism, [...base, tick(instant('2019-07-01'))]).now).toBe(instant('2019-07-01'))
  })
  it('EVAL-8 before the cycle is opened, or with a ring or a broken block, nothing throws', () => {
    expect(derive(mechanism, base.slice(1)).open).toEqual([])
    const ring = {
      ...mechanism,
      wires: [...mechanism.wires, { from: { block: 'score', port: 'scored' }, to: { block: 'roster', port: 'in' } }],
    }
    expect(findingCodes(derive(ring, base))).toContain('block.in-ring')
    const broken = {
      ...mechanism,
      blocks: mechanism.blocks.map((one) => (one.kind === 'score' ? { ...one, config: { items: 3 } } : one)),
    }
    expect(findingCodes(derive(broken, base))).toContain('block.unreadable')
  })
  it('law resume: absorbing nothing gives the very same state', () => {
    const state = absorb(emptyState(mechanism), base)
    expect(absorb(state, base)).toBe(state)
    expect(derived(state).hash).toBe(derive(mechanism, base).hash)
  })
})
