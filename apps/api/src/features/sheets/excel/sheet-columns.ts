import { sheetSchema } from '@jizhi/mechanism'
import type { WantedColumn, WantedType } from '../../../platform/spreadsheet/index.ts'

const item = sheetSchema.shape.items.element.shape

/** Words of a choice as the schema states them. */
const optionsOf = (setting: { meta(): object | undefined }) =>
  // Labels are those of our own field, which zod knows only as metadata.
  Object.entries((setting.meta() as { labels?: Record<string, string> } | undefined)?.labels ?? {}).map(
    ([id, label]) => ({ id, label }),
  )

const text = (maxLength: number): WantedType => ({ kind: 'text', maxLength })
const figure = (scale: number, min: string, max: string, unit?: string): WantedType => ({
  kind: 'decimal',
  scale,
  min,
  max,
  ...(unit === undefined ? {} : { unit }),
})

/** Columns of a sheet in Excel, by the names counties give them. */
export const SHEET_COLUMNS = [
  { id: 'level', label: '层级', required: false, type: figure(0, '1', '9') },
  { id: 'code', label: '编号', aliases: ['序号', '项目编号'], required: false, type: text(20) },
  {
    id: 'category',
    label: '类别',
    required: false,
    type: text(60),
    aliases: ['项目', '考核项目', '考评项目', '考核类别', '大类', '一级指标', '考核项'],
  },
  {
    id: 'label',
    label: '内容',
    required: true,
    filled: true,
    type: text(60),
    aliases: ['考核内容', '考评内容', '检查内容', '评分内容', '指标', '指标内容', '考核指标', '二级指标', '评分项目'],
  },
  {
    id: 'full',
    label: '满分',
    required: true,
    type: figure(4, '0', '10000', '分'),
    aliases: ['分值', '标准分', '标准分值', '分数', '赋分'],
  },
  { id: 'weight', label: '权重', required: false, type: figure(6, '0', '10000') },
  {
    id: 'method',
    label: '计分方式',
    required: false,
    aliases: ['计分方法', '方法'],
    type: { kind: 'choice', options: optionsOf(item.method) },
  },
  {
    id: 'each',
    label: '每处扣分',
    aliases: ['每处分值', '扣分值', '扣分'],
    required: false,
    type: figure(4, '-1000', '1000', '分'),
  },
  { id: 'unit', label: '计量单位', required: false, type: text(10) },
  {
    id: 'clause',
    label: '评分办法',
    required: false,
    type: text(500),
    aliases: ['评分标准', '评分细则', '扣分标准', '扣分办法', '考核标准', '考核办法', '计分办法', '评分方法'],
  },
  {
    id: 'owners',
    label: '责任单位',
    required: false,
    type: text(300),
    aliases: ['责任岗位', '责任部门', '责任主体', '牵头单位', '责任单位(岗位)'],
  },
  { id: 'months', label: '考核月份', aliases: ['月份', '考核时间'], required: false, type: text(60) },
  { id: 'photos', label: '照片', required: false, type: { kind: 'choice', options: optionsOf(item.photos) } },
  { id: 'evidence', label: '佐证材料', aliases: ['佐证', '查看资料', '资料'], required: false, type: text(200) },
  { id: 'settings', label: '其他设置', required: false, type: text(8000) },
  { id: 'note', label: '备注', aliases: ['说明'], required: false, type: text(500) },
  { id: 'ref', label: '标识', aliases: ['标识(勿改)'], required: false, type: text(40) },
] as const satisfies readonly WantedColumn[]

export type SheetColumn = (typeof SHEET_COLUMNS)[number]['id']
