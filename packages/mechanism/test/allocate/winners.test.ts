import { type BlockId, type Key, storedId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { check, type JsonObject } from '../../src/index.ts'
import { block, column, fact, stateOf, tableOf } from '../build.ts'
import { deriveOne, drawn, field, type Setting } from '../derive/one-block.ts'

const FIELDS = [
  field('place', { type: 'count', required: false }),
  field('won', { type: 'count', required: false }),
  field('x', { required: false }),
]
type Row = readonly [place: number | undefined, won?: number, x?: number]

const settingOf = (rows: readonly Row[], more: Setting['more'] = []): Setting => ({
  fields: FIELDS,
  rows: Object.fromEntries(rows.map(([place, won = 0, x = 0], at) => ['abcdefg'[at]!, [place, won, x]])),
  more,
})
const allocated = (config: JsonObject, rows: readonly Row[], more: Setting['more'] = []) =>
  deriveOne(block('allocate', { completeness: { rule: 'all' }, ...config }), settingOf(rows, more))

const awards = (config: JsonObject, rows: readonly Row[], more: Setting['more'] = []) =>
  Object.values(column(tableOf(allocated(config, rows, more), 'allocate', 'awards'), 'award'))
const left = (config: JsonObject, rows: readonly Row[], id = 'left_over', more: Setting['more'] = []) =>
  Object.values(column(tableOf(allocated(config, rows, more), 'allocate', 'left-over'), id))

const TABLE: JsonObject = {
  places: [
    { from: 1, to: 2, amount: '100' },
    { from: 3, to: 4, amount: '60' },
  ],
}
const repeated = (repeat: string, more: JsonObject = {}): JsonObject => ({
  ...TABLE,
  wonColumn: 'won',
  repeat,
  ...more,
})

describe('who receives', () => {
  it('ALLOC-5 名额: the best placed receive; equals on the edge all in, none, or share the money that is left', () => {
    const rows: readonly Row[] = [[1], [2], [2], [4]]
    const table: JsonObject = { places: [{ from: 1, to: 4, amount: '100' }], quota: 2 }
    expect(awards({ ...table, quota: 0 }, rows)).toEqual([10_000, 10_000, 10_000, 10_000])
    expect(awards({ ...table, quotaTies: 'all' }, rows)).toEqual([10_000, 10_000, 10_000, 0])
    expect(awards({ ...table, quotaTies: 'none' }, rows)).toEqual([10_000, 0, 0, 0])
    expect(awards({ ...table, quotaTies: 'split' }, rows)).toEqual([10_000, 5000, 5000, 0])
    expect(awards({ ...table, quota: 3, quotaTies: 'none' }, rows)).toEqual([10_000, 10_000, 10_000, 0])
  })

  it('ALLOC-5 名额 without places goes by the amount', () => {
    const rows: readonly Row[] = [
      [undefined, 0, 10],
      [undefined, 0, 30],
      [undefined, 0, 20],
    ]
    expect(awards({ method: 'column', weight: 'x', quota: 2 }, rows)).toEqual([0, 3000, 2000])
  })

  it('ALLOC-5 repeat winners: paid, paid a part, not paid, or passed over so that the next moves up', () => {
    const rows: readonly Row[] = [[1, 1], [2], [3], [4, 2]]
    expect(awards(repeated('pay'), rows)).toEqual([10_000, 10_000, 6000, 6000])
    expect(awards(repeated('share', { repeatShare: '30' }), rows)).toEqual([3000, 10_000, 6000, 1800])
    expect(awards(repeated('skip'), rows)).toEqual([0, 10_000, 6000, 0])
    expect(awards(repeated('pass'), rows)).toEqual([0, 10_000, 10_000, 0])
  })

  it('ALLOC-5 who won before still pays a charge; whether he won is not guessed', () => {
    const charge: JsonObject = { places: [{ from: 1, to: 1, amount: '-50' }], wonColumn: 'won', repeat: 'skip' }
    expect(awards(charge, [[1, 3]])).toEqual([-5000])
    const unknown = deriveOne(block('allocate', { completeness: { rule: 'all' }, ...repeated('skip') }), {
      fields: FIELDS,
      rows: { a: [1, undefined, 0] },
    })
    expect(column(tableOf(unknown, 'allocate', 'awards'), 'award').a).toBe('?unreported')
  })

  it('ALLOC-6 预留: so much is set aside for each row without a basis, and stays in what is left over', () => {
    const config: JsonObject = { pool: 'amount', amount: '1000', method: 'share', weight: 'x' }
    const setting = { fields: FIELDS, rows: { a: [1, 0, 30], b: [2, 0, 10], c: [3, 0, undefined] } }
    const derived = (more: JsonObject) =>
      deriveOne(block('allocate', { completeness: { rule: 'all' }, ...config, ...more }), setting)
    const reserved = derived({ missing: 'reserve', reserve: '200' })
    expect(column(tableOf(reserved, 'allocate', 'awards'), 'award')).toEqual({ a: 60_000, b: 20_000, c: '?unreported' })
    expect(stateOf(tableOf(reserved, 'allocate', 'awards'), 'a')).toBe('settled')
    const rest = tableOf(reserved, 'allocate', 'left-over')
    expect([column(rest, 'left_over').all, column(rest, 'reserved').all]).toEqual([20_000, 20_000])
    const short = derived({ missing: 'reserve', reserve: '5000' })
    expect(column(tableOf(short, 'allocate', 'awards'), 'award')).toMatchObject({ a: 0, b: 0 })
    expect(column(tableOf(short, 'allocate', 'left-over'), 'reserved').all).toBe(100_000)
    expect(stateOf(tableOf(derived({ missing: 'wait' }), 'allocate', 'awards'), 'a')).toBe('provisional')
  })

  it('ALLOC-1 the pool may be the available balance of an account, asked for and waited for', () => {
    const config: JsonObject = { pool: 'balance', method: 'share', weight: 'x' }
    const rows: readonly Row[] = [
      [1, 0, 30],
      [2, 0, 10],
    ]
    const asked = allocated(config, rows)
    expect(asked.needs).toContainEqual({ block: storedId<BlockId>('allocate'), what: 'balance', row: 'owner' as Key })
    expect(stateOf(tableOf(asked, 'allocate', 'awards'), 'a')).toBe('provisional')
    const reserving = tableOf(allocated({ ...config, missing: 'reserve' }, rows), 'allocate', 'awards')
    expect(stateOf(reserving, 'a')).toBe('provisional')
    const balance = fact('balance', { balance: '80000', sum: '80000', count: 1 }, { block: 'allocate', row: 'owner' })
    expect(awards(config, rows, [balance])).toEqual([60_000, 20_000])
    expect(left(config, rows, 'left_over', [balance])).toEqual([0])
  })

  it('ALLOC-3 a difference without a named account, and repeat winners without a column, are named', () => {
    const said = (config: JsonObject) =>
      check(drawn(block('allocate', { completeness: { rule: 'all' }, ...config }), settingOf([[1]]))).map(
        (one) => one.code,
      )
    expect(said({ ...TABLE, pool: 'zero' })).toContain('check.allocate-named-account')
    expect(said({ ...TABLE, pool: 'zero', leftOverTo: '年度调节金' })).not.toContain('check.allocate-named-account')
    expect(said({ ...TABLE, repeat: 'skip' })).toContain('check.allocate-won')
  })
})
