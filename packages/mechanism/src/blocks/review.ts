import { z } from 'zod'
import { compileReview } from '../compile/review.ts'
import type { BlockDef } from '../model/block-def.ts'
import { completeness, sayCompleteness } from './settings/completeness.ts'
import { choice, columns, deadline, decimal, prefix, prefixLabel, whole } from './settings/field.ts'
import { adding, deadlineName, IN, labelOf } from './settings/roster-type.ts'
import { sayWho, who } from './settings/who.ts'

export const reviewSchema = z.strictObject({
  scope: choice('审什么', { row: '逐行审', table: '整表审' }, 'row'),
  who: who('谁来审'),
  quorum: choice(
    '几人算数',
    { any: '一人即可（或签）', all: '人人同意（会签）', share: '达到比例', sequence: '依次' },
    'any',
  ),
  share: decimal('同意比例', '50', '%'),
  due: deadline('期限'),
  onSilence: choice('到期未审', { escalate: '转上一级', pass: '视为通过', refuse: '视为不通过' }, 'escalate'),
  escalateTo: who('转给谁'),
  onRefusal: choice('不通过', { leave: '走“不通过”', return: '退回填报' }, 'leave'),
  returnTo: z
    .string()
    .max(64)
    .default('')
    .meta({ title: '退回到哪一个填报', ref: 'block', kinds: ['ask'] }),
  maxRounds: whole('最多几轮', 3, 1, 9, '轮'),
  amend: columns('可改定的列', [], '审核人可说明理由改定这些列，原值保留。'),
  completeness: completeness(),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type ReviewConfig = z.output<typeof reviewSchema>

const QUORUMS = { any: '一人同意即可', all: '须人人同意', sequence: '须依次同意' } as const

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
    const verdict = adding(input, [
      { id: `${config.prefix}reviewed_at`, label: `${config.prefixLabel}审核时间`, type: 'instant' },
    ])
    return { passed: verdict, refused: verdict }
  },
  sentence: (config, input) => {
    const quorum = config.quorum === 'share' ? `同意达 ${config.share}%` : QUORUMS[config.quorum]
    const silence = { escalate: `转${sayWho(config.escalateTo)}`, pass: '视为通过', refuse: '视为不通过' }[
      config.onSilence
    ]
    const refusal =
      config.onRefusal === 'leave'
        ? '不通过的另走一路'
        : `不通过退回“${config.returnTo || '未设'}”，最多 ${config.maxRounds} 轮，再不通过转${sayWho(config.escalateTo)}`
    const scope = config.scope === 'table' ? `整表审核（${sayCompleteness(config.completeness, input)}）` : '逐行审核'
    const amend =
      config.amend.length === 0 ? '不可改定' : `可改定${config.amend.map((id) => labelOf(input, id)).join('、')}`
    const due = config.due === '' ? '不设期限' : `到“${deadlineName(input, config.due)}”未审${silence}`
    return `由${sayWho(config.who)}${scope}，${quorum}，${amend}。${due}，${refusal}。`
  },
  compile: compileReview,
  lint: (block, config) =>
    config.onRefusal === 'return' && config.returnTo === ''
      ? [
          {
            code: 'check.review-return',
            severity: 'error',
            block: block.id,
            message: '请选择不通过时退回到哪一个填报。',
          },
        ]
      : [],
  example: reviewSchema.parse({ who: { role: 'finance' }, escalateTo: { role: 'signatory' } }),
}
