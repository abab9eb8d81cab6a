import { must } from '@jizhi/domain'
import { readSheet, type Sheet, sheetDifference, sheetSchema, treeOf } from '@jizhi/mechanism'
import { sampleSheets } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { readSheetFile, type SheetPlan, writeSheetFile } from '../../../platform/spreadsheet/index.ts'
import { impliedColumns } from './implied-columns.ts'
import { readBook } from './read-book.ts'
import { blankBook, planBook } from './write-book.ts'

const SUPPOSED = { worksheet: null, name: '文件名', subject: 'village' }
const HEADER = ['编号', '类别', '内容', '满分', '评分标准', '每处扣分', '责任单位', '考核月份']

async function read(rows: readonly (readonly string[])[], plan: Partial<SheetPlan> = {}) {
  const file = must(await readSheetFile(await writeSheetFile({ sheets: [{ name: '表', rows, ...plan }] })))
  return readBook(file, SUPPOSED)
}
async function sheetOf(rows: readonly (readonly string[])[], plan: Partial<SheetPlan> = {}): Promise<Sheet> {
  const book = await read(rows, plan)
  if (!book.ok) throw new Error(book.fault.problems.map(({ message }) => message).join(' '))
  return book.value.sheet
}
async function problems(rows: readonly (readonly string[])[], plan: Partial<SheetPlan> = {}): Promise<string[]> {
  const book = await read(rows, plan)
  return book.ok ? [] : book.fault.problems.map(({ row, column, message }) => `${column ?? ''}${row ?? ''} ${message}`)
}
const outline = (sheet: Sheet): string[] =>
  treeOf(sheet).map(({ item, depth }) => `${'-'.repeat(depth)}${item.label} ${item.full} ${item.method}`)

describe('a scoring sheet in Excel', () => {
  it.each(sampleSheets)('SHEET-4 $name written and read again is the same sheet', async ({ sheet }) => {
    const file = must(await readSheetFile(await writeSheetFile(planBook(sheet))))
    const book = readBook(file, SUPPOSED)
    expect(book.ok && book.value.sheet).toEqual(sheet)
  })

  it('SHEET-4 every setting comes back: bands, rates, limits, weights, months, shares, clauses, photos', async () => {
    const rule = { full: '10', weight: '0.5', code: '一', note: '备注', evidence: '台账' }
    const sheet = must(
      readSheet({
        format: 1,
        name: '全设置',
        subject: 'township',
        full: '100',
        combine: 'mean',
        floor: '0',
        items: [
          { ...rule, id: 'g', label: '组', method: 'group', combine: 'mean', full: '0', cap: '90' },
          {
            ...rule,
            id: 'a',
            label: '甲',
            parent: 'g',
            column: 'a',
            method: 'bands',
            full: '0',
            bands: [
              { to: '60', points: '1' },
              { from: '60', points: '2' },
            ],
          },
          {
            ...rule,
            id: 'b',
            label: '乙',
            parent: 'g',
            column: 'b',
            over: 'b_all',
            method: 'rate',
            floor: '-1',
            months: [3, 9],
            photos: 'required',
          },
          {
            ...rule,
            id: 'c',
            label: '丙',
            column: 'c',
            method: 'deduct',
            each: '0.25',
            clauses: ['甲条', '乙条'],
            owners: [
              { name: '环卫站', share: '0.6' },
              { name: '城管中队', share: '0.4' },
            ],
          },
          {
            ...rule,
            id: 'd',
            label: '丁',
            column: 'd',
            method: 'checklist',
            weight: '0',
            owners: [{ name: '村委会' }],
          },
        ],
      }),
    )
    const book = readBook(must(await readSheetFile(await writeSheetFile(planBook(sheet)))), SUPPOSED)
    expect(book.ok && book.value.sheet).toEqual(sheet)
  })

  it('SHEET-4 every rule type comes back with all it reads, whatever signs its words hold', async () => {
    const methods = sheetSchema.shape.items.element.shape.method.def.innerType.options.filter((one) => one !== 'group')
    const entry = { label: '甲，乙；丙|丁=1', column: 'seen', points: '2', part: 'again', factor: '0.5', cap: '3' }
    const items = methods.flatMap((method, at) => [
      { id: `plain_${at}`, label: `第 ${at} 项`, column: `plain_${at}`, method, full: '10' },
      {
        ...{ id: `all_${at}`, label: `第 ${at} 项（全）`, method, full: '10', each: '0.3', quota: '8', deductCap: '4' },
        ...{ column: 'own', over: 'base', also: 'other', part: 'mended', by: 'hard', zeroOn: 'struck' },
        ...{ entries: [entry, { ...entry, label: '平常', counts: 'no' }], factor: '0.25', per: '2', floor: '-1' },
      },
    ])
    const sheet = must(readSheet({ format: 1, name: '各种计分方式', full: String(20 * methods.length), items }))
    // An import names the columns that a file leaves out.
    const named = {
      ...sheet,
      items: sheet.items.map((item) =>
        item.id.startsWith('plain') ? { ...item, ...impliedColumns(item.id, item.method) } : item,
      ),
    }
    const usual = {
      ...named,
      items: named.items.map((item) =>
        item.method === 'deduct' && item.id.startsWith('plain') ? { ...item, deductCap: '10' } : item,
      ),
    }
    const whole = {
      ...usual,
      items: usual.items.map((item) =>
        item.method === 'bands'
          ? { ...item, bands: [{ from: '', to: '', alsoFrom: '', alsoTo: '', points: '10' }] }
          : item,
      ),
    }
    const book = readBook(must(await readSheetFile(await writeSheetFile(planBook(whole)))), SUPPOSED)
    if (!book.ok) throw new Error(book.fault.problems.map(({ message }) => message).join(' '))
    expect(book.value.sheet).toEqual(whole)
  })

  it('SHEET-4 merged groups, full-width digits, a title above and a 合计 below', async () => {
    const rows = [
      ['码头镇环境卫生评分表'],
      HEADER,
      ['1', '公共区域（８分）', '道路两侧垃圾', '５', '每处扣０．５分，扣完为止', '', '环卫站', '每月'],
      ['2', '', '河面漂浮物', '3', '每发现一处扣1分', '', '', '3、6、9、12'],
      ['3', '厕所', '公厕管护', '4', '视情况打分', '', '村委会 60%、环卫站 40%', ''],
      ['合计', '', '', '12'],
    ]
    const merges = [
      { top: 2, bottom: 3, left: 1, right: 1 },
      { top: 2, bottom: 3, left: 6, right: 6 },
    ]
    const sheet = await sheetOf(rows, { merges })
    expect(sheet).toMatchObject({ name: '码头镇环境卫生评分表', full: '12', subject: 'village' })
    expect(outline(sheet)).toEqual([
      '公共区域 8 group',
      '-道路两侧垃圾 5 deduct',
      '-河面漂浮物 3 deduct',
      '厕所 4 group',
      '-公厕管护 4 points',
    ])
    expect(sheet.items[1]).toMatchObject({
      each: '0.5',
      deductCap: '5',
      unit: '处',
      owners: [{ name: '环卫站', share: '1' }],
    })
    expect(sheet.items[2]).toMatchObject({ months: [3, 6, 9, 12], owners: [{ name: '环卫站', share: '1' }] })
    expect(sheet.items[4]?.owners).toEqual([
      { name: '村委会', share: '0.6' },
      { name: '环卫站', share: '0.4' },
    ])
  })

  it('SHEET-4 without 类别 the tree follows the numbers, or the indentation', async () => {
    const tree = ['公共区域 8 group', '-道路 5 deduct', '-河面 3 deduct', '厕所 4 deduct']
    const each = (code: string, label: string, full: string) => [code, label, full, full === '8' ? '' : '1']
    const head = ['编号', '内容', '满分', '每处扣分']
    const numbered = [
      ['一、', '公共区域', '8'],
      ['（一）', '道路', '5'],
      ['（二）', '河面', '3'],
      ['二、', '厕所', '4'],
    ] as const
    const dotted = [
      ['1', '公共区域', '8'],
      ['1.1', '道路', '5'],
      ['1.2', '河面', '3'],
      ['2', '厕所', '4'],
    ] as const
    for (const lines of [numbered, dotted])
      expect(outline(await sheetOf([head, ...lines.map(([code, label, full]) => each(code, label, full))]))).toEqual(
        tree,
      )
    const indented = [
      ['公共区域', '8', ''],
      ['　　道路', '5', '1'],
      ['　　河面', '3', '1'],
      ['厕所', '4', '1'],
    ]
    expect(outline(await sheetOf([['内容', '满分', '每处扣分'], ...indented]))).toEqual(tree)
    const inName = [
      ['1. 公共区域', '8', ''],
      ['1.1 道路', '5', '1'],
      ['1.2 河面', '3', '1'],
      ['2. 厕所', '4', '1'],
    ]
    expect(outline(await sheetOf([['内容', '满分', '每处扣分'], ...inName]))).toEqual(tree)
  })

  it('SHEET-4 a heading over the whole line is a group; lines merged with an item are its clauses', async () => {
    const rows = [
      ['内容', '满分', '评分办法'],
      ['一、公共区域（5 分）', '', ''],
      ['道路', '5', '每处扣 1 分'],
      ['', '', '主干道另查'],
    ]
    const merges = [
      { top: 1, bottom: 1, left: 0, right: 2 },
      { top: 2, bottom: 3, left: 0, right: 0 },
      { top: 2, bottom: 3, left: 1, right: 1 },
    ]
    const sheet = await sheetOf(rows, { merges })
    expect(outline(sheet)).toEqual(['公共区域 5 group', '-道路 5 deduct'])
    expect(sheet.items[1]?.clauses).toEqual(['每处扣 1 分', '主干道另查'])
  })

  it('SHEET-4 every problem is named with its cell, and nothing is half read', async () => {
    const rows = [
      HEADER,
      ['1', '公共', '道路', '五分', '', '0.5', '', ''],
      ['2', '公共', '', '3', '', '', '', ''],
      ['3', '厕所', '公厕', '4', '', '', '村委会、环卫站', '13月'],
    ]
    expect(await problems(rows)).toEqual([
      'D2 第 2 行“满分”列（D2）是“五分”，不是数：请改为数字。',
      'C3 第 3 行“内容”列（C3）是空的：这一列必须填写。',
      'G4 第 4 行“责任单位”列（G4）的“村委会、环卫站”看不明白：请写成环卫站 60%、城管中队 40%，几个单位要写明份额。',
      'H4 第 4 行“考核月份”列（H4）的“13月”看不明白：请写成3、6、9、12 或 3-5，每月都考就留空。',
    ])
  })

  it('SHEET-2 marks that do not add up are named at the group and at the 合计', async () => {
    const rows = [
      HEADER,
      ['1', '公共（9分）', '道路', '5', '', '1'],
      ['2', '', '河面', '3', '', '1'],
      ['合计', '', '', '10'],
    ]
    expect(await problems(rows)).toEqual([
      'D2 第 2 行：“公共”满分 9 分，下面各项合计 8 分，请改成一致。',
      'D4 第 4 行：各项满分合计 9 分，总分写的是 10 分，请改成一致。',
    ])
  })

  it('SHEET-4 no header, a formula error, a merge over rows and columns', async () => {
    expect(
      (
        await problems([
          ['甲', '乙'],
          ['1', '2'],
        ])
      )[0],
    ).toContain('没有找到表头')
    const merges = [{ top: 1, bottom: 2, left: 2, right: 3 }]
    const merged = await problems([HEADER, ['1', '公共', '道路', '5', '', '1'], ['2', '公共', '', '', '', '1']], {
      merges,
    })
    expect(merged[0]).toContain('C2:D3')
  })

  it('the blank template is read as it stands', async () => {
    const book = readBook(must(await readSheetFile(await writeSheetFile(blankBook()))), SUPPOSED)
    expect(book.ok && outline(book.value.sheet)).toEqual([
      '公共区域（示例，请改写） 8 group',
      '-道路两侧无垃圾 5 deduct',
      '-垃圾桶不满溢 3 deduct',
    ])
  })

  it('a file read twice has the same ids, so the difference is empty', async () => {
    const rows = [HEADER, ['1', '公共', '道路', '5', '', '1'], ['2', '', '河面', '3', '', '1']]
    expect(sheetDifference(await sheetOf(rows), await sheetOf(rows))).toEqual([])
  })
})
