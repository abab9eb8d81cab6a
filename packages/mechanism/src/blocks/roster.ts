import { z } from 'zod'
import type { BlockDef, Called, Finding, RosterType } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { snapshotColumns } from './case.ts'
import { sayExpression } from './settings/expression-words.ts'
import { choice, deadline, flag, whole, wordsOrNone } from './settings/field.ts'
import { attributeColumns, attributes, options } from './settings/options.ts'
import { sayRelation } from './settings/relation.ts'
import { bringsColumns, TOWNSHIP_VALUES } from './settings/roster-sources.ts'
import { carried, deadlineName, EMPTY, labelOf } from './settings/roster-type.ts'
import { asSourceColumns, ofSource, registerColumns, saySource, sourceShape } from './settings/source.ts'
import { SUBJECTS, sayKeyType, subject } from './settings/subject.ts'

/** ROST-1: subjects out of a frozen result, added, kept or taken away in this order. */
const fromResult = z.strictObject({
  combine: choice('怎样合', { union: '并上', intersect: '只留', except: '去掉' }, 'union'),
  ...sourceShape,
  which: choice(
    '哪一期',
    { previous: '上期', latest: '上次（各自最近一期）', current: '来源同期', period: '指明的一期' },
    'previous',
  ),
  period: wordsOrNone('哪一期', 20, '指明一期时填写，例如 2026-03、2026Q1。'),
  filter: ofSource('只要这些行', 'flag', '留空则榜上的都算。'),
})

export const rosterSchema = z.strictObject({
  subject: subject('考核谁', 'village'),
  source: choice(
    '从哪里来',
    {
      level: '辖区内全部',
      relation: '按关系',
      list: '人工名单',
      registry: '台账',
      event: '事件带来的',
      results: '以前的结果',
      cases: '清单',
    },
    'level',
  ),
  relation: z
    .string()
    .max(40)
    .default('')
    .meta({ title: '关系', ref: 'relation', help: '按关系取名单时填写，从主办单位出发。' }),
  registry: wordsOrNone(
    '哪本台账',
    40,
    '名单来自台账时填写它的代号，开周期时对上；各镇自己填的参数写 township-values。',
  ),
  results: z
    .array(fromResult)
    .max(8)
    .default([])
    .meta({ title: '用哪些结果', form: 'table', help: '例如 上月承诺完成的，并上 上次不达标的。' }),
  reads: registerColumns(),
  caseScheme: wordsOrNone('哪个机制的清单', 40, '名单来自清单时填写机制的名称；留空则取本级其他机制的全部清单。'),
  classes: options('清单的问题类别', '名单来自清单时填写，与开案的块一致。'),
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
  keep: ofSource('只要符合这个条件的', 'flag', '可用带上的属性，以及台账或事件的列；留空则都要。'),
  expiring: z
    .strictObject({
      column: wordsOrNone('台账的哪个日期', 40, '例如 到期日；不按到期选就留空。'),
      days: z.array(z.int().min(-365).max(3650)).max(12).default([30, 7, 1]).meta({ title: '距期初几天', unit: '天' }),
    })
    .prefault({})
    .meta({ title: '快到期的' }),
  drawSize: whole('抽多少', 10, 1, 100_000),
  drawWithinCategory: flag('每类分别抽', true),
  fixedAt: choice('名单定于', { opening: '开周期时', deadline: '指定节点', results: '所需定榜齐' }, 'opening'),
  fixedBy: deadline('定名单的节点'),
})

export type RosterConfig = z.output<typeof rosterSchema>

const keyTypeOf = (config: RosterConfig): string[] =>
  config.source === 'cases'
    ? ['case']
    : config.product.with === 'none'
      ? [config.subject]
      : [config.subject, config.product.with]

const columnsOf = (config: RosterConfig): Column[] =>
  config.source === 'cases'
    ? snapshotColumns({ classes: config.classes, prefix: '', prefixLabel: '' })
    : [...(bringsColumns(config) ? asSourceColumns(config.reads) : []), ...attributeColumns(config.attributes)]

/** What conditions here may speak of: columns of the source, and the attributes that are carried. */
const sourceType = (config: RosterConfig): RosterType => ({
  keyType: [],
  columns: [...asSourceColumns(config.reads), ...attributeColumns(config.attributes)],
  frozen: true,
})

const sayResults = (config: RosterConfig, called?: Called): string[] =>
  config.results.map((one) => {
    const which = { previous: '上期', latest: '上次', current: '同期', period: one.period || '（期未设）' }[one.which]
    const rows =
      one.filter === ''
        ? ''
        : ` ${sayExpression(one.filter, { keyType: [], columns: asSourceColumns(config.reads), frozen: true })} 的`
    return `${{ union: '并上', intersect: '只留', except: '去掉' }[one.combine]}${saySource(one, called)}${which}${rows}`
  })

const sayDraw = (config: RosterConfig): string =>
  config.draw === 'none'
    ? '全部参加'
    : `${config.drawWithinCategory ? '每类' : '共'}按公布的种子抽 ${config.drawSize}${config.draw === 'share' ? '%' : ' 个'}`

/** ROST-3: what depends on other cycles says when it has heard enough. */
function lintRoster(block: { readonly id: string }, config: RosterConfig): readonly Finding[] {
  const say = (code: string, message: string): Finding => ({
    code: `check.roster-${code}`,
    severity: 'error',
    block: block.id,
    message,
  })
  return [
    ...(config.source === 'results' && config.results.length === 0
      ? [say('results', '名单来自以前的结果，却没有说是哪些，请至少加一行。')]
      : []),
    ...config.results
      .filter((one) => one.result === '')
      .map(() => say('results', '名单用到的结果没有写明是哪一个定榜，请填写。')),
    ...(config.source === 'registry' && config.registry === ''
      ? [say('registry', '名单来自台账，却没有写明是哪本台账，请填写。')]
      : []),
    ...(config.fixedAt === 'deadline' && config.fixedBy === ''
      ? [say('date', '名单在指定节点定，却没有选节点，请选一个。')]
      : []),
    ...config.results
      .filter((one) => one.which === 'period' && one.period === '')
      .map(() => say('results', '名单用到指明一期的结果，却没有写是哪一期，请填写。')),
    ...(config.source === 'cases' && config.fixedBy === ''
      ? [say('cut-off', '清单截至哪一天没有选，请选定名单的节点。')]
      : []),
    ...(config.results.length > 0 && config.fixedAt === 'opening'
      ? [say('fixed', '名单用到以前的结果，开周期时可能还没定榜，请改为“所需定榜齐”或指定节点。')]
      : []),
  ]
}

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
    rows: { ...EMPTY, ...carried(input), keyType: keyTypeOf(config), columns: columnsOf(config) },
  }),
  sentence: (config, input, called) => {
    const from = {
      level: '主办单位辖区内的',
      relation: `主办单位按“${sayRelation(config.relation)}”关系联系的`,
      list: '签定名单上的',
      registry: config.registry === TOWNSHIP_VALUES ? '各镇参数里的' : `台账“${config.registry || '未设'}”里的`,
      event: '事件带来的',
      results: '以前结果里的',
      cases: '清单里的',
    }[config.source]
    const left = [
      ...sayResults(config, called),
      ...(config.excludeVirtual ? ['不含虚拟社区'] : []),
      ...(config.excluded.length > 0 ? [`另剔除 ${config.excluded.length} 个`] : []),
      ...(config.keep === '' ? [] : [`只要 ${sayExpression(config.keep, sourceType(config))} 的`]),
      ...(config.expiring.column === ''
        ? []
        : [`只要${labelOf(sourceType(config), config.expiring.column)}距期初 ${config.expiring.days.join('、')} 天的`]),
      ...(config.onlyCategories.length > 0 ? [`只要 ${config.onlyCategories.join('、')} 类`] : []),
    ]
    const fixed = {
      opening: '名单在开周期时定',
      deadline: `名单在“${deadlineName(input, config.fixedBy)}”定`,
      results: `所需定榜齐了就定${config.fixedBy === '' ? '' : `，至迟“${deadlineName(input, config.fixedBy)}”`}`,
    }[config.fixedAt]
    return `${from}${sayKeyType(keyTypeOf(config))}，${[...left, sayDraw(config)].join('，')}。${fixed}。`
  },
  source: (config) => sourceType(config).columns,
  lint: lintRoster,
  get example() {
    return rosterSchema.parse({})
  },
}
