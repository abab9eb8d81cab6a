import { describe, expect, it } from 'vitest'
import { check, derive, type JsonObject, type Pins } from '../../src/index.ts'
import { block, column, opened, pins, type TestUnit, tableOf } from '../build.ts'
import { chain, sheets } from '../chain.ts'

const FIELDS: readonly JsonObject[] = [
  { id: 'x', label: '得分', type: 'score', scale: 0 },
  {
    id: 'kind',
    label: '问题',
    type: 'choice',
    required: false,
    options: [
      { id: 'waste', label: '垃圾' },
      { id: 'car', label: '僵尸车' },
    ],
  },
]
const UNITS: readonly TestUnit[] = [
  { id: 'a' },
  { id: 'b' },
  { id: 'c' },
  { id: 'office', kind: 'department' },
  { id: 'bureau', kind: 'department' },
]
/** Villages are in the care of people; those are attached to departments. */
const RELATIONS: Pins['graph']['relations'] = [
  { kind: 'area-duty', source: 'li', target: 'a' },
  { kind: 'area-duty', source: 'wang', target: 'b', share: '0.5' },
  { kind: 'area-duty', source: 'li', target: 'b', share: '0.5' },
  { kind: 'attached', source: 'li', target: 'office', share: '0.6' },
  { kind: 'attached', source: 'li', target: 'bureau', share: '0.4' },
  { kind: 'attached', source: 'wang', target: 'bureau' },
  { kind: 'attached', source: 'owner', target: 'office' },
]
const GIVEN = { a: [90, 0], b: [80, 1], c: [70, 'unreported'] } as const

const drawing = (config: JsonObject) =>
  chain(block('cycle'), block('roster'), block('ask', { fields: FIELDS }), block('regroup', config))
const regrouped = (config: JsonObject) =>
  derive(drawing(config), [opened(pins(UNITS, {}, RELATIONS)), ...sheets(GIVEN)])
const rows = (config: JsonObject) => tableOf(regrouped(config), 'regroup', 'rows')

const WAY: JsonObject = {
  via: [{ relation: 'area-duty', towards: 'source' }],
  relation: 'attached',
  towards: 'target',
  target: 'department',
}

describe('换口径 over several steps', () => {
  it('REGR-1 村 → 包干领导 → 挂钩单位: shares multiply along a way and add up where ways meet', () => {
    const table = rows({
      ...WAY,
      aggregates: [
        { id: 'n', label: '个数', operation: 'count' },
        { id: 'sum', label: '合计', operation: 'sum', column: 'x', scale: 1 },
      ],
    })
    expect(column(table, 'n')).toEqual({ bureau: 2, office: 2 })
    expect(column(table, 'members')).toEqual({ bureau: 'a,b', office: 'a,b' })
    // 0.4 × 90 + (0.5 × 0.4 + 0.5) × 80, and 0.6 × 90 + 0.5 × 0.6 × 80.
    expect(column(table, 'sum')).toEqual({ bureau: 920, office: 780 })
  })

  it('REGR-3 who is in nobody’s care leaves by 无归属', () => {
    expect(tableOf(regrouped(WAY), 'regroup', 'unassigned').keys).toEqual(['c'])
  })

  it('REGR-1 a step may be bound to a level', () => {
    const up = (level: string) => ({
      via: [{ relation: 'belongs-to', level }],
      relation: 'attached',
      target: 'department',
      aggregates: [],
    })
    expect(rows(up('township')).keys).toEqual(['office'])
    expect(rows(up('county')).keys).toEqual([])
  })

  it('REGR-2 集合: every value once, by its id; a missing one leaves it open unless stated', () => {
    const set = (missing: string) => [{ id: 'kinds', label: '问题种类', operation: 'set', column: 'kind', missing }]
    const all: JsonObject = { relation: 'belongs-to', target: 'township' }
    expect(column(rows({ ...all, aggregates: set('present') }), 'kinds')).toEqual({ owner: 'car,waste' })
    expect(column(rows({ ...all, aggregates: set('pending') }), 'kinds')).toEqual({ owner: '?undecided' })
  })

  it('VAL-6 a sum of options, or a set of figures, is named', () => {
    const said = (operation: string, of: string) =>
      check(drawing({ relation: 'belongs-to', aggregates: [{ id: 'k', label: '列', operation, column: of }] })).map(
        (one) => one.code,
      )
    expect(said('sum', 'kind')).toContain('check.regroup-operation')
    expect(said('set', 'x')).toContain('check.regroup-operation')
    expect(said('set', 'kind')).not.toContain('check.regroup-operation')
    expect(said('mean', 'x')).not.toContain('check.regroup-operation')
  })
})
