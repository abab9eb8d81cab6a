import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import type { Column, ColumnType } from '../model/column.ts'
import { choice, column, flag, ORDERED_TYPES, SCORE_TYPES, slug, whole, words } from './settings/field.ts'
import { attributeColumns, attributes } from './settings/options.ts'
import { sayRelation } from './settings/relation.ts'
import { carried, EMPTY, IN, labelOf } from './settings/roster-type.ts'
import { SUBJECTS, type Subject } from './settings/subject.ts'
import { scale } from './settings/written-column.ts'

const OPERATIONS = {
  count: '计数',
  sum: '和',
  mean: '均',
  'weighted-mean': '加权均',
  share: '占比',
  max: '最大',
  min: '最小',
  first: '首位者',
  last: '末位者',
  set: '集合',
} as const

const SET_TYPES = ['choice', 'unit', 'person', 'row', 'text'] as const satisfies readonly ColumnType[]

/** REGR-2, VAL-5: an aggregate never skips silently. */
const aggregate = z.strictObject({
  id: slug('编号'),
  label: words('列名', 30),
  operation: choice('算法', OPERATIONS, 'mean'),
  column: column('哪一列', [...ORDERED_TYPES, ...SET_TYPES]),
  weight: column('权重列', SCORE_TYPES),
  missing: choice('缺项', { pending: '缺则待定', present: '只算有值', zero: '记零' }, 'pending'),
  atLeast: whole('至少几个有值', 1, 1, 100_000, '个'),
  scale: scale(-1),
})

/** REGR-1: a step on the way, before the last one: 村 → 包干领导 → 他的挂钩单位. */
const hop = z.strictObject({
  relation: z.string().max(40).default('belongs-to').meta({ title: '先按什么关系', ref: 'relation' }),
  towards: choice('方向', { target: '到对方', source: '从对方找回' }, 'target'),
  level: z
    .enum([...(Object.keys(SUBJECTS) as Subject[]), ''])
    .default('')
    .meta({ title: '到哪一级', labels: { ...SUBJECTS, '': '不限' } }),
})

const TARGETS = { ...SUBJECTS, person: '人（按岗位）' }

export const regroupSchema = z.strictObject({
  via: z.array(hop).max(4).default([]).meta({ title: '先经过', form: 'table' }),
  relation: z.string().max(40).default('belongs-to').meta({ title: '按什么关系', ref: 'relation' }),
  towards: choice(
    '方向',
    {
      target: '从本行到对方（如村到镇）',
      source: '从对方到本行（如镇到村）',
      column: '按某列里的单位',
      own: '回到本行的对象（明细归回所属的行）',
    },
    'target',
  ),
  by: column('哪一列的单位', ['unit', 'row']),
  // Object.keys forgets that the keys are the subjects.
  target: z
    .enum([...(Object.keys(SUBJECTS) as Subject[]), 'person'])
    .default('township')
    .meta({ title: '归到谁', labels: TARGETS }),
  role: z
    .string()
    .max(40)
    .default('')
    .meta({ title: '什么岗位的人', ref: 'role', help: '归到人而关系只到单位时填写。' }),
  grain: choice('粒度', { target: '每个对象一行', pair: '保留每一对' }, 'target'),
  aggregates: z.array(aggregate).max(40).default([]).meta({ title: '汇总', form: 'table' }),
  attributes: attributes(),
  includeEmpty: flag('没有成员的也列出'),
})

export type RegroupConfig = z.output<typeof regroupSchema>

const SCORE_KEPT = new Set(['sum', 'mean', 'weighted-mean', 'max', 'min'])

/** 集合: every value once. Options stand by their ids, as in a field that takes several. */
const setColumn = (named: Pick<Column, 'id' | 'label'>, source: Column | undefined): Column => {
  const type = source?.type === 'grade' ? 'choice' : (source?.type ?? 'text')
  return { ...named, type, many: true, ...(source?.options ? { options: source.options } : {}) }
}

const aggregateColumn = (one: RegroupConfig['aggregates'][number], source: Column | undefined): Column => {
  const named = { id: one.id, label: one.label }
  if (one.operation === 'count') return { ...named, type: 'count', scale: 0 }
  if (one.operation === 'set') return setColumn(named, source)
  if (one.operation === 'first' || one.operation === 'last') return { ...named, type: 'row', many: true }
  const places = one.scale < 0 ? {} : { scale: one.scale }
  if (one.operation === 'share') return { ...named, type: 'percent', ...places }
  if (source === undefined || !SCORE_KEPT.has(one.operation)) return { ...named, type: 'number', ...places }
  if (one.operation === 'max' || one.operation === 'min') return { ...source, ...named, ...places }
  // A mean of counts is no count any more: 2.5 次 is a number.
  const type = source.type === 'count' && one.operation !== 'sum' ? 'number' : source.type
  const unit = source.unit === undefined ? {} : { unit: source.unit }
  return { ...named, type, ...unit, ...(type === 'money' ? { scale: 2 } : places) }
}

/** 包干 → 挂钩 */
const sayWay = (config: RegroupConfig): string =>
  [...config.via.map((one) => one.relation), config.relation].map(sayRelation).join('→')

const POLICIES = { pending: '缺则待定', present: '只算有值', zero: '缺记零' } as const

/** VAL-6: names have no order and no sum, and a set of figures says nothing. */
const lintRegroup: BlockDef<RegroupConfig>['lint'] = (block, config, _, input) =>
  config.aggregates.flatMap((one) => {
    const source = input?.columns.find((column) => column.id === one.column)
    if (source === undefined || one.operation === 'count') return []
    const isNamed = source.type === 'grade' || SET_TYPES.some((type) => type === source.type)
    const fits = one.operation === 'set' ? isNamed : !SET_TYPES.some((type) => type === source.type)
    const message = `“${one.label}”不能取“${source.label}”的${OPERATIONS[one.operation]}，请改选列或算法。`
    return fits ? [] : [{ code: 'check.regroup-operation', severity: 'error', block: block.id, message }]
  })

/** REGR-1…4: along a relation to other keys, with aggregates; rows without a target leave by their own port. */
export const regroup: BlockDef<RegroupConfig> = {
  kind: 'regroup',
  name: '换口径',
  family: 'flow',
  schema: regroupSchema,
  inputs: () => IN,
  outputs: () => [
    { id: 'rows', label: '名单' },
    { id: 'unassigned', label: '无归属' },
  ],
  arity: () => 'set',
  reads: (config) =>
    [
      config.towards === 'column' ? config.by : '',
      ...config.aggregates.flatMap((one) => [
        one.operation === 'count' ? '' : one.column,
        one.operation === 'weighted-mean' ? one.weight : '',
      ]),
    ].filter((id) => id !== ''),
  types: (config, { in: input }) => {
    const columns = input?.columns ?? []
    const own = config.grain === 'pair' ? columns : []
    const made = config.aggregates.map((one) =>
      aggregateColumn(
        one,
        columns.find((c) => c.id === one.column),
      ),
    )
    const members: Column[] =
      config.grain === 'target' ? [{ id: 'members', label: '成员', type: 'row', many: true }] : []
    // REGR-1, REGR-2: a person stands for the posts through which he was reached.
    const roles: Column[] = config.target === 'person' ? [{ id: 'roles', label: '岗位', type: 'text', many: true }] : []
    const kept = own.filter((c) => !['category', 'level', 'population'].includes(c.id))
    return {
      rows: {
        ...carried(input),
        keyType: config.grain === 'pair' ? [...(input?.keyType ?? []), config.target] : [config.target],
        columns: [...attributeColumns(config.attributes), ...kept, ...roles, ...made, ...members],
        frozen: input?.frozen ?? false,
      },
      unassigned: input ?? EMPTY,
    }
  },
  sentence: (config, input) => {
    const list = config.aggregates.map((one) => {
      const what = one.operation === 'count' ? '成员数' : `${labelOf(input, one.column)}的${OPERATIONS[one.operation]}`
      return `${one.label}为${what}（${POLICIES[one.missing]}）`
    })
    const empty = config.includeEmpty ? '没有成员的列为不适用' : '没有成员的不列'
    const grain = config.grain === 'pair' ? '，保留每一对' : ''
    const way = {
      target: `按“${sayWay(config)}”关系`,
      source: `按“${sayWay(config)}”关系`,
      column: `按${labelOf(input, config.by)}`,
      own: '明细按所属的对象',
    }[config.towards]
    return `${way}归到${TARGETS[config.target]}${grain}，${list.length === 0 ? '不汇总' : list.join('，')}。${empty}，找不到归属的另走一路。`
  },
  lint: lintRegroup,
  get example() {
    return regroupSchema.parse({ aggregates: [{ id: 'village_mean', label: '村均分', column: 'score' }] })
  },
}
