import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import { sayExpression } from './settings/expression-words.ts'
import { choice, condition, slug, words } from './settings/field.ts'
import { EMPTY, IN } from './settings/roster-type.ts'

const branchCase = z.strictObject({
  id: slug('编号').refine((id) => id !== 'open', '“open”留给待定，请换一个。'),
  label: words('名称', 20),
  when: condition('条件'),
})

export const branchSchema = z.strictObject({
  mode: choice('走哪几路', { first: '只走最先符合的一路', all: '符合的每一路都走' }, 'first'),
  cases: z.array(branchCase).max(20).default([]).meta({ title: '情形', form: 'table' }),
})

export type BranchConfig = z.output<typeof branchSchema>

/** BR-1, BR-2: ordered cases; 其余 and 待定 always exist. */
export const branch: BlockDef<BranchConfig> = {
  kind: 'branch',
  name: '分流',
  family: 'flow',
  schema: branchSchema,
  inputs: () => IN,
  outputs: (config) => [
    ...config.cases.map(({ id, label }) => ({ id, label })),
    { id: 'else', label: '其余' },
    { id: 'open', label: '待定' },
  ],
  arity: () => 'row',
  reads: () => [],
  types: (config, { in: input }) =>
    Object.fromEntries([...config.cases.map(({ id }) => id), 'else', 'open'].map((id) => [id, input ?? EMPTY])),
  sentence: (config, input) => {
    const cases = config.cases.map((one) => `${one.label}（${sayExpression(one.when, input)}）`)
    if (cases.length === 0) return '情形未设，全部走其余。'
    const how = config.mode === 'first' ? '只走最先符合的一路' : '符合的每一路都走'
    return `按${cases.join('、')}分流，${how}。都不符合的走其余，条件缺数的走待定。`
  },
  lint: (block, config) =>
    config.cases
      .filter((one) => one.when === '')
      .map((one) => ({
        code: 'check.branch-condition',
        severity: 'error' as const,
        block: block.id,
        port: one.id,
        message: `情形“${one.label}”没有条件，请填写，或删去这一路。`,
      })),
  get example() {
    return branchSchema.parse({ cases: [{ id: 'front', label: '前列', when: 'place <= 3' }] })
  },
}
