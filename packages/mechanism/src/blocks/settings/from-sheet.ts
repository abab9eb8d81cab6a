import { z } from 'zod'

/** SHEET-5: which version of which sheet the items were taken from. Nothing is read there when the mechanism runs. */
export const sheetReference = () =>
  z
    .strictObject({
      id: z.string().max(64).meta({ title: '评分表' }),
      version: z.int().min(1).meta({ title: '版本' }),
    })
    .nullable()
    .default(null)
    .meta({
      title: '取自评分表',
      form: 'sheet',
      help: '指标从评分表库的哪一版取来；取来以后就写在这里，评分表改了不会自己变。',
    })

/** SHEET-6: the calendar months in which an item is assessed; none = every month. */
export const months = () =>
  z
    .array(z.int().min(1).max(12))
    .max(12)
    .default([])
    .meta({ title: '考核月份', unit: '月', help: '不填就是每月都考。不考的月份该项不适用，不失分。' })
