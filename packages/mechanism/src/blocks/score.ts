import { z } from 'zod'
import { compileScore } from '../compile/score.ts'
import { inSeason } from '../compile/score-season.ts'
import type { BlockDef, RosterType } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { completeness, sayCompleteness } from './settings/completeness.ts'
import {
  choice,
  column,
  condition,
  deadline,
  decimal,
  decimalOrNone,
  flag,
  SCORE_TYPES,
  slug,
  whole,
  words,
} from './settings/field.ts'
import { months, sheetReference } from './settings/from-sheet.ts'
import { adding, carried, deadlineName, IN } from './settings/roster-type.ts'
import { diffScore } from './settings/score-diff.ts'
import { sayScoreItems } from './settings/score-words.ts'
import { scale } from './settings/written-column.ts'

/** SCORE-4: half-open; `from` belongs to the band, `to` does not. Empty = no limit. */
const band = z.strictObject({
  from: decimalOrNone('从（含）'),
  to: decimalOrNone('到（不含）'),
  points: decimal('得', '0', '分'),
})

/** SCORE-1: a leaf takes one column; a group (method `group`) combines the items that name it as parent. */
export const scoreItem = z.strictObject({
  id: slug('编号'),
  label: words('项目', 60),
  parent: z.string().max(40).default('').meta({ title: '属于', ref: 'item' }),
  method: choice(
    '方法',
    {
      points: '得分',
      deduct: '扣分',
      rate: '达标率',
      bands: '分档',
      checklist: '清单（是得分）',
      group: '分组',
    },
    'points',
  ),
  column: column('读哪一列', [...SCORE_TYPES, 'flag']),
  over: column('除以哪一列', SCORE_TYPES),
  full: decimal('满分（或基础分）', '0', '分'),
  each: decimal('每处分值', '1', '分'),
  weight: decimal('权重', '1'),
  combine: choice('组内', { sum: '相加', mean: '按权重平均' }, 'sum'),
  floor: decimalOrNone('最低', '分'),
  cap: decimalOrNone('最高', '分'),
  deductCap: decimalOrNone('最多扣', '分'),
  bands: z.array(band).max(20).default([]).meta({ title: '分档', form: 'table' }),
  months: months(),
})

const veto = z.strictObject({
  when: condition('一票否决条件'),
  effect: choice('后果', { set: '得分定为', cap: '得分最高为' }, 'set'),
  value: decimal('分值', '0', '分'),
})

const bonus = z.strictObject({ column: column('加分列', SCORE_TYPES), cap: decimalOrNone('最多加', '分') })

export const scoreSchema = z.strictObject({
  sheet: sheetReference(),
  items: z.array(scoreItem).max(300).default([]).meta({ title: '指标', form: 'tree' }),
  combine: choice('各项合成', { sum: '相加', mean: '按权重平均' }, 'sum'),
  base: decimal('基础分', '0', '分'),
  floor: decimalOrNone('各项合计最低', '分'),
  cap: decimalOrNone('各项合计最高（加分前）', '分'),
  bonus: z.array(bonus).max(20).default([]).meta({ title: '加分', form: 'table' }),
  normalise: choice('同类内折算', { none: '不折算', 'ratio-to-best': '按最高分折成满分' }, 'none'),
  normaliseTo: decimal('折成满分', '100', '分'),
  within: column('在哪一列的同类内', ['choice', 'grade', 'unit']),
  veto: z.array(veto).max(20).default([]).meta({ title: '一票否决', form: 'table' }),
  missing: choice(
    '缺项',
    { pending: '待定', carry: '顺延', zero: '记零', exclude: '剔除', rescale: '按余下权重折算' },
    'pending',
  ),
  carryUntil: deadline('顺延到'),
  atLeast: whole('至少几项才折算', 1, 1, 300, '项'),
  below: choice('不足时', { pending: '待定', exclude: '剔除' }, 'pending'),
  losses: flag('写出每项失分', false, '每行每项一条：满分、得分、失分和责任单位，用于算失分占比。'),
  duty: z
    .string()
    .max(40)
    .default('duty')
    .meta({ title: '责任关系', ref: 'relation', help: '从指标项到责任单位，份额合计为 1。' }),
  column: slug('写入列').default('score'),
  label: words('列名', 30).default('得分'),
  scale: scale(2),
  completeness: completeness(),
})

export type ScoreConfig = z.output<typeof scoreSchema>

/** SCORE-6: one row per item, with the item at the end of its key. */
const lossesType = (config: ScoreConfig, input: RosterType | undefined): RosterType => {
  const items = config.items.filter((one) => one.method !== 'group').map(({ id, label }) => ({ id, label }))
  const figure = (id: string, label: string): Column => ({ id, label, type: 'score', scale: 4 })
  return {
    ...carried(input),
    keyType: [...(input?.keyType ?? []), 'item'],
    columns: [
      { id: 'item', label: '指标项', type: 'choice', options: items },
      figure('full', '满分'),
      figure('got', '得分'),
      figure('lost', '失分'),
      { id: 'owners', label: '责任单位', type: 'unit', many: true },
    ],
    frozen: input?.frozen ?? false,
  }
}

/** SCORE-1…6: an indicator tree over the columns of one row. */
export const score: BlockDef<ScoreConfig> = {
  kind: 'score',
  name: '计分',
  family: 'figures',
  schema: scoreSchema,
  inputs: () => IN,
  outputs: (config) => [
    { id: 'scored', label: '得分' },
    ...(config.losses ? [{ id: 'losses', label: '失分', final: true }] : []),
  ],
  arity: (config) => (config.normalise === 'none' ? 'row' : 'set'),
  reads: (config) =>
    [
      ...config.items.flatMap((one) =>
        one.method === 'group' ? [] : [one.column, one.method === 'rate' ? one.over : ''],
      ),
      ...config.bonus.map((one) => one.column),
      config.normalise === 'none' ? '' : config.within,
    ].filter((id) => id !== ''),
  types: (config, { in: input }) => ({
    scored: adding(input, [
      { id: config.column, label: config.label, type: 'score', ...(config.scale < 0 ? {} : { scale: config.scale }) },
    ]),
    ...(config.losses ? { losses: lossesType(config, input) } : {}),
  }),
  sentence: (config, input) => {
    const missing = {
      pending: '缺项待定',
      carry: `缺项顺延到“${deadlineName(input, config.carryUntil)}”`,
      zero: '缺项记零',
      exclude: '缺项剔除',
      rescale: `缺项按余下权重折算，不足 ${config.atLeast} 项${config.below === 'pending' ? '待定' : '剔除'}`,
    }[config.missing]
    const veto = config.veto.length === 0 ? '无一票否决' : `${config.veto.length} 条一票否决`
    const whole =
      config.normalise === 'none'
        ? ''
        : `，最高分折成 ${config.normaliseTo} 分，${sayCompleteness(config.completeness, input)}`
    const places = config.scale < 0 ? '不舍入' : `保留 ${config.scale} 位小数`
    return `${sayScoreItems(config)}${whole}，${places}。${missing}，${veto}${config.losses ? '，另列每项失分' : ''}。`
  },
  compile: inSeason(compileScore),
  diff: (change) => diffScore(change),
  lint: (block, config) =>
    config.items.length > 0
      ? []
      : [{ code: 'check.score-empty', severity: 'error', block: block.id, message: '计分没有指标，请至少加一项。' }],
  example: scoreSchema.parse({
    base: '100',
    floor: '0',
    items: [{ id: 'litter', label: '暴露垃圾', method: 'deduct', column: 'litter', each: '2', deductCap: '10' }],
  }),
}
