import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { block, tableOf } from '../build.ts'
import { deriveOne, field } from './one-block.ts'

const options = [
  { id: 'a', label: '甲' },
  { id: 'b', label: '乙' },
  { id: 'c', label: '丙' },
]
const line = (when: string, value: string) => ({ when, value })

/** What the column `out` holds for villages with these two figures. */
const computed = (given: JsonObject, ...rows: readonly (readonly (number | undefined)[])[]): readonly unknown[] => {
  const column = { id: 'out', label: '结果', how: 'table', scale: 0, ...given }
  const derived = deriveOne(block('compute', { columns: [column] }), {
    fields: [field('x'), field('y')],
    rows: Object.fromEntries(rows.map((row, at) => [`v${at}`, row])),
  })
  const table = tableOf(derived, 'compute', 'rows')
  const at = table.columns.findIndex(({ id }) => id === 'out')
  return (table.cells[at] ?? []).map((cell) => ('missing' in cell ? cell.missing : cell.value))
}

describe('decision tables', () => {
  const steps = [line('x >= 90', '500'), line('x >= 60', 'x * 2'), line('y > 1', '7')]

  it('COMP-1 首个: the first line that holds; a value may be an expression; no hit is 待定 unless stated', () => {
    const rows = [
      [95, 0],
      [70, 5],
      [10, 5],
      [10, 0],
    ]
    expect(computed({ table: steps }, ...rows)).toEqual([500n, 140n, 7n, 'undecided'])
    expect(computed({ table: steps, otherwise: 'not-applicable' }, ...rows).at(-1)).toBe('not-applicable')
    expect(computed({ table: steps, otherwise: 'value', otherwiseValue: 'y + 1' }, ...rows).at(-1)).toBe(1n)
  })
  it('COMP-1 首个 meeting a missing condition before a true one is 待定; after it, nobody asks', () => {
    expect(computed({ table: [line('y > 1', '1'), line('x > 1', '2')] }, [5, undefined], [5, 0])).toEqual([
      'undecided',
      2n,
    ])
    expect(computed({ table: [line('x > 1', '2'), line('y > 1', '1')] }, [5, undefined])).toEqual([2n])
  })
  it('COMP-1 求和, 最高, 最低 over the lines that hold', () => {
    const table = [line('x > 1', 'x'), line('y > 1', 'y'), line('', '3')]
    expect(['sum', 'max', 'min'].map((hit) => computed({ table, hit }, [5, 9], [0, 0]))).toEqual([
      [17n, 3n],
      [9n, 3n],
      [3n, 3n],
    ])
  })
  it('COMP-1 全部 writes every value once, in the order of the lines', () => {
    const table = [line('x > 1', '"b"'), line('y > 1', '"a"'), line('x > 3', '"b"')]
    const given = { table, hit: 'all', type: 'choice', options }
    expect(computed(given, [5, 5], [5, 0], [0, 0])).toEqual([['b', 'a'], ['b'], 'undecided'])
    expect(computed({ ...given, otherwise: 'value', otherwiseValue: '"c"' }, [0, 0])).toEqual([['c']])
  })
  it('COMP-1 VAL-6 最高 of grades is the best one', () => {
    const table = [line('x > 1', '"b"'), line('y > 1', '"a"'), line('', '"c"')]
    const given = { table, type: 'grade', options }
    expect(computed({ ...given, hit: 'max' }, [5, 5], [5, 0], [0, 0])).toEqual([0n, 1n, 2n])
    expect(computed({ ...given, hit: 'min' }, [5, 5])).toEqual([2n])
  })
  it('COMP-2 working days follow the calendar that the cycle pinned', () => {
    const formula = 'workdays(date("2026-10-16"), add_days(date("2026-10-16"), x))'
    expect(computed({ how: 'formula', formula, type: 'number' }, [3], [7])).toEqual([1n, 5n])
  })
})
