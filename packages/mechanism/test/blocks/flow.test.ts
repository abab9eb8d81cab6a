import { describe, expect, it } from 'vitest'
import { check, derive, type JsonObject, type Mechanism } from '../../src/index.ts'
import { block, findingCodes, opened, pins, tableOf } from '../build.ts'
import { asked, cellsOf, type Given, outcome, score, sheets } from '../chain.ts'

const FLAG: JsonObject = { id: 'known', label: '已知', type: 'flag', required: false }
const branched = (config: JsonObject, given: Given) => {
  const derived = outcome(asked([score('x'), FLAG], block('branch', config)), given)
  return (port: string) => tableOf(derived, 'branch', port)
}
/** EVAL-3: an open row is expected everywhere, so only settled rows have gone their way. */
const gone = (table: ReturnType<ReturnType<typeof branched>>) =>
  table.keys.filter((_, row) => table.states[row] === 'settled')
const CASES = [
  { id: 'high', label: '高', when: 'x >= 90' },
  { id: 'known_one', label: '已知', when: 'known' },
]

describe('branch', () => {
  const given: Given = {
    a: [9500, 1],
    b: [8000, 1],
    c: [8000, 0],
    d: [8000, 'unreported'],
    e: [8000, 'not-applicable'],
  }

  it('BR-1 first: to the first true case; an open one met before it leaves the row open; else 其余', () => {
    const port = branched({ cases: CASES }, given)
    expect(gone(port('high'))).toEqual(['a'])
    expect(gone(port('known_one'))).toEqual(['b'])
    expect(gone(port('else'))).toEqual(['c', 'e'])
    expect(port('open').keys).toEqual(['d'])
  })

  it('BR-1 all: to every true case', () => {
    const port = branched({ mode: 'all', cases: CASES }, given)
    expect(gone(port('high'))).toEqual(['a'])
    expect(gone(port('known_one'))).toEqual(['a', 'b'])
  })

  it('BR-2 待定 and 其余 are ports that must lead somewhere', () => {
    const codes = check(asked([score('x'), FLAG], block('branch', { cases: CASES })))
    expect(
      codes.filter((one) => one.code === 'check.dead-end' && one.block === 'branch').map((one) => one.port),
    ).toEqual(['high', 'known_one', 'else', 'open'])
  })
})

describe('compute', () => {
  const computed = (columns: readonly JsonObject[], ...values: Given[string]) => {
    const derived = outcome(asked([score('x'), score('y')], block('compute', { columns })), { a: values })
    return { derived, cell: (id: string) => cellsOf(derived, 'compute', 'rows', id).a }
  }
  const table = (hit: string, more: JsonObject = {}): JsonObject => ({
    id: 'out',
    label: '结果',
    how: 'table',
    hit,
    table: [
      { when: 'x >= 60', value: '1' },
      { when: 'y >= 60', value: '3' },
    ],
    ...more,
  })

  it('COMP-1 columns stand in order and each sees the earlier ones', () => {
    const columns = [
      { id: 'sum', label: '和', formula: 'x + y' },
      { id: 'half', label: '半', formula: 'sum / 2' },
    ]
    expect(computed(columns, 9000, 8000).cell('half')).toBe(8500)
  })

  it('COMP-1 a decision table takes the first, the sum, the highest or the lowest', () => {
    const hits = ['first', 'sum', 'max', 'min'].map((hit) => computed([table(hit)], 9000, 8000).cell('out'))
    expect(hits).toEqual([100, 400, 300, 100])
  })

  it('COMP-1 no hit is 待定 unless stated; a missing condition before a true one is 待定', () => {
    expect(computed([table('first')], 0, 0).cell('out')).toBe('?undecided')
    expect(computed([table('first', { otherwise: 'value', otherwiseValue: '7' })], 0, 0).cell('out')).toBe(700)
    expect(computed([table('first', { otherwise: 'not-applicable' })], 0, 0).cell('out')).toBe('?not-applicable')
    expect(computed([table('first')], 'unreported', 8000).cell('out')).toMatch(/^\?/)
  })

  it('EVAL-8 a division by nothing is 待定 with a finding, and nothing throws', () => {
    const { derived, cell } = computed([{ id: 'out', label: '比', formula: 'x / y' }], 9000, 0)
    expect(cell('out')).toBe('?undecided')
    expect(findingCodes(derived).length).toBeGreaterThan(0)
  })

  it('NUM-2 a column is rounded when it is written; NUM-6 one without a scale is not', () => {
    const columns = [
      { id: 'exact', label: '精确', type: 'number', scale: -1, formula: 'x / 3' },
      { id: 'third', label: '三分之一', scale: 2, formula: 'x / 3' },
      { id: 'thrice', label: '三倍', scale: 2, formula: 'third * 3' },
      { id: 'back', label: '还原', scale: 2, formula: 'number(exact) * 3' },
    ]
    const { cell } = computed(columns, 10_000, 0)
    expect([cell('third'), cell('thrice'), cell('back')]).toEqual([3333, 9999, 10_000])
  })
})

describe('rounding', () => {
  it('NUM-6 每步舍入 gives every 分 and % column the mechanism’s places; 最后舍入 leaves them exact', () => {
    const columns = [
      { id: 'third', label: '三分之一', scale: -1, formula: 'x / 3' },
      { id: 'thrice', label: '三倍', scale: -1, formula: 'third * 3' },
      { id: 'rate', label: '率', type: 'percent', scale: -1, formula: 'x / y' },
    ]
    const drawn = asked([score('x'), score('y')], block('compute', { columns }))
    const at = (rounding: Mechanism['rounding'], id: string) =>
      cellsOf(outcome({ ...drawn, rounding }, { a: [10_000, 30_000] }), 'compute', 'rows', id).a
    expect(at({ mode: 'each-step', rule: 'half-up' }, 'third')).toBe(3333)
    expect(at({ mode: 'each-step', rule: 'half-up' }, 'thrice')).toBe(9999)
    expect(at({ mode: 'each-step', rule: 'up', scale: 1 }, 'third')).toBe(334)
    expect(at({ mode: 'each-step', rule: 'half-up', scale: 1 }, 'rate')).toBe(333)
    expect(at({ mode: 'at-end', rule: 'half-up', scale: 1 }, 'third')).toBeGreaterThan(3e21)
  })
})

describe('regroup', () => {
  const regrouped = (aggregates: readonly JsonObject[], given: Given, more: JsonObject = {}) => {
    const units = [
      { id: 't1', kind: 'township' },
      { id: 't2', kind: 'township' },
      ...['a', 'b', 'c'].map((id) => ({ id, parent: id === 'c' ? 't2' : 't1' })),
    ]
    const mechanism = asked([score('x'), score('y')], block('regroup', { aggregates, ...more }))
    const pinned = pins(units)
    const graph = {
      ...pinned.graph,
      units: pinned.graph.units.map((unit) => (unit.id === pinned.owner ? { ...unit, kind: 'county' } : unit)),
    }
    return derive(mechanism, [opened({ ...pinned, graph }), ...sheets(given)])
  }
  const aggregate = (operation: string, more: JsonObject = {}): JsonObject => ({
    id: operation.replace('-', '_'),
    label: operation,
    operation,
    column: 'x',
    ...more,
  })
  const given: Given = { a: [9000, 300], b: [8000, 100], c: [7000, 'unreported'] }

  it('REGR-1 village to township along the tree, one row per target', () => {
    const table = tableOf(regrouped([aggregate('mean')], given), 'regroup', 'rows')
    expect(table.keyType).toEqual(['township'])
    expect(table.keys).toEqual(['t1', 't2'])
  })

  it('REGR-2 count, sum, mean, weighted mean, share, highest, lowest, first and last', () => {
    const derived = regrouped(
      [
        aggregate('count'),
        aggregate('sum', { scale: 2 }),
        aggregate('mean', { scale: 2 }),
        aggregate('weighted-mean', { scale: 2, weight: 'y' }),
        aggregate('max'),
        aggregate('min'),
        aggregate('first'),
        aggregate('last'),
      ],
      given,
    )
    const of = (id: string) => cellsOf(derived, 'regroup', 'rows', id).t1
    expect(['count', 'sum', 'mean', 'weighted_mean', 'max', 'min', 'first', 'last'].map(of)).toEqual([
      2,
      17_000,
      8500,
      8750,
      9000,
      8000,
      'a',
      'b',
    ])
    expect(of('members')).toBe('a,b')
  })

  it('VAL-5 an aggregate never skips silently: 待定 unless stated, else the present ones, or zero', () => {
    const lacking: Given = { a: [9000, 0], b: ['unsampled', 0], c: [7000, 0] }
    const mean = (missing: string, more: JsonObject = {}) =>
      cellsOf(regrouped([aggregate('mean', { scale: 2, missing, ...more })], lacking), 'regroup', 'rows', 'mean').t1
    expect(mean('pending')).toMatch(/^\?/)
    expect(mean('present')).toBe(9000)
    expect(mean('present', { atLeast: 2 })).toMatch(/^\?/)
    expect(mean('zero')).toBe(4500)
  })

  it('REGR-3 a row without a target leaves by 无归属; a target without members appears only if asked for', () => {
    const alone = regrouped([aggregate('mean')], given, {
      target: 'contractor',
      relation: 'area-duty',
      towards: 'source',
    })
    expect(tableOf(alone, 'regroup', 'unassigned').keys).toEqual(['a', 'b', 'c'])
    expect(tableOf(alone, 'regroup', 'rows').keys).toEqual([])
  })

  it('REGR-4 a group waits for its own members only', () => {
    const table = tableOf(regrouped([aggregate('mean')], { a: [9000, 0], c: [7000, 0] }), 'regroup', 'rows')
    expect([table.states[table.keys.indexOf(table.keys[0]!)], table.states[1]]).toEqual(['provisional', 'settled'])
  })
})
