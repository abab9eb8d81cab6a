import { z } from 'zod'
import type { BlockDef, Finding, RosterType } from '../model/block-def.ts'
import { choice, column, columns, prefix, prefixLabel, whole } from './settings/field.ts'
import { adding, IN, labelOf } from './settings/roster-type.ts'
import { sayWho, who } from './settings/who.ts'

export const objectionSchema = z.strictObject({
  window: whole('异议期', 3, 1, 60),
  step: choice('按', { workday: '工作日', day: '天' }, 'workday'),
  disputable: columns('可异议的列', [], '留空则可对本行的每项填报和审核提出。'),
  objector: who('谁可提出'),
  decider: who('谁来裁定'),
  decideWithin: whole('裁定期限', 5, 1, 60, '个工作日'),
  escalateTo: who('逾期未裁定时转给'),
  freeze: choice('后面的定榜', { wait: '等异议都了结', early: '没有异议的先定' }, 'wait'),
  freezeWithin: column('按哪一类先定', ['choice', 'grade', 'unit']),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type ObjectionConfig = z.output<typeof objectionSchema>

const STANDINGS = [
  { id: 'none', label: '无异议' },
  { id: 'open', label: '异议中' },
  { id: 'upheld', label: '采纳' },
  { id: 'partly-upheld', label: '部分采纳' },
  { id: 'rejected', label: '不采纳' },
]

const sayFreeze = (config: ObjectionConfig, input: RosterType | undefined): string =>
  config.freeze === 'wait'
    ? '后面的定榜等异议都了结'
    : `没有异议的${config.freezeWithin === '' ? '' : labelOf(input, config.freezeWithin)}先定榜，其余作为修订补上`

/** OBJ-1…5: those affected may object within a window that opens when their notice was delivered. */
export const objection: BlockDef<ObjectionConfig> = {
  kind: 'objection',
  name: '异议',
  family: 'people',
  schema: objectionSchema,
  inputs: () => IN,
  outputs: () => [{ id: 'settled', label: '已了结' }],
  arity: () => 'row',
  reads: (config) => [...config.disputable, ...(config.freezeWithin === '' ? [] : [config.freezeWithin])],
  types: (config, { in: input }) => ({
    settled: adding(input, [
      { id: `${config.prefix}objection`, label: `${config.prefixLabel}异议`, type: 'choice', options: STANDINGS },
    ]),
  }),
  sentence: (config, input) => {
    const what =
      config.disputable.length === 0 ? '每项填报和审核' : config.disputable.map((id) => labelOf(input, id)).join('、')
    return (
      `通知送达后 ${config.window} ${config.step === 'workday' ? '个工作日' : '天'}内可对${what}提出异议。` +
      `由原评定人以外的${sayWho(config.decider)}在 ${config.decideWithin} 个工作日内裁定，逾期转${sayWho(config.escalateTo)}，不视为驳回；${sayFreeze(config, input)}。`
    )
  },
  lint: (block, config): readonly Finding[] =>
    config.freeze === 'early' && config.freezeWithin === ''
      ? [
          {
            code: 'check.objection-freeze',
            severity: 'error',
            block: block.id,
            message: '选了没有异议的先定榜，请选按哪一类先定，例如考评类别。',
          },
        ]
      : [],
  get example() {
    return objectionSchema.parse({
      objector: { at: 'row', role: 'clerk' },
      decider: { role: 'adjudicator' },
      escalateTo: { role: 'signatory' },
    })
  },
}
