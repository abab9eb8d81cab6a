import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ComputedColumn,
  celText,
  computedColumn,
  type Grid,
  gridToTable,
  gridToTsv,
  parseExpression,
  tableToGrid,
  tsvToGrid,
} from '../../src/index.ts'
import { conditions, figures } from '../expression/random.ts'
import { columns } from '../expression/sheet.ts'

const declared = (given: Partial<ComputedColumn>): ComputedColumn =>
  computedColumn.parse({ id: 'prize', label: '奖励', how: 'table', ...given })
const canonical = (source: string): string => {
  const parsed = parseExpression(source)
  if (!parsed.ok) throw new Error(source)
  return celText(parsed.value)
}
const read = (grid: Grid, on = declared({})) => {
  const table = gridToTable(grid, on, columns)
  return table.ok ? table.value : `${table.fault.row},${table.fault.column} ${table.fault.message}`
}

const ladder = declared({
  table: [
    { when: 'score >= 90 && category == "A"', value: '500' },
    { when: 'score >= 80 && score < 90 && !front', value: 'score * 0.8' },
    { when: 'place > 3 || front', value: '0' },
    { when: '', value: '10' },
  ],
  otherwise: 'not-applicable',
})

/** Conditions as people write tables, and any other besides. */
const asked = fc.constantFrom(
  'score >= 90',
  'score < 60 && score >= 20',
  'category == "A"',
  'category in ["A", "B"]',
  'front',
  '!front',
  'grade >= "fair"',
  '!(due < date("2026-10-01"))',
  'place == 3',
  'category != "B"',
)
const when = fc.oneof(
  fc.constant(''),
  fc.array(asked, { minLength: 1, maxLength: 3 }).map((parts) => canonical(parts.join(' && '))),
  conditions.map(canonical),
)
const any = fc
  .record({
    table: fc.array(fc.record({ when, value: figures.map(canonical) }), { maxLength: 5 }),
    hit: fc.constantFrom('first', 'sum', 'max', 'min'),
    otherwise: fc.constantFrom('pending', 'not-applicable'),
  })
  .map((given) => declared(given as Partial<ComputedColumn>)) // the words are those of the schema

describe('decision tables as grids', () => {
  it('COMP-3 one column for each thing asked about, the hit policy at the top, what is stated for no hit at the end', () => {
    expect(tableToGrid(ladder, columns)).toEqual([
      ['取首个', '得分', '类别', '前列', '其他条件', '奖励'],
      ['1', '≥ 90', 'A 类', '', '', '500'],
      ['2', '≥ 80 且 < 90', '', '否', '', '得分 × 0.8'],
      ['3', '', '', '', '名次 > 3 或 前列', '0'],
      ['4', '', '', '', '', '10'],
      ['都不符合时', '', '', '', '', '不适用'],
    ])
    expect(read(tableToGrid(ladder, columns))).toEqual({
      table: ladder.table,
      hit: 'first',
      otherwise: 'not-applicable',
      otherwiseValue: '',
    })
  })

  it('COMP-3 table → grid → table is the identity, through the clipboard too', () => {
    fc.assert(
      fc.property(any, (one) => {
        const grid = tableToGrid(one, columns)
        const { table, hit, otherwise, otherwiseValue } = one
        expect(read(grid, one)).toEqual({ table, hit, otherwise, otherwiseValue })
        expect(tsvToGrid(gridToTsv(grid))).toEqual(grid)
        expect(grid.every((line) => line.length === grid[0]!.length)).toBe(true)
      }),
      { numRuns: 600, seed: 20_190_531 },
    )
  })

  it('COMP-3 any cells survive the clipboard', () => {
    const cells = fc.array(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('"', 'a\tb', '两\n行', '"x"', '')), {
        minLength: 2,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(cells, (grid) => {
        fc.pre(!grid.at(-1)!.every((words) => words === ''))
        expect(tsvToGrid(gridToTsv(grid))).toEqual(grid)
      }),
      { numRuns: 1000 },
    )
    expect(tsvToGrid('a\tb\r\n1\t2\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('COMP-3 is read as people paste it: no numbers, options bare, — for anything', () => {
    const pasted = tsvToGrid('得分\t类别\t奖励\n>=90\tA 类\t500\n80%\t—\t得分×2\n')
    expect(read(pasted)).toEqual({
      table: [
        { when: 'score >= 90 && category == "A"', value: '500' },
        { when: 'score == 0.8', value: 'score * 2' },
      ],
      hit: 'first',
      otherwise: 'pending',
      otherwiseValue: '',
    })
    const graded = declared({
      type: 'grade',
      options: [
        { id: 'hi', label: '待定' },
        { id: 'lo', label: '差' },
      ],
      table: [{ when: 'front', value: '"lo"' }],
      otherwise: 'value',
      otherwiseValue: '"hi"',
    })
    const grid = tableToGrid(graded, columns)
    expect(grid.slice(1)).toEqual([
      ['1', '是', '差'],
      ['都不符合时', '', '“待定”'],
    ])
    expect(read(grid, graded)).toEqual({
      table: graded.table,
      hit: 'first',
      otherwise: 'value',
      otherwiseValue: '"hi"',
    })
  })

  it('COMP-3 a complaint names the row and the column', () => {
    expect(
      read([
        ['得分', '奖励'],
        ['≥ 好', '1'],
      ]),
    ).toMatch(/^2,1 .*好/)
    expect(
      read([
        ['取首个', '得分', '奖励'],
        ['1', '≥ 奖补', '1'],
      ]),
    ).toMatch(/^2,2 .*不能比较/)
    expect(
      read([
        ['取首个', '得分', '奖励'],
        ['1', '≥ 1', '奖补 + '],
      ]),
    ).toMatch(/^2,3 /)
    expect(
      read([
        ['取首个', '绩效', '奖励'],
        ['1', '≥ 1', '1'],
      ]),
    ).toMatch(/^1,2 .*绩效/)
    expect(read([['奖励']])).toMatch(/^1,1 .*至少/)
  })
})
