import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { choice, column, condition, deadline, flag, formula, prefix, prefixLabel, whole } from './settings/field.ts'
import { lintHistory } from './settings/history-lint.ts'
import { ACROSS, sayHistory } from './settings/history-words.ts'
import { adding, IN } from './settings/roster-type.ts'
import { asSourceColumns, ofSource, sourceColumns, sourceShape } from './settings/source.ts'
import { asColumn, columnShape } from './settings/written-column.ts'

/** HIST-3 期内: rows of one period become one value. */
const WITHIN = {
  sole: '只应有一行',
  count: '行数',
  sum: '合计',
  mean: '平均',
  min: '最小',
  max: '最大',
  any: '有一行即算',
  all: '行行都要',
  first: '首位者',
  last: '末位者',
} as const

const figure = z.strictObject({
  ...columnShape,
  type: columnShape.type.default('count'),
  across: choice('跨期', ACROSS, 'count'),
  value: ofSource('每期取什么值', 'number'),
  currentValue: formula('本期取什么值'),
  divisor: choice('平均除以', { present: '实有期数', due: '应有期数', fixed: '固定期数' }, 'present'),
  fixed: whole('固定期数', 12, 1, 400, '期'),
  atLeast: whole('至少几期有数', 1, 1, 400, '期'),
})

export const historySchema = z.strictObject({
  source: choice('读什么', { result: '定榜的结果', account: '账户' }, 'result'),
  ...sourceShape,
  account: choice('账户', { money: '资金', 'annual-points': '年度绩效分', credits: '积分' }, 'annual-points'),
  reads: sourceColumns(),
  match: choice('对应', { key: '同一个对象', relation: '按关系', columns: '按列' }, 'key'),
  relation: z.string().max(40).default('belongs-to').meta({ title: '按什么关系', ref: 'relation' }),
  towards: choice('方向', { target: '从本行到对方', source: '从对方到本行（如镇对它的村）' }, 'source'),
  pairs: z
    .array(
      z.strictObject({
        own: column('本行的列', []),
        theirs: z.string().max(40).default('').meta({ title: '来源的列' }),
      }),
    )
    .max(6)
    .default([])
    .meta({ title: '哪些列相同算对应', form: 'table' }),
  filter: ofSource('只看这些行', 'flag'),
  within: choice('一期有多行时', WITHIN, 'sole'),
  window: choice(
    '取多长',
    {
      periods: '近几期',
      values: '近几次（有数的）',
      year: '本考核年度',
      'same-last-year': '去年同期',
      all: '从头到本期',
    },
    'year',
  ),
  size: whole('几期', 12, 1, 400, '期'),
  hit: ofSource('怎样算命中', 'flag', '留空则在榜上即命中。'),
  current: choice('本期', { row: '含，按本行算', source: '含，按来源同期', none: '不含' }, 'row'),
  currentHit: condition('本期怎样算命中', '按本行的列判断；留空则本行都算命中。'),
  gap: choice('中间缺期', { unset: '未设', break: '打断', skip: '跳过', pending: '待定（写成区间）' }, 'unset'),
  resetWhen: ofSource('哪一期达到就清零', 'flag'),
  currentReset: condition('本期达到就清零'),
  resetYearly: flag('跨年清零'),
  resetHandled: z
    .string()
    .max(64)
    .default('')
    .meta({ title: '处置后清零', ref: 'block', kinds: ['ladder'], help: '选一个阶梯：它办结过的那一期及以前不再计。' }),
  until: deadline('上期还没定榜的等到'),
  merged: choice('单位合并时', { person: '由人定', max: '取大', sum: '相加', zero: '清零' }, 'person'),
  split: choice('单位分设时', { person: '由人定', inherit: '各自继承', zero: '清零' }, 'person'),
  figures: z.array(figure).max(20).default([]).meta({ title: '新列', form: 'table' }),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type HistoryConfig = z.output<typeof historySchema>
export type HistoryFigure = HistoryConfig['figures'][number]

const COUNTED = new Set<keyof typeof ACROSS>(['count', 'streak', 'periods', 'gaps'])

/** HIST-6: with 缺期待定 a counter is an interval, and its upper end stands in a column of its own. */
const isInterval = (config: HistoryConfig, one: HistoryFigure): boolean =>
  config.gap === 'pending' && (one.across === 'count' || one.across === 'streak')

export const figureColumns = (config: HistoryConfig): Column[] =>
  config.figures.flatMap((one): Column[] => {
    const own: Column = COUNTED.has(one.across)
      ? { id: one.id, label: one.label, type: 'count', scale: 0 }
      : config.within === 'first' || config.within === 'last'
        ? { id: one.id, label: one.label, type: 'row', many: true }
        : asColumn(one)
    if (!isInterval(config, one)) return [own]
    const upTo = `${one.id}_max`
    return [
      { ...own, upTo },
      { id: upTo, label: `${one.label}上限`, type: 'count', scale: 0 },
    ]
  })

const accountColumns = (config: HistoryConfig): Column[] => {
  const type = config.account === 'money' ? 'money' : 'score'
  const own = (id: string, label: string): Column => ({
    id: `${config.prefix}${id}`,
    label: `${config.prefixLabel}${label}`,
    type,
    scale: 2,
  })
  return [
    own('balance', '余额'),
    own('booked', '累计记入'),
    { id: `${config.prefix}entries`, label: `${config.prefixLabel}笔数`, type: 'count', scale: 0 },
  ]
}

/** HIST-1…13: columns from frozen results of other periods, or from an account; never from a live table. */
export const history: BlockDef<HistoryConfig> = {
  kind: 'history',
  name: '历史',
  family: 'figures',
  schema: historySchema,
  inputs: () => IN,
  outputs: () => [{ id: 'rows', label: '名单' }],
  arity: () => 'row',
  reads: (config) => (config.match === 'columns' ? config.pairs.map((one) => one.own) : []),
  source: (config) => asSourceColumns(config.reads),
  types: (config, { in: input }) => ({
    rows: adding(
      input,
      config.source === 'account'
        ? accountColumns(config)
        : [
            { id: `${config.prefix}hit`, label: `${config.prefixLabel}本期命中`, type: 'flag' },
            ...figureColumns(config),
          ],
    ),
  }),
  sentence: sayHistory,
  lint: lintHistory,
  get example() {
    return historySchema.parse({
      result: 'result',
      reads: [{ id: 'back', label: '后进', type: 'flag' }],
      hit: 'back',
      currentHit: 'back',
      gap: 'skip',
      until: 'report_by',
      figures: [{ id: 'times', label: '后进次数', across: 'count' }],
    })
  },
}
