import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import { completeness, sayCompleteness } from './settings/completeness.ts'
import { choice, wordsOrNone } from './settings/field.ts'
import { EMPTY, IN } from './settings/roster-type.ts'
import { sayWho, who } from './settings/who.ts'

export const resultSchema = z.strictObject({
  title: wordsOrNone('正式名称', 40, '例如“月度考评结果”。'),
  mode: choice('怎样定榜', { signed: '由人签定', automatic: '到齐自动定' }, 'signed'),
  who: who('谁来签定'),
  completeness: completeness(),
})

export type ResultConfig = z.output<typeof resultSchema>

/** RES-1…5: freezes the roster as the cycle's official result, revision after revision. */
export const result: BlockDef<ResultConfig> = {
  kind: 'result',
  name: '定榜',
  family: 'outcome',
  schema: resultSchema,
  inputs: () => IN,
  outputs: () => [{ id: 'frozen', label: '正式结果', final: true }],
  arity: () => 'set',
  reads: () => [],
  types: (_config, { in: input }) => ({ frozen: { ...(input ?? EMPTY), frozen: true } }),
  sentence: (config, input) => {
    const how = config.mode === 'signed' ? `由${sayWho(config.who)}签定` : '到齐后自动定'
    return `${how}为${config.title === '' ? '本期正式结果' : `正式的“${config.title}”`}，${sayCompleteness(config.completeness, input)}。定后有变，另发修订并写明理由。`
  },
  lint: () => [],
  get example() {
    return resultSchema.parse({ title: '月度考评结果', who: { role: 'county-admin' }, completeness: { rule: 'all' } })
  },
}
