import { must } from '@jizhi/domain'
import { readSheet, type Sheet } from '../../src/index.ts'

export interface Written {
  readonly id: string
  readonly label: string
  readonly [setting: string]: unknown
}

/** A sheet of these items; each leaf reads the column of its own id. */
export const sheetOf = (items: readonly Written[], more: Readonly<Record<string, unknown>> = {}): Sheet =>
  must(
    readSheet({
      format: 1,
      name: '村庄环境卫生评分表',
      items: items.map((item) => ({ column: item.id, ...item })),
      ...more,
    }),
  )

/** 公共区域 8 分（两项）and 厕所 4 分. */
export const VILLAGE: readonly Written[] = [
  { id: 'public', label: '公共区域', method: 'group', full: '8', code: '1', owners: [{ name: '环卫站' }] },
  {
    id: 'road',
    label: '道路两侧垃圾',
    parent: 'public',
    method: 'deduct',
    full: '5',
    each: '0.5',
    deductCap: '5',
    code: '1.1',
    clauses: ['主要道路、背街小巷路面及两侧无明显垃圾'],
  },
  {
    id: 'river',
    label: '河面漂浮物',
    parent: 'public',
    method: 'deduct',
    full: '3',
    each: '1',
    deductCap: '3',
    code: '1.2',
    clauses: ['河塘、沟渠无明显漂浮物和垃圾'],
  },
  {
    id: 'toilet',
    label: '公厕管护',
    method: 'checklist',
    full: '4',
    code: '2',
    owners: [
      { name: '村委会', share: '0.6' },
      { name: '环卫站', share: '0.4' },
    ],
    clauses: ['公厕设施完好、标识明显、地面干净'],
  },
]

export const village = (
  change: (items: Written[]) => Written[] = (items) => items,
  more: Readonly<Record<string, unknown>> = {},
) => sheetOf(change([...VILLAGE]), { full: '12', ...more })

/** The items with one changed. */
export const withItem =
  (id: string, change: Readonly<Record<string, unknown>>) =>
  (items: Written[]): Written[] =>
    items.map((item) => (item.id === id ? { ...item, ...change } : item))
