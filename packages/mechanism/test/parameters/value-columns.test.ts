import type { Key, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type Mechanism, pinnedRegistry, registersRead, unitValue, valueColumns } from '../../src/index.ts'
import { block } from '../build.ts'
import { chain } from '../chain.ts'

const reads = [
  { id: 'match', label: '配套比例', type: 'percent', fallback: '50%' },
  { id: 'prize', label: '奖金', type: 'money', fallback: '1000' },
  { id: 'note', label: '备注', type: 'count' },
]
const values = {
  ...block('roster', { source: 'registry', registry: 'township-values', subject: 'township', reads }),
  id: 'values',
}
const drawn: Mechanism = {
  ...chain(block('cycle'), values),
  parameters: [
    {
      ...{ id: 'match', label: '配套比例', block: 'values', path: ['reads', 'match', 'fallback'] },
      ...{ mode: 'range', least: '30', most: '70', note: '县财政只兜到七成。' },
    },
    { id: 'prize', label: '奖金', block: 'values', path: ['reads', 1, 'fallback'], mode: 'free' },
  ],
}

describe('PARAM-6 values that each unit sets for itself', () => {
  it('PARAM-6 each column has what it falls back to, its mark and its bounds', () => {
    expect(
      valueColumns(drawn, 'township-values').map(({ column, fallback, parameter, bounds }) => [
        ...[column.id, fallback, parameter?.mode, bounds],
      ]),
    ).toEqual([
      ['match', '50%', 'range', '在 30 到 70 %之间'],
      ['prize', '1000', 'free', ''],
      ['note', '', undefined, ''],
    ])
    expect(valueColumns(drawn, 'other')).toEqual([])
  })

  it('PARAM-6 a value is kept within its bounds; what is not open, no figure or out of bounds says why', () => {
    const [match, prize, note] = valueColumns(drawn, 'township-values')
    const told = (column: typeof match, text: string) => {
      const value = unitValue(column!, text)
      return value.ok ? value.value : value.fault
    }
    expect([told(match, '70'), told(match, '30%'), told(prize, '0.5')]).toEqual(['70%', '30%', '0.5'])
    expect(told(match, '71')).toBe('须在 30 到 70 %之间：县财政只兜到七成。')
    expect(told(prize, '一千')).toContain('要写十进制的数')
    expect(told(note, '1')).toBe('上级没有开放这一项。')
  })

  it('PIN-1 PARAM-6 what a unit did not state is pinned as its fallback, without one it is missing', () => {
    const [read] = registersRead(drawn)
    const unit = 'u' as UnitId
    const pinned = pinnedRegistry(read!, [
      { key: 'a' as Key, unit, texts: { match: '30%' } },
      { key: 'b' as Key, unit, texts: {} },
    ])
    const cells = Object.fromEntries(pinned.rows.columns.map((one) => [one.id, 'cells' in one ? one.cells : []]))
    expect(cells.prize).toEqual([{ v: '100000' }, { v: '100000' }])
    expect(cells.match?.[0]).not.toEqual(cells.match?.[1])
    expect(cells.note).toEqual([{ m: 'unreported' }, { m: 'unreported' }])
  })
})
