import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import { choice, columns, flag, whole, words, wordsOrNone } from './settings/field.ts'
import { adding, IN, labelOf } from './settings/roster-type.ts'
import { isPunitiveTell } from './settings/tell-punitive.ts'
import { saySending } from './settings/tell-sending.ts'
import { sayWho, who } from './settings/who.ts'

const CHANNELS = {
  honour: '光荣榜',
  'red-black': '红黑榜',
  exposure: '曝光台',
  board: '结果公示榜',
  message: '消息',
  circular: '通报',
  criticism: '通报批评',
  interview: '约谈函',
  minutes: '纪要',
  'work-slip': '工作联系单',
} as const

const AUDIENCES = {
  public: '社会公众',
  county: '全县各单位',
  line: '本行单位及其上级',
  office: '主办单位内部',
} as const

export const tellSchema = z.strictObject({
  channel: choice('发布到', CHANNELS, 'honour'),
  title: words('标题', 40).default('光荣榜'),
  audience: choice('给谁看', AUDIENCES, 'county'),
  columns: columns('登出哪些列', [], '留空则只登单位名称。'),
  order: z
    .string()
    .max(40)
    .default('')
    .meta({ title: '按哪一列排', ref: 'column', types: ['count', 'score', 'number', 'money'] }),
  names: choice('是否登人名', { none: '不登人名', posts: '只登职务', persons: '登人名' }, 'none'),
  basis: wordsOrNone('登人名的依据', 60),
  mask: choice('人名怎样遮', { full: '只留姓', part: '中间一字遮去', none: '不遮' }, 'full'),
  expiryDays: whole('登多少天', 30, 0, 3660, '天'),
  template: wordsOrNone('文稿模板', 60),
  cc: z
    .array(z.string().max(40))
    .max(20)
    .default([])
    .meta({ title: '抄送', ref: 'role', help: '主办单位的哪些岗位；上榜的不抄送。' }),
  receipt: flag('要回执', false, '收到的人要回执；上榜的不用。'),
  punitive: flag('按惩处对待', false, '曝光、通报批评、约谈总是惩处；这里只能加严，不能放宽。'),
  signatory: who('谁来签发'),
})

export type TellConfig = z.output<typeof tellSchema>

/** TELL-1: what leaves the house in words; public channels read frozen rows only. */
export const tell: BlockDef<TellConfig> = {
  kind: 'tell',
  name: '发布',
  family: 'outcome',
  schema: tellSchema,
  inputs: () => IN,
  outputs: () => [{ id: 'told', label: '已发布', final: true }],
  arity: () => 'row',
  reads: (config) => [...config.columns, ...(config.order === '' ? [] : [config.order])],
  types: (_config, { in: input }) => ({ told: adding(input, []) }),
  consequence: (config) => ({
    punitive: isPunitiveTell(config),
    money: false,
    public: config.audience === 'public',
  }),
  sentence: (config, input) => {
    const names = {
      none: '不登人名',
      posts: '只登职务',
      persons: `登人名（依据“${config.basis || '未写'}”，${{ full: '只留姓', part: '遮去一字', none: '不遮' }[config.mask]}）`,
    }[config.names]
    const shown =
      config.columns.length === 0 ? '只登单位名称' : `登${config.columns.map((id) => labelOf(input, id)).join('、')}`
    const expiry = config.expiryDays === 0 ? '不设撤下日期' : `登 ${config.expiryDays} 天后撤下`
    return `以${CHANNELS[config.channel]}“${config.title}”发布，给${AUDIENCES[config.audience]}看，${shown}。${names}，${expiry}，${saySending(config)}惩处由${sayWho(config.signatory)}签发。`
  },
  lint: () => [],
  get example() {
    return tellSchema.parse({ signatory: { role: 'signatory' } })
  },
}
