import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { rankBand, sayBand } from './settings/bands.ts'
import { completeness, lastMark, sayCompleteness } from './settings/completeness.ts'
import { sayExpression } from './settings/expression-words.ts'
import {
  choice,
  column,
  condition,
  decimalOrNone,
  flag,
  ORDERED_TYPES,
  prefix,
  prefixLabel,
  whole,
} from './settings/field.ts'
import { diffRank } from './settings/rank-diff.ts'
import { adding, IN, labelOf } from './settings/roster-type.ts'

const DIRECTIONS = { desc: '从高到低', asc: '从低到高' } as const

const tieBreak = z.strictObject({
  column: column('再比', ORDERED_TYPES),
  direction: choice('次序', DIRECTIONS, 'desc'),
})

export const rankSchema = z.strictObject({
  column: column('排什么', ORDERED_TYPES, 'score'),
  direction: choice('次序', DIRECTIONS, 'desc'),
  within: column('在哪一列的同类内', ['choice', 'grade', 'unit']),
  eligible: condition('参评条件', '不符合的不排名次，也不算最后。'),
  tie: choice('并列', { standard: '同名次（1、2、2、4）', dense: '同名次不跳号（1、2、2、3）' }, 'standard'),
  tieBreaks: z.array(tieBreak).max(5).default([]).meta({ title: '同分再比', form: 'table' }),
  drawTies: flag('仍相同则抽签', false, '按公布的种子抽签定先后。'),
  minimum: whole('最少单位', 3, 1, 1000, '个'),
  bands: z.array(rankBand).max(12).default([]).meta({ title: '榜段', form: 'table' }),
  exclusive: flag('榜段互斥，写成一列等级'),
  overflow: choice('上段并列超额时', { shrink: '下段递减', keep: '下段不减' }, 'shrink'),
  refill: flag('未取满的名额顺补'),
  error: decimalOrNone('一次打分的误差（标准差）').meta({
    title: '一次打分的误差（标准差）',
    help: '由两组互不知情的检查人打同一对象算得，至少十对；不足十对时由县里商定。填了就另写名次的九成区间，名次本身不变。',
  }),
  completeness: completeness(),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type RankConfig = z.output<typeof rankSchema>

/** RANK-2, RANK-4, RANK-5: place, how many share it, place from the bottom, how many were ranked, and the bands. */
export const rankColumns = (config: RankConfig): Column[] => {
  const own = (id: string, label: string): Column => ({
    id: `${config.prefix}${id}`,
    label: `${config.prefixLabel}${label}`,
    type: 'count',
    scale: 0,
  })
  const bands = config.bands.map(({ id, label }): Column => ({ id, label, type: 'flag' }))
  const grade: Column[] = config.exclusive
    ? [
        {
          id: `${config.prefix}band`,
          label: `${config.prefixLabel}榜段`,
          type: 'grade',
          options: config.bands.map(({ id, label }) => ({ id, label })),
        },
      ]
    : []
  return [
    own('place', '名次'),
    own('tied', '并列数'),
    own('from_bottom', '倒数名次'),
    own('count', '参评数'),
    ...(config.error === '' ? [] : [own('place_best', '名次至好'), own('place_worst', '名次至差')]),
    ...bands,
    ...grade,
    ...lastMark(config.completeness, config.prefix, config.prefixLabel),
  ]
}

/** RANK-1…6: places over the cohort, within a category where one is chosen. */
export const rank: BlockDef<RankConfig> = {
  kind: 'rank',
  name: '排名',
  family: 'figures',
  schema: rankSchema,
  inputs: () => IN,
  outputs: () => [{ id: 'ranked', label: '名次' }],
  arity: () => 'set',
  reads: (config) =>
    [config.column, config.within, ...config.tieBreaks.map((one) => one.column)].filter((id) => id !== ''),
  types: (config, { in: input }) => ({ ranked: adding(input, rankColumns(config)) }),
  sentence: (config, input) => {
    const where = config.within === '' ? '全部一起' : `在同${labelOf(input, config.within)}内`
    const whom = config.eligible === '' ? '' : `${sayExpression(config.eligible, input)} 的`
    const breaks = config.tieBreaks.map((one) => `${labelOf(input, one.column)}（${DIRECTIONS[one.direction]}）`)
    const ties = { standard: '同名次（1、2、2、4）', dense: '同名次不跳号（1、2、2、3）' }[config.tie]
    const chain = breaks.length === 0 ? '' : `同分再比${breaks.join('、')}，`
    const still = config.drawTies ? '仍并列的抽签' : `并列${ties}`
    const minimum = config.minimum === 1 ? '不设最少单位数' : `不足 ${config.minimum} 个单位不排`
    const bands = config.bands.length === 0 ? '' : `${config.bands.map((band) => sayBand(band, input)).join('；')}；`
    return (
      `${whom}${where}按${labelOf(input, config.column)}${DIRECTIONS[config.direction]}排名，${chain}${still}，${minimum}。` +
      `${bands}${sayCompleteness(config.completeness, input)}。${config.error === '' ? '' : `一次打分误差 ±${config.error}，另写名次的九成区间。`}`
    )
  },
  diff: (change, config) => diffRank(change, config.bands),
  lint: (block, config) =>
    config.exclusive && config.bands.length === 0
      ? [{ code: 'check.rank-bands', severity: 'error', block: block.id, message: '榜段互斥却没有榜段，请先加榜段。' }]
      : [],
  get example() {
    return rankSchema.parse({ within: 'category', completeness: { rule: 'all' } })
  },
}
