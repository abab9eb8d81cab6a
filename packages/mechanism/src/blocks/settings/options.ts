import { z } from 'zod'
import type { Column } from '../../model/column.ts'
import { words } from './field.ts'

/** Named options of a category, level, grade or choice; ids are what units and answers carry. */
export const options = (title: string, help?: string) =>
  z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[A-Za-z0-9_-]{1,40}$/, '编号只含字母、数字、下划线和短横。')
          .meta({ title: '编号' }),
        label: words('名称', 30),
      }),
    )
    .max(40)
    .default([])
    .meta({ title, help, form: 'table' })

/** ROW-7: the pinned attributes of a subject, as read-only columns. */
export const attributes = () =>
  z
    .strictObject({
      categories: options('考评类别', '例如 A 类、B 类、C 类；排名可限在同类内。'),
      levels: options('单位类型', '例如 镇、街道、开发区。'),
      population: z.boolean().default(false).meta({ title: '带上人口数' }),
    })
    .prefault({})
    .meta({ title: '带上的单位属性' })

export const attributeColumns = (chosen: z.output<ReturnType<typeof attributes>>): Column[] => [
  ...(chosen.categories.length > 0
    ? [{ id: 'category', label: '类别', type: 'choice', options: chosen.categories } as const]
    : []),
  ...(chosen.levels.length > 0
    ? [{ id: 'level', label: '单位类型', type: 'choice', options: chosen.levels } as const]
    : []),
  ...(chosen.population ? [{ id: 'population', label: '人口', type: 'number', unit: '人', scale: 0 } as const] : []),
]
