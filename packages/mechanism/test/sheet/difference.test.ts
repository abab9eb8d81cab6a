import { describe, expect, it } from 'vitest'
import { adoptIds, type Sheet, sheetDifference } from '../../src/index.ts'
import { village, type Written, withItem } from './sheet-of.ts'

const said = (old: Sheet, next: Sheet): string[] => sheetDifference(old, next).map(({ message }) => message)
const dust: Written = { id: 'dust', label: '道路扬尘', parent: 'public', method: 'deduct', full: '1', each: '0.5' }

describe('the difference of two sheets', () => {
  it('SHEET-3 the same sheet has none', () => {
    expect(said(village(), village())).toEqual([])
  })

  it('SHEET-3 full marks, rules, owners, months and clauses that changed are said item by item', () => {
    expect(said(village(), village(withItem('road', { full: '4', deductCap: '4' })))).toEqual([
      '“道路两侧垃圾”（公共区域）满分 5→4。',
    ])
    expect(said(village(), village(withItem('toilet', { method: 'points' })))).toEqual([
      '“公厕管护”计分由“做到得 4 分，做不到不得分”改为“按 0–4 分打分”。',
    ])
    expect(said(village(), village(withItem('toilet', { owners: [{ name: '村委会' }], months: [3, 9] })))).toEqual([
      '“公厕管护”责任单位由“村委会 0.6、环卫站 0.4”改为“村委会”。',
      '“公厕管护”考核月份由“每月”改为“3、9 月”。',
    ])
    expect(said(village(), village(withItem('toilet', { clauses: ['公厕整洁'] })))).toEqual([
      '“公厕管护”的条款“公厕设施完好、标识明显、地面干净”改为“公厕整洁”。',
    ])
  })

  it('SHEET-3 added, removed and moved items are told apart', () => {
    const next = village((items) => [
      ...items
        .filter(({ id }) => id !== 'river')
        .map((item) => (item.id === 'toilet' ? { ...item, parent: 'public' } : item)),
      dust,
    ])
    expect(sheetDifference(village(), next).map(({ kind, message }) => `${kind} ${message}`)).toEqual([
      'moved “公厕管护”从第一层移到公共区域。',
      'added 新增“道路扬尘”（公共区域）：满分 1 分，每处扣 0.5 分。',
      'removed 删去“河面漂浮物”（公共区域），原满分 3 分。',
    ])
  })

  it('SHEET-3 what concerns the whole sheet, and the order of items', () => {
    expect(said(village(), village(undefined, { name: '新表', floor: '0' }))).toEqual([
      '评分表名称由“村庄环境卫生评分表”改为“新表”。',
      '最低由“不设”改为“0”。',
    ])
    expect(
      said(
        village(),
        village((items) => [...items].reverse()),
      ),
    ).toEqual(['各项的先后次序有改动。'])
  })

  it('SHEET-3 an item with another id is found again by its text', () => {
    const renamed = village((items) =>
      items.map((item) => ({
        ...item,
        id: `n_${item.id}`,
        column: `n_${item.id}`,
        ...(item.parent === undefined ? {} : { parent: `n_${item.parent as string}` }),
      })),
    )
    expect(said(village(), renamed)).toEqual([])
    expect(adoptIds(village(), renamed)).toEqual(village())
  })

  it('SHEET-3 a new item never takes the id of another one', () => {
    const shifted = village((items) => [
      ...items.slice(0, 1),
      { ...dust, id: 'road', column: 'road' },
      ...items
        .slice(1)
        .map((item) =>
          item.id === 'road'
            ? { ...item, id: 'river', column: 'river' }
            : item.id === 'river'
              ? { ...item, id: 'later', column: 'later' }
              : item,
        ),
    ])
    const adopted = adoptIds(village(), shifted)
    expect(adopted.items.map(({ id, column, label }) => `${id} ${column} ${label}`)).toEqual([
      'public public 公共区域',
      'road_2 road_2 道路扬尘',
      'road road 道路两侧垃圾',
      'river river 河面漂浮物',
      'toilet toilet 公厕管护',
    ])
    expect(said(village(), adopted)).toEqual(['新增“道路扬尘”（公共区域）：满分 1 分，每处扣 0.5 分。'])
  })
})
