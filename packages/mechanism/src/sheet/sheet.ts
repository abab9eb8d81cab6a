import { fail, ok, type Result } from '@jizhi/domain'
import { z } from 'zod'
import { issueWords, sayIssue } from '../blocks/issue-words.ts'
import { choice, decimal, decimalOrNone, words, wordsOrNone } from '../blocks/settings/field.ts'
import { scoreItem } from '../blocks/settings/score-item.ts'
import { subject } from '../blocks/settings/subject.ts'

/** SHEET-2: who answers for what is lost in an item; shares of one item add up to 1. */
const owner = z.strictObject({ name: words('责任单位（岗位）', 40), share: decimal('份额', '1') })

/** SHEET-1: an item of a score block, and beside its rule what people must know to assess it. */
const sheetItem = scoreItem.extend({
  /** As printed in the document: 3.1, （二）. Nothing is read out of it. */
  code: wordsOrNone('编号', 20),
  clauses: z.array(words('条款', 500)).max(30).default([]).meta({ title: '条款' }),
  unit: wordsOrNone('计量单位', 10),
  owners: z.array(owner).max(10).default([]).meta({ title: '责任单位', form: 'table' }),
  photos: choice('照片', { none: '不要照片', optional: '可附照片', required: '必须附照片' }, 'none'),
  evidence: wordsOrNone('佐证材料', 200),
  note: wordsOrNone('备注', 500),
})

export const sheetSchema = z.strictObject({
  format: z.literal(1),
  name: words('评分表名称', 60),
  subject: subject('考核对象', 'village'),
  full: decimal('总分', '100', '分'),
  base: decimal('起评分', '0', '分'),
  combine: choice('各项合成', { sum: '相加', mean: '按权重平均', average: '算术平均' }, 'sum'),
  floor: decimalOrNone('最低', '分'),
  cap: decimalOrNone('最高', '分'),
  items: z.array(sheetItem).min(1).max(300).meta({ title: '指标', form: 'tree' }),
  source: z
    .strictObject({
      title: wordsOrNone('来源', 200),
      place: wordsOrNone('地方与年份', 80),
      /** What the source did not show: a sheet with gaps says so. */
      gaps: wordsOrNone('原文未见', 300),
    })
    .prefault({})
    .meta({ title: '来源' }),
})

/** 评分表: an indicator tree with its clauses, marks, rules, owners and calendar, as plain data. */
export type Sheet = z.output<typeof sheetSchema>
export type SheetItem = Sheet['items'][number]

/** Which version of which sheet. */
export interface SheetReference {
  readonly id: string
  readonly version: number
}

/** A sheet out of JSON with every default filled in, or the first complaint in Chinese. */
export function readSheet(
  value: unknown,
): Result<Sheet, { readonly code: 'sheet.document'; readonly message: string }> {
  const parsed = sheetSchema.safeParse(value, { error: issueWords })
  if (parsed.success) return ok(parsed.data)
  const message = `评分表的${sayIssue(sheetSchema, value, parsed.error.issues[0])}`
  return fail({ code: 'sheet.document', message })
}
