import { blockDef, type JsonObject } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import type { FormFrame } from '../../src/features/designer/settings/form-frame.ts'
import { type Field, formModel } from '../../src/features/designer/settings/form-model.ts'
import { gridOf, rowsFrom } from '../../src/features/designer/settings/tables/table-grid.ts'

const frame: FormFrame = {
  columns: [{ id: 'place', label: '名次', type: 'count' }],
  seen: () => [],
  written: () => undefined,
  readOnly: false,
  references: {
    role: [
      { id: 'deputy-head', label: '分管领导' },
      { id: 'county-admin', label: '考核办' },
    ],
  },
}
const words = { yes: '是', no: '否', noSuch: (value: string) => `没有“${value}”这一项` }
const tableOf = (kind: 'ladder' | 'rank' | 'allocate', key: string) => {
  const found = formModel(blockDef(kind).schema).find((one) => one.key === key)
  if (found?.kind !== 'table') throw new Error(`${kind} has no table ${key}`)
  return found satisfies Field
}

const rowsOf = (read: ReturnType<typeof rowsFrom>): readonly JsonObject[] => {
  if (read === undefined || 'fault' in read) throw new Error('the grid was not read')
  return read.rows
}

const measure = (id: string, label: string, form: string): JsonObject => ({
  ...{ id, label, form },
  ...{ target: { at: 'row', role: 'deputy-head' }, actor: { at: 'owner', role: 'county-admin' } },
  ...{ attend: ['deputy-head'], due: 3 },
})
const rungs: readonly JsonObject[] = [
  { id: 'first', label: '一阶', from: 1, to: 1, measures: [measure('talk', '约谈', 'interview')] },
  {
    id: 'second',
    label: '二阶',
    from: 2,
    to: 0,
    measures: [measure('tell', '通报', 'criticise'), measure('ask', '督办', 'supervise')],
  },
]

describe('a table in a spreadsheet', () => {
  it('LAD-2 gives every measure of a rung a line, and comes back as it went', () => {
    const table = tableOf('ladder', 'rungs')
    const grid = gridOf(table, rungs, frame, words)
    expect(grid).toHaveLength(4)
    expect(grid[3]?.slice(0, 3)).toEqual(['', '', ''])
    expect(grid[1]).toContain('分管领导')
    const read = rowsOf(rowsFrom(grid, table, rungs, frame, words))
    expect(gridOf(table, read, frame, words)).toEqual(grid)
    expect(read).toMatchObject(rungs)
  })

  it('RANK-4 keeps the id of a row that has its old name, and gives a new row one of its own', () => {
    const table = tableOf('rank', 'bands')
    const before = [{ id: 'back', label: '后列', from: 'bottom', size: '3' }]
    const grid = [
      ['榜段', '从', '多少'],
      ['后列', '后', '1'],
      ['前列', '前', '3'],
    ]
    const read = rowsOf(rowsFrom(grid, table, before, frame, words))
    expect(read).toMatchObject([
      { id: 'back', size: '1', from: 'bottom' },
      { label: '前列', from: 'top' },
    ])
    expect(new Set(read.map(({ id }) => id)).size).toBe(2)
  })

  it('names the line and the column that cannot be read', () => {
    const read = rowsFrom(
      [
        ['榜段', '从'],
        ['后列', '左'],
      ],
      tableOf('rank', 'bands'),
      [],
      frame,
      words,
    )
    expect(read).toEqual({ fault: { row: 1, title: '从', message: '没有“左”这一项' } })
  })

  it('reads columns in their own order where no header was copied', () => {
    const read = rowsFrom(
      [
        ['1', '2', '5000'],
        ['3', '0', '2000'],
      ],
      tableOf('allocate', 'places'),
      [],
      frame,
      words,
    )
    expect(rowsOf(read)).toEqual([
      { from: 1, to: 2, amount: '5000' },
      { from: 3, to: 0, amount: '2000' },
    ])
  })
})
