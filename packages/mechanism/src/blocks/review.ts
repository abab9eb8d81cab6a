import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { completeness, sayCompleteness } from './settings/completeness.ts'
import {
  choice,
  columns,
  deadline,
  decimal,
  decimalOrNone,
  prefix,
  prefixLabel,
  slug,
  whole,
  wordsOrNone,
} from './settings/field.ts'
import { options } from './settings/options.ts'
import { givesGrade, givesMark } from './settings/review-gives.ts'
import { adding, deadlineName, IN, labelOf } from './settings/roster-type.ts'
import { sayWho, who } from './settings/who.ts'

export const reviewSchema = z.strictObject({
  scope: choice('审什么', { row: '逐行审', table: '整表审' }, 'row'),
  who: who('谁来审'),
  quorum: choice(
    '几人算数',
    {
      any: '一人即可（或签）',
      all: '人人同意（会签）',
      share: '达到比例',
      sequence: '依次',
      ballot: '投完再算（票签）',
    },
    'any',
  ),
  share: decimal('同意比例', '50', '%'),
  inTurn: z
    .array(z.strictObject({ who: who('谁') }))
    .max(8)
    .default([])
    .meta({ title: '依次再由', form: 'table', help: '依次时填写；留空则同岗的人一个接一个。' }),
  due: deadline('期限'),
  onSilence: choice(
    '到期未审',
    { escalate: '转上一级', pass: '视为通过', refuse: '视为不通过', return: '退回填报' },
    'escalate',
  ),
  escalateTo: who('转给谁'),
  onRefusal: choice('不通过', { leave: '走“不通过”', return: '退回填报' }, 'leave'),
  returnTo: z
    .string()
    .max(64)
    .default('')
    .meta({ title: '退回到哪一个填报', ref: 'block', kinds: ['ask'] }),
  maxRounds: whole('最多几轮', 3, 1, 9, '轮'),
  returnWithin: whole('退回后几日内补报', 3, 1, 60, '个工作日'),
  amend: columns('可改定的列', [], '审核人可说明理由改定这些列，原值保留。'),
  limits: z
    .array(z.strictObject({ column: slug('列编号'), least: decimalOrNone('最小'), most: decimalOrNone('最大') }))
    .max(60)
    .default([])
    .meta({ title: '改定的范围', form: 'table', help: '没有列出的列不限范围。' }),
  grade: z
    .strictObject({
      label: wordsOrNone('定什么等级', 12, '例如 难度；不定级就留空。'),
      options: options('等级，好的在前'),
    })
    .prefault({})
    .meta({ title: '定级' }),
  rate: z
    .strictObject({
      label: wordsOrNone('评什么分', 12, '例如 群众评议；不评分就留空。'),
      most: decimal('满分', '100', '分'),
      atLeast: whole('至少几人', 1, 1, 10_000, '人'),
    })
    .prefault({})
    .meta({ title: '评议' }),
  completeness: completeness(),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type ReviewConfig = z.output<typeof reviewSchema>

const sayQuorum = (config: ReviewConfig): string => {
  const after = config.inTurn.map((one) => sayWho(one.who)).join('、再由')
  return {
    any: '一人同意即可',
    all: '须人人同意',
    share: `同意达 ${config.share}%`,
    sequence: after === '' ? '须依次同意' : `再由${after}依次同意`,
    ballot: `投完再算，同意达 ${config.share}%`,
  }[config.quorum]
}

/** What a verdict leaves beside the row. */
const verdictColumns = (config: ReviewConfig): Column[] => [
  { id: `${config.prefix}reviewed_at`, label: `${config.prefixLabel}审核时间`, type: 'instant' },
  ...(givesGrade(config)
    ? [
        {
          id: `${config.prefix}grade`,
          label: `${config.prefixLabel}${config.grade.label || '等级'}`,
          type: 'grade',
          options: config.grade.options,
        } satisfies Column,
      ]
    : []),
  ...(givesMark(config)
    ? [
        {
          id: `${config.prefix}rating`,
          label: `${config.prefixLabel}${config.rate.label}`,
          type: 'score',
          scale: 2,
        } satisfies Column,
      ]
    : []),
]

/** REV-1…5: a verdict holds for what was seen. */
export const review: BlockDef<ReviewConfig> = {
  kind: 'review',
  name: '审核',
  family: 'people',
  schema: reviewSchema,
  inputs: () => IN,
  outputs: () => [
    { id: 'passed', label: '通过' },
    { id: 'refused', label: '不通过' },
  ],
  arity: (config) => (config.scope === 'table' ? 'set' : 'row'),
  reads: (config) => config.amend,
  types: (config, { in: input }) => {
    const verdict = adding(input, verdictColumns(config))
    return { passed: verdict, refused: verdict }
  },
  sentence: (config, input, called = (id) => id) => {
    const again = `退回“${config.returnTo === '' ? '未设' : called(config.returnTo)}”，${config.returnWithin} 个工作日内补报`
    const silence = {
      escalate: `转${sayWho(config.escalateTo)}`,
      pass: '视为通过',
      refuse: '视为不通过',
      return: `${again}，再不审转${sayWho(config.escalateTo)}`,
    }[config.onSilence]
    const refusal =
      config.onRefusal === 'leave'
        ? '不通过的另走一路'
        : `不通过${again}，最多 ${config.maxRounds} 轮，再不通过转${sayWho(config.escalateTo)}`
    const scope = config.scope === 'table' ? `整表审核（${sayCompleteness(config.completeness, input)}）` : '逐行审核'
    const amend =
      config.amend.length === 0 ? '不可改定' : `可改定${config.amend.map((id) => labelOf(input, id)).join('、')}`
    const due = config.due === '' ? '不设期限' : `到“${deadlineName(input, config.due)}”未审${silence}`
    const gives = [
      ...(givesGrade(config)
        ? [`定${config.grade.label || '等级'}（${config.grade.options.map((one) => one.label).join('、')}）`]
        : []),
      ...(givesMark(config)
        ? [`评${config.rate.label}（满分 ${config.rate.most}，至少 ${config.rate.atLeast} 人，取平均）`]
        : []),
    ]
    return `由${sayWho(config.who)}${scope}，${[sayQuorum(config), ...gives, amend].join('，')}。${due}，${refusal}。`
  },
  lint: (block, config) =>
    (config.onRefusal === 'return' || config.onSilence === 'return') && config.returnTo === ''
      ? [
          {
            code: 'check.review-return',
            severity: 'error',
            block: block.id,
            message: '请选择不通过时退回到哪一个填报。',
          },
        ]
      : [],
  get example() {
    return reviewSchema.parse({ who: { role: 'finance' }, escalateTo: { role: 'signatory' } })
  },
}
