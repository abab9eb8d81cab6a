import { type Sheet, sheetSchema } from '@jizhi/mechanism'
import type { z } from 'zod'
import { normalText, type SheetPlan, type Sheet as Worksheet } from '../../../platform/spreadsheet/index.ts'

export const COVER = '评分表信息'

const source = sheetSchema.shape.source.def.innerType.shape
const FIELDS = ['name', 'subject', 'full', 'base', 'combine', 'floor', 'cap'] as const
const SOURCE = ['title', 'place', 'gaps'] as const

interface Meta {
  readonly title?: string
  readonly labels?: Readonly<Record<string, string>>
}
const metaOf = (schema: z.ZodType): Meta => (schema.meta() ?? {}) as Meta // our own fields carry these words
const titleOf = (schema: z.ZodType): string => metaOf(schema).title ?? ''

/** What a sheet says of itself, as a second worksheet: 总分 100, 考核对象 村（社区）. */
export const coverOf = (sheet: Sheet): SheetPlan => ({
  name: COVER,
  headerRow: 0,
  rows: [
    ['项', '内容'],
    ...FIELDS.map((name) => {
      const { labels } = metaOf(sheetSchema.shape[name])
      return [titleOf(sheetSchema.shape[name]), labels?.[sheet[name]] ?? sheet[name]]
    }),
    ...SOURCE.map((name) => [titleOf(source[name]), sheet.source[name]]),
  ],
})

/** What the cover states; what it leaves empty or does not know is not in the answer. */
export function readCover(worksheets: readonly Worksheet[]): Readonly<Record<string, unknown>> {
  const cover = worksheets.find(({ name }) => name === COVER)
  const stated = new Map(cover?.rows.map(([title = '', text = '']) => [normalText(title), text.trim()]))
  const own = FIELDS.flatMap((name): [string, string][] => {
    const text = stated.get(titleOf(sheetSchema.shape[name])) ?? ''
    const labels = Object.entries(metaOf(sheetSchema.shape[name]).labels ?? {})
    return text === '' ? [] : [[name, labels.find(([, words]) => words === text)?.[0] ?? text]]
  })
  const from = SOURCE.flatMap((name): [string, string][] => {
    const text = stated.get(titleOf(source[name])) ?? ''
    return text === '' ? [] : [[name, text]]
  })
  return { ...Object.fromEntries(own), ...(from.length === 0 ? {} : { source: Object.fromEntries(from) }) }
}
