import { z } from 'zod'
import type { BlockDef, Finding, PortSpec, RosterType } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { choice, column, decimal, SCORE_TYPES, slug, whole, words } from './settings/field.ts'
import { isSetMode, takenColumns } from './settings/join-sides.ts'
import { sayRelation } from './settings/relation.ts'
import { EMPTY, labelOf } from './settings/roster-type.ts'
import { sayKeyType } from './settings/subject.ts'
import { scale } from './settings/written-column.ts'

const MODES = {
  side: '并列（同一个对象）',
  path: '并列（按关系）',
  gate: '一行配全部',
  union: '合集',
  intersection: '交集',
  except: '差集',
} as const

const taken = z.strictObject({
  column: z.string().max(40).default('').meta({ title: '右边的列' }),
  id: slug('改编号为'),
  label: words('列名', 30),
})

/** JOIN-4: the class of a row picks the weights of the two sides. */
const vector = z.strictObject({
  class: z.string().max(40).default('').meta({ title: '类别' }),
  left: decimal('左边的权重', '1'),
  right: decimal('右边的权重', '1'),
})

export const joinSchema = z.strictObject({
  mode: choice('怎样合', MODES, 'side'),
  more: whole('另外还有几路', 0, 0, 6, '路'),
  relation: z.string().max(40).default('belongs-to').meta({ title: '按什么关系', ref: 'relation' }),
  absent: choice('右边没有时', { keep: '留缺', drop: '不入', zero: '记零' }, 'keep'),
  conflict: choice('两边的值不同时', { pending: '待定', left: '取左边', right: '取右边' }, 'pending'),
  take: z
    .array(taken)
    .max(60)
    .default([])
    .meta({ title: '从右边带哪些列', form: 'table', help: '留空则全带；编号重复的必须改名。' }),
  weigh: choice('按类别加权', { none: '不加权', class: '按类别加权' }, 'none'),
  weighBy: column('类别列', ['choice', 'grade']),
  leftScore: column('左边的分', SCORE_TYPES),
  rightScore: z.string().max(40).default('').meta({ title: '右边的分', help: '右边带来后的列编号。' }),
  weights: z.array(vector).max(40).default([]).meta({ title: '权重', form: 'table' }),
  missing: choice('缺一边时', { pending: '待定', zero: '记零', exclude: '剔除', rescale: '按余下权重折算' }, 'pending'),
  column: slug('写入列').default('score'),
  label: words('列名', 30).default('综合得分'),
  scale: scale(2),
})

export type JoinConfig = z.output<typeof joinSchema>

const LETTERS = ['丙', '丁', '戊', '己', '庚', '辛']

/** WIRE-1: two inputs; a 合集 may have more. */
const inputsOf = (config: JoinConfig): readonly PortSpec[] => [
  { id: 'left', label: isSetMode(config.mode) ? '甲' : '左' },
  { id: 'right', label: isSetMode(config.mode) ? '乙' : '右' },
  ...(config.mode === 'union'
    ? Array.from({ length: config.more }, (_, at) => ({ id: `more${at + 1}`, label: LETTERS[at]! }))
    : []),
]

const weighted = (config: JoinConfig): Column[] =>
  config.weigh === 'none'
    ? []
    : [{ id: config.column, label: config.label, type: 'score', ...(config.scale < 0 ? {} : { scale: config.scale }) }]

function typesOf(
  config: JoinConfig,
  inputs: { readonly [port: string]: RosterType | undefined },
): { readonly rows: RosterType } {
  const left = inputs.left ?? EMPTY
  const others = inputsOf(config)
    .slice(1)
    .map(({ id }) => inputs[id] ?? EMPTY)
  const frozen = left.frozen && others.every((one) => one.frozen)
  if (config.mode === 'except') return { rows: { ...left, frozen } }
  if (isSetMode(config.mode)) {
    const columns = new Map(
      [left, ...others].flatMap((one) => one.columns.map((column) => [column.id, column] as const)).reverse(),
    )
    const order = [...new Set([left, ...others].flatMap((one) => one.columns.map(({ id }) => id)))]
    return { rows: { ...left, columns: order.map((id) => columns.get(id)!), frozen } }
  }
  const right = takenColumns(config, left.columns, others[0]?.columns ?? []).map(({ column: one }) => one)
  return { rows: { ...left, columns: [...left.columns, ...right, ...weighted(config)], frozen } }
}

const lintJoin = (block: { readonly id: string }, config: JoinConfig): readonly Finding[] => {
  const say = (code: string, message: string): Finding => ({
    code: `check.join-${code}`,
    severity: 'error',
    block: block.id,
    message,
  })
  if (config.weigh === 'none') return []
  const blank = config.weighBy === '' || config.leftScore === '' || config.rightScore === ''
  return [
    ...(isSetMode(config.mode) ? [say('weights', '合集、交集和差集不能按类别加权，请改为并列。')] : []),
    ...(blank ? [say('weights', '按类别加权要选类别列和两边的分，请补齐。')] : []),
    ...(config.weights.length === 0 ? [say('weights', '按类别加权没有权重，请每个类别填一行。')] : []),
  ]
}

/** JOIN-1…4: two rosters as one, key by key; no key waits for another. */
export const join: BlockDef<JoinConfig> = {
  kind: 'join',
  name: '合并',
  family: 'flow',
  schema: joinSchema,
  inputs: inputsOf,
  outputs: () => [{ id: 'rows', label: '名单' }],
  arity: () => 'row',
  reads: (config) => (config.weigh === 'none' ? [] : [config.weighBy, config.leftScore].filter((id) => id !== '')),
  types: typesOf,
  sentence: (config, input) => {
    const conflict = { pending: '待定', left: '取左边', right: '取右边' }[config.conflict]
    const whose = input === undefined ? '' : `${sayKeyType(input.keyType)}的`
    if (config.mode === 'union')
      return `把${config.more + 2} 路${whose}名单合成一份，同一对象只留一行，值不同的${conflict}。`
    if (config.mode === 'intersection') return `只留两路都有的${whose}行，值不同的${conflict}。`
    if (config.mode === 'except') return `留下左边有、右边没有的${whose}行。`
    const how = {
      side: '同一个对象的左右两行',
      path: `左边每行和它按“${sayRelation(config.relation)}”关系找到的右边那行`,
      gate: '右边的一行和左边每一行',
    }[config.mode]
    const absent = { keep: '右边没有的留缺', drop: '右边没有的不入', zero: '右边没有的记零' }[config.absent]
    const missing = { pending: '待定', zero: '记零', exclude: '剔除', rescale: '按余下权重折算' }[config.missing]
    const weigh =
      config.weigh === 'none' ? '' : `按${labelOf(input, config.weighBy)}取权重合成${config.label}，缺一边${missing}。`
    return `把${how}并成一行，${absent}。${weigh}`
  },
  lint: lintJoin,
  get example() {
    return joinSchema.parse({})
  },
}
