import { type Sheet, type SheetItem, sayMonths, sheetSchema, treeOf } from '@jizhi/mechanism'
import type { SheetPlan, WorkbookPlan } from '../../../platform/spreadsheet/index.ts'
import { writeOwners } from './cell-words.ts'
import { coverOf } from './cover.ts'
import { writeSettings } from './other-settings.ts'
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts'

// Labels are those of our own fields, which zod knows only as metadata.
const labelsOf = (name: 'method' | 'photos') =>
  (sheetSchema.shape.items.element.shape[name].meta() as { labels: Readonly<Record<string, string>> }).labels

type Say = (item: SheetItem, depth: number) => string

const CELLS: { readonly [C in SheetColumn]: Say } = {
  level: (_, depth) => String(depth + 1),
  code: ({ code }) => code,
  category: () => '',
  label: ({ label }, depth) => `${'\u3000'.repeat(depth)}${label}`,
  full: ({ full }) => full,
  weight: ({ weight }) => (weight === '1' ? '' : weight),
  method: ({ method }) => labelsOf('method')[method] ?? method,
  each: ({ method, each }) => (method === 'deduct' || each !== '1' ? each : ''),
  unit: ({ unit }) => unit,
  clause: ({ clauses }) => clauses.join('\n'),
  owners: ({ owners }) => writeOwners(owners),
  months: ({ months }) => (months.length === 0 ? '' : sayMonths(months).replace(' 月', '')),
  photos: ({ photos }) => (photos === 'none' ? '' : (labelsOf('photos')[photos] ?? '')),
  evidence: ({ evidence }) => evidence,
  settings: writeSettings,
  note: ({ note }) => note,
  ref: ({ id }) => id,
}

const NAME_LENGTH = 31

/** A sheet as a workbook that reads back as the same sheet. Columns nothing stands in are left out. */
export function planBook(sheet: Sheet): WorkbookPlan {
  const lines = treeOf(sheet)
  const always = new Set<SheetColumn>(['level', 'label', 'full', 'method', 'ref'])
  const columns = SHEET_COLUMNS.filter(
    ({ id }) => always.has(id) || lines.some(({ item, depth }) => CELLS[id](item, depth) !== ''),
  )
  const rows = lines.map(({ item, depth }) => columns.map(({ id }) => CELLS[id](item, depth)))
  const table: SheetPlan = {
    name: sheet.name.replace(/[[\]:*?/\\]/g, ' ').slice(0, NAME_LENGTH),
    headerRow: 0,
    rows: [columns.map(({ label }) => label), ...rows],
  }
  return { sheets: [table, coverOf(sheet), GUIDE] }
}

/** What an empty template shows: one group with two items, to be written over. */
export const blankBook = (): WorkbookPlan => ({
  sheets: [
    {
      name: '评分表',
      headerRow: 0,
      rows: [
        [
          '编号',
          '类别',
          '内容',
          '满分',
          '计分方式',
          '每处扣分',
          '计量单位',
          '评分办法',
          '责任单位',
          '考核月份',
          '照片',
          '备注',
        ],
        [
          '1',
          '公共区域（示例，请改写）',
          '道路两侧无垃圾',
          '5',
          '扣分',
          '0.5',
          '处',
          '每处扣 0.5 分，扣完为止',
          '',
          '',
          '',
          '',
        ],
        ['2', '', '垃圾桶不满溢', '3', '扣分', '0.5', '处', '', '', '', '', ''],
      ],
    },
    GUIDE,
  ],
})

const GUIDE: SheetPlan = {
  name: '填写说明',
  headerRow: 0,
  rows: [
    ['列', '怎么填'],
    ['层级', '1 是第一层，2 在它下面。不用这一列时按类别、编号（1、1.1）或缩进分层。'],
    ['类别', '一组的名称，可以合并单元格；可写满分，如“公共区域（18 分）”。'],
    ['满分', '这一项最多得几分；分组的满分等于下面各项之和，不填就自动合计。'],
    ['计分方式', `${Object.values(labelsOf('method')).join('、')}。不填时有“每处扣分”就按它，否则直接得分。`],
    ['每处扣分', '扣完为止；不是的在“其他设置”写“最多扣=不设”。'],
    ['责任单位', '一个单位直接写；几个单位写明份额，如“环卫站 60%、城管中队 40%”。'],
    ['考核月份', '如“3、6、9、12”；每月都考就留空。不考的月份不失分。'],
    ['标识', '由系统写出，用来认出同一项，请勿改动；新增的项留空。'],
  ],
}
