import { describe, expect, it } from 'vitest'
import { lintSheet, readSheet, type Sheet, sayRule, totalOf, treeOf } from '../../src/index.ts'
import { sheetOf, village, withItem } from './sheet-of.ts'

const said = (sheet: Sheet): string[] => lintSheet(sheet).map(({ code, message }) => `${code} ${message}`)

describe('a sheet', () => {
  it('SHEET-1 a sound sheet raises no complaint, and reads as a tree', () => {
    expect(said(village())).toEqual([])
    expect(treeOf(village()).map(({ item, depth }) => `${depth}${item.id}`)).toEqual([
      '0public',
      '1road',
      '1river',
      '0toilet',
    ])
    expect(totalOf(village())).toEqual({ num: 12n, den: 1n })
  })

  it('SHEET-1 what is no sheet is refused with the place in Chinese', () => {
    const bad = readSheet({ format: 1, name: '表', items: [{ id: 'a', label: '', full: '四' }] })
    expect(bad.ok ? '' : bad.fault.message).toBe('评分表的“指标”第 1 行“项目”：请填写项目。')
    const far = readSheet({ format: 1, name: '表', items: [] })
    expect(far.ok ? '' : far.fault.message).toBe('评分表的“指标”至少要有 1 行。')
  })

  it('SHEET-2 marks of children add up to their group, and all to the total', () => {
    expect(said(village(withItem('road', { full: '4' })))).toEqual([
      'sheet.group-total “公共区域”满分 8 分，下面各项合计 7 分，请改成一致。',
    ])
    expect(said(village(undefined, { full: '100' }))).toEqual([
      'sheet.total 各项满分合计 12 分，总分写的是 100 分，请改成一致。',
    ])
  })

  it('SHEET-2 weights that are averaged add up to 1 or 100', () => {
    const mean = (weights: readonly string[]) =>
      sheetOf(
        weights.map((weight, at) => ({ id: `x${at}`, label: `第 ${at} 项`, method: 'points', full: '100', weight })),
        { combine: 'mean' },
      )
    expect(said(mean(['0.7', '0.3']))).toEqual([])
    expect(said(mean(['70', '20']))).toEqual(['sheet.weights 各项的权重合计 90，应为 1（或 100），请补齐。'])
  })

  it('SHEET-2 an item nobody answers for is named, unless its group is allotted or nothing is', () => {
    expect(said(village(withItem('public', { owners: [] })))).toEqual([
      'sheet.unallotted “道路两侧垃圾”没有责任单位，失分会落空，请分派。',
      'sheet.unallotted “河面漂浮物”没有责任单位，失分会落空，请分派。',
    ])
    expect(said(village((items) => items.map((item) => ({ ...item, owners: [] }))))).toEqual([])
    expect(said(village(withItem('toilet', { owners: [{ name: '村委会', share: '0.6' }] })))).toEqual([
      'sheet.shares “公厕管护”的责任份额合计 0.6，应为 1，请改正。',
    ])
  })

  it('SHEET-2 the same clause in two items is named; a rule that many items have is not', () => {
    const same = village(withItem('river', { clauses: ['主要道路、背街小巷路面及两侧，无明显垃圾。'] }))
    expect(said(same)).toEqual(['sheet.same-clause “河面漂浮物”与“道路两侧垃圾”写着同样的条款，请看是否重复计分。'])
    const rule = ['每发现一处扣 0.5 分，扣完为止']
    expect(said(village((items) => items.map((item) => ({ ...item, clauses: rule }))))).toEqual([])
  })

  it('SHEET-2 a group without items, an item without a group, rings, doubles and rules without figures are named', () => {
    const codes = (change: Parameters<typeof village>[0]) => lintSheet(village(change)).map(({ code }) => code)
    expect(codes((items) => items.filter(({ parent }) => parent !== 'public'))).toEqual(['sheet.empty-group'])
    expect(codes(withItem('road', { parent: 'absent' }))).toContain('sheet.parent')
    expect(codes(withItem('public', { parent: 'public' }))).toContain('sheet.ring')
    expect(codes(withItem('toilet', { id: 'road' }))).toContain('sheet.same-id')
    expect(codes(withItem('road', { each: '0' }))).toEqual(['sheet.no-points'])
    expect(codes(withItem('toilet', { method: 'bands' }))).toEqual(['sheet.no-bands'])
    expect(codes(withItem('toilet', { full: '0' }))).toContain('sheet.no-full')
  })

  it('SHEET-1 a rule is said in one phrase', () => {
    expect(village().items.map(sayRule)).toEqual([
      '各项相加',
      '每处扣 0.5 分，扣完为止',
      '每处扣 1 分，扣完为止',
      '做到得 4 分，做不到不得分',
    ])
  })
})
