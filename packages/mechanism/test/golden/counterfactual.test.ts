import { describe, expect, it } from 'vitest'
import { counterfactual } from '../../src/index.ts'
import { block, opened, pins } from '../build.ts'
import { all, asked, sheets } from '../chain.ts'

const bands = [{ id: 'back', label: '后一', from: 'bottom', size: '1' }]
const mechanism = asked(
  [
    { id: 'litter', label: '暴露垃圾', type: 'count', least: '0', most: '40', required: false },
    { id: 'notes', label: '备注分', type: 'score', scale: 2, least: '0', most: '100', required: false },
  ],
  block('score', {
    base: '100',
    items: [{ id: 'litter', label: '暴露垃圾', method: 'deduct', column: 'litter', each: '2' }],
  }),
  block('rank', { completeness: all, bands }),
)
// 100 − 2 × 3 = 94, 100 − 2 × 5 = 90, 100 − 2 × 8 = 84: c is last, b stands 3 cases away from it.
const facts = [opened(pins([{ id: 'a' }, { id: 'b' }, { id: 'c' }])), ...sheets({ a: [3, 0], b: [5, 0], c: [8, 0] })]
const asking = (row: string, column: string) =>
  counterfactual(mechanism, facts, { block: 'rank', port: 'ranked', row, column })!

describe('counterfactual', () => {
  it('TRACE-3 the last place is left with two cases less than the one before, not before', () => {
    const { outcome, turns } = asking('c', 'place')
    expect(outcome).toBe('3')
    // At 5 cases c ties with b at place 2.
    expect(turns).toMatchObject([{ label: '暴露垃圾', from: '8', to: '5', outcome: '2' }])
  })
  it('TRACE-3 of two directions the nearer one is named', () => {
    // b leaves place 2 with 3 cases (ties with a at place 1) or with 9 (place 3): two away against four.
    expect(asking('b', 'place').turns).toMatchObject([{ from: '5', to: '3', outcome: '1' }])
  })
  it('TRACE-3 a band turns at its edge, ties at the edge included', () => {
    // 后一 with ties 全入: b joins it at 8 cases.
    expect(asking('b', 'back').turns).toMatchObject([{ from: '5', to: '8' }])
  })
  it('TRACE-3 what changes nothing is named, and what was not tried is counted', () => {
    const low = asked(
      [
        { id: 'litter', label: '暴露垃圾', type: 'count', unit: '处', least: '0', most: '40', required: false },
        { id: 'sewage', label: '污水横流', type: 'count', unit: '处', least: '0', most: '5', required: false },
      ],
      block('compute', { columns: [{ id: 'bad', label: '脏乱', type: 'flag', formula: 'litter + sewage >= 10' }] }),
    )
    const month = [opened(pins([{ id: 'a' }])), ...sheets({ a: [3, 0] })]
    const cell = { block: 'compute', port: 'rows', row: 'a', column: 'bad' }
    expect(counterfactual(low, month, cell)).toMatchObject({
      label: '脏乱',
      outcome: '否',
      turns: [{ row: 'a', label: '暴露垃圾', unit: '处', from: '3', to: '10', outcome: '是' }],
      idle: [{ row: 'a', label: '污水横流' }],
      untried: 0,
    })
    expect(counterfactual(low, month, cell, 1)).toMatchObject({ turns: [{ field: 'litter' }], idle: [], untried: 1 })
  })
  it('TRACE-3 what is not read by the cell is no input of it, and a cell that does not exist has no answer', () => {
    expect(asking('c', 'place').turns.map(({ field }) => field)).toEqual(['litter'])
    expect(
      counterfactual(mechanism, facts, { block: 'rank', port: 'ranked', row: 'x', column: 'place' }),
    ).toBeUndefined()
  })
  it('TRACE-3 what is changed and derived again gives the outcome that was said', () => {
    const said = asking('c', 'place').turns[0]!
    const again = [facts[0]!, ...sheets({ a: [3, 0], b: [5, 0], c: [Number(said.to), 0] })]
    expect(
      counterfactual(mechanism, again, { block: 'rank', port: 'ranked', row: 'c', column: 'place' })!.outcome,
    ).toBe(said.outcome)
  })
})
