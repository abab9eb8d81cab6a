import { z } from 'zod'
import { compileObjection } from '../compile/objection.ts'
import type { BlockDef } from '../model/block-def.ts'
import { choice, columns, prefix, prefixLabel, whole } from './settings/field.ts'
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

/** OBJ-1…5: those affected may object within a window that opens when their notice was delivered. */
export const objection: BlockDef<ObjectionConfig> = {
  kind: 'objection',
  name: '异议',
  family: 'people',
  schema: objectionSchema,
  inputs: () => IN,
  outputs: () => [{ id: 'settled', label: '已了结' }],
  arity: () => 'row',
  reads: (config) => config.disputable,
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
      `由原评定人以外的${sayWho(config.decider)}在 ${config.decideWithin} 个工作日内裁定，逾期转${sayWho(config.escalateTo)}，不视为驳回。`
    )
  },
  compile: compileObjection,
  lint: () => [],
  example: objectionSchema.parse({
    objector: { at: 'row', role: 'clerk' },
    decider: { role: 'adjudicator' },
    escalateTo: { role: 'signatory' },
  }),
}
