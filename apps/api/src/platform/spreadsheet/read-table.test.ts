import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import type { CellRange, SheetFile } from './sheet.ts'
import { indexUnits } from './unit-index.ts'
import type { TableRequest } from './wanted.ts'

const units = indexUnits('990001', [
  { id: 't1', name: '石榴镇', code: '990001007' },
  { id: 't2', name: '松涛镇', code: '990001013' },
  { id: 'v1', name: '园内村', code: '990001007207', above: 't1' },
  { id: 'v2', name: '园内村', code: '990001013210', above: 't2' },
  { id: 'v3', name: '大庭村', code: '990001007208', above: 't1' },
  { id: 'v4', name: '东大村', code: '990001007209', above: 't1' },
])
const request: TableRequest = {
  columns: [
    {
      id: 'village',
      label: '村',
      aliases: ['村名'],
      required: true,
      filled: true,
      type: { kind: 'unit', units, within: 'town' },
    },
    { id: 'town', label: '乡镇', required: false, type: { kind: 'unit', units } },
    {
      id: 'score',
      label: '得分',
      required: true,
      type: { kind: 'decimal', scale: 1, min: '0', max: '100', unit: '分' },
    },
    { id: 'spots', label: '露天粪缸', required: false, type: { kind: 'decimal', scale: 0, min: '0', unit: '处' } },
  ],
  key: ['village'],
}
const fileOf = (rows: string[][], merges: CellRange[] = []): SheetFile => ({
  kind: 'xlsx',
  sheets: [{ name: '得分', hidden: false, rows, merges, formulas: [], hiddenRows: [] }],
})
const messages = (rows: string[][], more: Partial<TableRequest> = {}, merges: CellRange[] = []): readonly string[] => {
  const read = readTable(fileOf(rows, merges), { ...request, ...more })
  return read.ok ? [] : read.fault.problems.map(({ message }) => message)
}
const HEAD = ['村', '得分']

describe('rows are read whole, with every problem at its place', () => {
  it('reads titles above, full-width digits, units behind numbers, bracketed headers, and typed values', () => {
    const read = readTable(
      fileOf([
        ['2026年10月考评'],
        [],
        ['序号', '村名', '得 分（分）', '露天粪缸'],
        ['1', '大庭村', '９５．５', '2 处'],
        ['2', '东大', '88', ''],
      ]),
      request,
    )
    if (!read.ok) throw new Error(read.fault.problems[0]?.message)
    expect(read.value.headerRow).toBe(3)
    expect(read.value.rows).toEqual([
      {
        row: 4,
        values: {
          village: { kind: 'unit', unit: 'v3' },
          score: { kind: 'decimal', scaled: 955 },
          spots: { kind: 'decimal', scaled: 2 },
        },
      },
      {
        row: 5,
        values: {
          village: { kind: 'unit', unit: 'v4' },
          score: { kind: 'decimal', scaled: 880 },
          spots: { kind: 'missing', reason: 'unreported' },
        },
      },
    ])
    expect(read.value.notes.map(({ code }) => code)).toEqual(['header.unknown'])
  })
  it('names row, column and remedy for 120 of 100, and lists every problem of the file', () => {
    expect(messages([HEAD, ['大庭村', '120'], ['东大村', '九十'], ['', '90'], ['桃花村', '88.55']])).toEqual([
      '第 2 行“得分”列（B2）是 120，满分 100：请改为 0 到 100 之间的数。',
      '第 3 行“得分”列（B3）是“九十”，不是数：请改为数字。',
      '第 4 行“村”列（A4）是空的：这一列必须填写。',
      '第 5 行“村”列（A5）的“桃花村”不在本县的单位里：请核对名称，或改填单位代码。',
      '第 5 行“得分”列（B5）是 88.55，小数位多于 1 位：请按规定的位数四舍五入后再填，系统不代为取舍。',
    ])
  })
  it('VAL-8 an empty cell is unreported, reason words are understood, marks only by setting, never 0', () => {
    const rows = [HEAD, ['大庭村', ''], ['东大村', '未抽到'], ['990001007207', '—']]
    expect(messages(rows)[0]).toContain('第 4 行“得分”列（B4）写着“—”')
    const read = readTable(fileOf(rows), { ...request, marks: { '—': 'excluded' } })
    expect(read.ok && read.value.rows.map(({ values }) => values.score)).toEqual([
      { kind: 'missing', reason: 'unreported' },
      { kind: 'missing', reason: 'unsampled' },
      { kind: 'missing', reason: 'excluded' },
    ])
  })
  it('asks for the township when two villages share a name, and takes it from a column', () => {
    expect(messages([HEAD, ['园内村', '90']])).toEqual([
      '第 2 行“村”列（A2）的“园内村”在本县有 2 个（石榴镇园内村 990001007207、松涛镇园内村 990001013210）：请加一列写明所属乡镇，或改填单位代码。',
    ])
    expect(
      messages([
        ['村', '乡镇', '得分'],
        ['园内村', '石榴镇', '90'],
        ['园内村', '松涛镇', '91'],
      ]),
    ).toEqual([])
    expect(
      messages([
        ['村', '乡镇', '得分'],
        ['大庭村', '松涛镇', '90'],
      ])[0],
    ).toContain('或不属于这一行写的上级单位')
  })
  it('takes the unit from its code when both are there, and refuses a name that means another', () => {
    const [village, ...others] = request.columns
    if (village?.type.kind !== 'unit') throw new Error('the first column is the village')
    const coded: Partial<TableRequest> = {
      columns: [
        { ...village, type: { ...village.type, codedBy: 'code' } },
        { id: 'code', label: '村代码', required: false, type: { kind: 'unit', units } },
        ...others,
      ],
    }
    const rows = [
      ['村', '村代码', '得分'],
      ['园内村', '990001013210', '90'],
      ['大庭村', '', '91'],
    ]
    const read = readTable(fileOf(rows), { ...request, ...coded })
    expect(read.ok && read.value.rows.map(({ values }) => values.village)).toEqual([
      { kind: 'unit', unit: 'v2' },
      { kind: 'unit', unit: 'v3' },
    ])
    expect(messages([...rows, ['东大村', '990001007208', '88']], coded)).toEqual([
      '第 4 行“村”列（A4）是“东大村”，同一行的代码却是“大庭村”的：请改正其中一个。',
    ])
  })
  it('refuses a village of another county and a duplicate row', () => {
    expect(messages([HEAD, ['350583108219', '90'], ['大庭村', '90'], ['石榴镇大庭村', '91']])).toEqual([
      '第 2 行“村”列（A2）的代码 350583108219 不属于本县（本县代码以 990001 开头）：请删去这一行或改正代码。',
      '第 4 行与第 3 行重复（石榴镇大庭村）：同一个对象只能有一行，请删去其中一行。',
    ])
  })
  it('skips a total row with a note and a blank row without', () => {
    const read = readTable(fileOf([HEAD, ['大庭村', '90'], [' ', ''], ['合计', '90']]), request)
    expect(read.ok && [read.value.rows.length, read.value.notes.map(({ message }) => message)]).toEqual([
      1,
      ['第 4 行是“合计”行，没有当作数据读入。'],
    ])
  })
})

describe('the header is found or its absence explained', () => {
  it('refuses a wrong header, a missing column, a doubled column and a table without rows', () => {
    expect(
      messages([
        ['甲', '乙'],
        ['1', '2'],
      ])[0],
    ).toContain('表里要有一行写着“村”“得分”')
    expect(
      messages([
        ['村', '总分'],
        ['大庭村', '90'],
      ]),
    ).toEqual(['第 1 行表头缺少“得分”列：请加上这一列，或在列对应里指明哪一列是它。表头里没有用上的列有 “总分”。'])
    expect(
      messages([
        ['村', '得分', '得分'],
        ['大庭村', '1', '2'],
      ]),
    ).toEqual(['第 1 行表头有两列都是“得分”（B 和 C）：请删去或改名其中一列。'])
    expect(messages([['标题'], HEAD])).toEqual(['表头（第 2 行）下面没有数据：请填好后再传。'])
  })
  it('remembers how headers were mapped, including columns left out', () => {
    const rows = [
      ['村', '总分', '得分'],
      ['大庭村', '90', '不是数'],
    ]
    expect(messages(rows, { remembered: { 总分: 'score', 得分: null } })).toEqual([])
  })
  it('reads a header of two rows with merged headings, and refuses merged cells among the data', () => {
    const rows = [
      ['村', '公共区域', ''],
      ['', '得分', '露天粪缸'],
      ['大庭村', '90', '1'],
      ['', '91', '2'],
    ]
    const heading = [
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ]
    expect(messages(rows.slice(0, 3), {}, heading)).toEqual([])
    expect(messages(rows, {}, [...heading, { top: 2, left: 0, bottom: 3, right: 0 }])).toEqual([
      '第 3 行起的单元格 A3:A4 是合并的：表头以下不能合并单元格，请取消合并，每格各填各的。',
      '第 4 行“村”列（A4）是空的：这一列必须填写。',
    ])
  })
})
