import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import { choice, deadline, flag, whole } from './settings/field.ts'
import { attributeColumns, attributes } from './settings/options.ts'
import { sayRelation } from './settings/relation.ts'
import { carried, deadlineName, EMPTY } from './settings/roster-type.ts'
import { SUBJECTS, sayKeyType, subject } from './settings/subject.ts'

export const rosterSchema = z.strictObject({
  subject: subject('考核谁', 'village'),
  source: choice('从哪里来', { level: '辖区内全部', relation: '按关系', list: '人工名单' }, 'level'),
  relation: z
    .string()
    .max(40)
    .default('')
    .meta({ title: '关系', ref: 'relation', help: '按关系取名单时填写，从主办单位出发。' }),
  product: z
    .strictObject({
      with: z
        .enum(['none', ...(Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[])])
        .default('none')
        .meta({ title: '再乘以', labels: { none: '不乘', ...SUBJECTS } }),
      relation: z.string().max(40).default('').meta({ title: '分派关系', ref: 'relation', help: '留空则取全部组合。' }),
    })
    .prefault({})
    .meta({ title: '组合名单' }),
  attributes: attributes(),
  onlyCategories: z.array(z.string().max(40)).max(40).default([]).meta({ title: '只要这些类别', ref: 'category' }),
  onlyLevels: z.array(z.string().max(40)).max(40).default([]).meta({ title: '只要这些类型', ref: 'level' }),
  excludeVirtual: flag('不含虚拟社区', true),
  excluded: z.array(z.string().max(64)).max(2000).default([]).meta({ title: '另外剔除的单位', ref: 'unit' }),
  draw: choice('抽取', { none: '不抽，全部参加', count: '抽若干个', share: '按比例抽' }, 'none'),
  drawSize: whole('抽多少', 10, 1, 100_000),
  drawWithinCategory: flag('每类分别抽', true),
  fixedAt: choice('名单定于', { opening: '开周期时', deadline: '指定节点' }, 'opening'),
  fixedBy: deadline('定名单的节点'),
})

export type RosterConfig = z.output<typeof rosterSchema>

const keyTypeOf = (config: RosterConfig): string[] =>
  config.product.with === 'none' ? [config.subject] : [config.subject, config.product.with]

const sayDraw = (config: RosterConfig): string =>
  config.draw === 'none'
    ? '全部参加'
    : `${config.drawWithinCategory ? '每类' : '共'}按公布的种子抽 ${config.drawSize}${config.draw === 'share' ? '%' : ' 个'}`

/** ROST-1, ROST-3, ROST-5, ROST-6: whom the cycle is about. */
export const roster: BlockDef<RosterConfig> = {
  kind: 'roster',
  name: '对象',
  family: 'people',
  schema: rosterSchema,
  inputs: () => [{ id: 'in', label: '周期' }],
  outputs: () => [{ id: 'rows', label: '名单' }],
  arity: () => 'row',
  reads: () => [],
  types: (config, { in: input }) => ({
    rows: { ...EMPTY, ...carried(input), keyType: keyTypeOf(config), columns: attributeColumns(config.attributes) },
  }),
  sentence: (config, input) => {
    const from = {
      level: '主办单位辖区内的',
      relation: `主办单位按“${sayRelation(config.relation)}”关系联系的`,
      list: '签定名单上的',
    }[config.source]
    const left = [
      ...(config.excludeVirtual ? ['不含虚拟社区'] : []),
      ...(config.excluded.length > 0 ? [`另剔除 ${config.excluded.length} 个`] : []),
      ...(config.onlyCategories.length > 0 ? [`只要 ${config.onlyCategories.join('、')} 类`] : []),
    ]
    const fixed = config.fixedAt === 'opening' ? '名单在开周期时定' : `名单在“${deadlineName(input, config.fixedBy)}”定`
    return `${from}${sayKeyType(keyTypeOf(config))}，${[...left, sayDraw(config)].join('，')}。${fixed}。`
  },
  lint: () => [],
  example: rosterSchema.parse({}),
}
