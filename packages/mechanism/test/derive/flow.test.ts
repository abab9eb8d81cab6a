import { packMissing } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { block, column, findingCodes, tableOf } from '../build.ts'
import { deriveOne, field } from './one-block.ts'

const FIELDS = [field('x'), field('y', { type: 'count' })]

describe('branch', () => {
  const ports = (config: JsonObject, x: number | undefined) => {
    const derived = deriveOne(block('branch', config), { fields: FIELDS, rows: { v: [x, 1] } })
    return Object.entries(derived.tables.branch!).flatMap(([port, table]) =>
      table.keys.map((_, row) => `${port}:${table.states[row]}`),
    )
  }
  const cases = [
    { id: 'high', label: '高', when: 'x >= 90' },
    { id: 'fair', label: '中', when: 'x >= 60' },
  ]
  it('BR-1 首个 goes to the first true case, 全部 to all that hold, else 其余', () => {
    expect(ports({ cases }, 95)).toEqual(['high:settled'])
    expect(ports({ cases, mode: 'all' }, 95)).toEqual(['high:settled', 'fair:settled'])
    expect(ports({ cases }, 30)).toEqual(['else:settled'])
  })
  it('BR-1 missing as not reported is open and expected on every port; as not applicable it does not hold', () => {
    expect(ports({ cases }, undefined)).toEqual(['high:waiting', 'fair:waiting', 'else:waiting', 'open:settled'])
    expect(ports({ cases }, packMissing('not-applicable'))).toEqual(['else:settled'])
  })
  it('BR-1 首个: an open case before a true one leaves the row open', () => {
    const config = {
      cases: [
        { id: 'first', label: '一', when: 'x > 1' },
        { id: 'second', label: '二', when: 'y == 1' },
      ],
    }
    expect(ports(config, undefined)).toContain('open:settled')
    expect(ports({ ...config, mode: 'all' }, undefined)).toEqual(['second:settled'])
  })
})

describe('compute', () => {
  const of = (columns: readonly JsonObject[], values: readonly (number | undefined)[]) => {
    const derived = deriveOne(block('compute', { columns: [...columns] }), { fields: FIELDS, rows: { v: values } })
    return { derived, value: (id: string) => column(tableOf(derived, 'compute', 'rows'), id).v }
  }
  it('COMP-1 columns in order, each sees the earlier ones; NUM-2 later ones read the written value', () => {
    const { value } = of(
      [
        { id: 'third', label: '三分之一', formula: 'x / 3', scale: 2 },
        { id: 'back', label: '还原', formula: 'third * 3', scale: 2 },
      ],
      [100, 0],
    )
    expect([value('third'), value('back')]).toEqual([3333, 9999])
  })
  it('COMP-1 decision table: first, sum; 无命中 as stated; an open line before a true one is undecided', () => {
    const table = [
      { when: 'x >= 90', value: '30' },
      { when: 'x >= 60', value: '10' },
    ]
    const column_ = (more: JsonObject) => ({ id: 'c', label: '分', how: 'table', table, scale: 0, ...more })
    expect(of([column_({})], [95, 0]).value('c')).toBe(30)
    expect(of([column_({ hit: 'sum' })], [95, 0]).value('c')).toBe(40)
    expect(of([column_({ hit: 'min' })], [95, 0]).value('c')).toBe(10)
    expect(of([column_({})], [5, 0]).value('c')).toBe('?undecided')
    expect(of([column_({ otherwise: 'value', otherwiseValue: '0' })], [5, 0]).value('c')).toBe(0)
    expect(of([column_({})], [undefined, 0]).value('c')).toBe('?undecided')
  })
  it('EVAL-8 a division by 0 is undecided with a finding, nothing throws', () => {
    const { derived, value } = of([{ id: 'c', label: '比', type: 'number', formula: 'x / y' }], [1, 0])
    expect(value('c')).toBe('?undecided')
    expect(findingCodes(derived)).toEqual(['expression.zero-divisor'])
  })
})

describe('regroup', () => {
  const units = [
    { id: 't1', kind: 'township' },
    { id: 't2', kind: 'township' },
    { id: 'a', parent: 't1' },
    { id: 'b', parent: 't1' },
    { id: 'c', parent: 't2' },
  ]
  const of = (aggregate: JsonObject, rows: { readonly [village: string]: readonly (number | undefined)[] }) => {
    const aggregates = [{ id: 'g', label: '汇总', column: 'x', scale: 2, ...aggregate }]
    const derived = deriveOne(block('regroup', { aggregates, includeEmpty: false }), { fields: FIELDS, rows, units })
    return { derived, values: column(tableOf(derived, 'regroup', 'rows'), 'g') }
  }
  const rows = { a: [90, 1], b: [80, 3], c: [60, 1] }
  it('REGR-2 count, sum, mean, weighted mean, share, max, first with ties', () => {
    expect(of({ operation: 'count' }, rows).values).toEqual({ t1: 2, t2: 1 })
    expect(of({ operation: 'sum' }, rows).values).toEqual({ t1: 17_000, t2: 6000 })
    expect(of({ operation: 'mean' }, rows).values).toEqual({ t1: 8500, t2: 6000 })
    expect(of({ operation: 'weighted-mean', weight: 'y' }, rows).values).toEqual({ t1: 8250, t2: 6000 })
    expect(of({ operation: 'share', scale: 4 }, rows).values).toEqual({ t1: 7391, t2: 2609 })
    expect(of({ operation: 'max' }, rows).values).toEqual({ t1: 9000, t2: 6000 })
    expect(of({ operation: 'first' }, { ...rows, b: [90, 1] }).values).toEqual({ t1: 'a,b', t2: 'c' })
  })
  it('VAL-5 a missing member: undecided by default, only what is there, or zero', () => {
    const gap = { a: [90, 1], b: [undefined, 1], c: [60, 1] } as const
    expect(of({ operation: 'mean' }, gap).values.t1).toBe('?undecided')
    expect(of({ operation: 'mean', missing: 'present' }, gap).values.t1).toBe(9000)
    expect(of({ operation: 'mean', missing: 'present', atLeast: 2 }, gap).values.t1).toBe('?undecided')
    expect(of({ operation: 'mean', missing: 'zero' }, gap).values.t1).toBe(4500)
  })
  it('REGR-3 a row without a target leaves by its own port; REGR-4 a group waits for its own members only', () => {
    const { derived } = of({ operation: 'mean' }, { a: [90, 1], c: [60, 1] })
    const table = tableOf(derived, 'regroup', 'rows')
    expect(table.keys.map((key, row) => `${key}:${table.states[row]}`)).toEqual(['t1:provisional', 't2:settled'])
    const stray = deriveOne(block('regroup', { relation: 'serves', target: 'contractor' }), {
      fields: FIELDS,
      rows,
      units,
    })
    expect(tableOf(stray, 'regroup', 'unassigned').keys).toEqual(['a', 'b', 'c'])
  })
})
