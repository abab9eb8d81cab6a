import { z } from 'zod'
import type { BlockDef, RosterType } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { completeness } from './settings/completeness.ts'
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
import { sheetReference } from './settings/from-sheet.ts'
import { adding, carried, IN } from './settings/roster-type.ts'
import { diffScore } from './settings/score-diff.ts'
import { columnsOfItem, needsCohort, scoreItem } from './settings/score-item.ts'
import { lintScore } from './settings/score-lint.ts'
import { sayScore } from './settings/score-words.ts'
import { scale } from './settings/written-column.ts'

/** SCORE-5: a veto sets a value, caps the score or the grade, or raises a flag. */
const veto = z.strictObject({
  when: condition('一票否决条件'),
  effect: choice('后果', { set: '得分定为', cap: '得分最高为', grade: '等级最高为', flag: '只作标记，不改分' }, 'set'),
  value: decimal('分值', '0', '分'),
  grade: z.string().max(40).default('').meta({ title: '等级编号' }),
})

/** Best first; each grade reaches down to its `from`, the last one takes the rest. */
const grade = z.strictObject({ id: slug('编号'), label: words('等级', 20), from: decimalOrNone('从（含）', '分') })

const bonus = z.strictObject({ column: column('加分列', SCORE_TYPES), cap: decimalOrNone('最多加', '分') })

export const scoreSchema = z.strictObject({
  sheet: sheetReference(),
  items: z.array(scoreItem).max(300).default([]).meta({ title: '指标', form: 'tree' }),
  combine: choice('各项合成', { sum: '相加', mean: '按权重平均', average: '算术平均' }, 'sum'),
  base: decimal('基础分', '0', '分'),
  floor: decimalOrNone('各项合计最低', '分'),
  cap: decimalOrNone('各项合计最高（加分前）', '分'),
  bonus: z.array(bonus).max(20).default([]).meta({ title: '加分', form: 'table' }),
  normalise: choice('同类内折算', { none: '不折算', 'ratio-to-best': '按最高分折成满分' }, 'none'),
  normaliseTo: decimal('折成满分', '100', '分'),
  within: column('在哪一列的同类内', ['choice', 'grade', 'unit']),
  veto: z.array(veto).max(20).default([]).meta({ title: '一票否决', form: 'table' }),
  grades: z.array(grade).max(12).default([]).meta({ title: '按得分评等级（从高到低）', form: 'table' }),
  missing: choice(
    '缺项',
    { pending: '待定', carry: '顺延', last: '用上期', zero: '记零', exclude: '剔除', rescale: '按余下权重折算' },
    'pending',
  ),
  carryUntil: deadline('顺延到'),
  lastResult: z
    .string()
    .max(64)
    .default('')
    .meta({ title: '上期取自哪个定榜', ref: 'block', kinds: ['result'] }),
  atLeast: whole('至少几项才折算', 1, 1, 300, '项'),
  atLeastWeight: decimalOrNone('至少多大权重才折算', '%'),
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

/** SCORE-5: what the block writes beside the score. */
function besideColumns(config: ScoreConfig): Column[] {
  const options = config.grades.map(({ id, label }) => ({ id, label }))
  return [
    ...(options.length === 0
      ? []
      : [{ id: `${config.column}_grade`, label: `${config.label}等级`, type: 'grade', options } as const]),
    ...(config.missing === 'last'
      ? [{ id: `${config.column}_from_last`, label: `${config.label}用上期`, type: 'flag' } as const]
      : []),
    ...(config.veto.some((one) => one.effect === 'flag')
      ? [{ id: `${config.column}_veto`, label: `${config.label}一票否决`, type: 'flag' } as const]
      : []),
  ]
}

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
  arity: (config) => (needsCohort(config) ? 'set' : 'row'),
  reads: (config) =>
    [
      ...config.items.flatMap(columnsOfItem),
      ...config.bonus.map((one) => one.column),
      needsCohort(config) ? config.within : '',
    ].filter((id) => id !== ''),
  types: (config, { in: input }) => ({
    scored: adding(input, [
      { id: config.column, label: config.label, type: 'score', ...(config.scale < 0 ? {} : { scale: config.scale }) },
      ...besideColumns(config),
    ]),
    ...(config.losses ? { losses: lossesType(config, input) } : {}),
  }),
  sentence: (config, input) => sayScore(config, input),
  lint: (block, config, _, input) => lintScore(block, config, input),
  diff: diffScore,
  get example() {
    return scoreSchema.parse({
      base: '100',
      floor: '0',
      items: [{ id: 'litter', label: '暴露垃圾', method: 'deduct', column: 'litter', each: '2', deductCap: '10' }],
    })
  },
}
