import { z } from 'zod'
import { compileCompute } from '../compile/compute.ts'
import type { BlockDef, RosterType } from '../model/block-def.ts'
import { sayExpression } from './settings/expression-words.ts'
import { choice, condition, formula } from './settings/field.ts'
import { adding, IN } from './settings/roster-type.ts'
import { asColumn, columnShape } from './settings/written-column.ts'

const line = z.strictObject({ when: condition('条件'), value: formula('取值') })

/** COMP-1: one column, by a formula or by a decision table. */
const computed = z.strictObject({
  ...columnShape,
  how: choice('怎样算', { formula: '公式', table: '决策表' }, 'formula'),
  formula: formula('公式'),
  table: z.array(line).max(100).default([]).meta({ title: '决策表', form: 'table' }),
  hit: choice('多行符合时', { first: '取首个', sum: '求和', max: '取最高', min: '取最低' }, 'first'),
  otherwise: choice('都不符合时', { pending: '待定', 'not-applicable': '不适用', value: '取下面的值' }, 'pending'),
  otherwiseValue: formula('都不符合时取'),
})

export const computeSchema = z.strictObject({
  columns: z.array(computed).max(60).default([]).meta({ title: '新列', form: 'table' }),
})

export type ComputeConfig = z.output<typeof computeSchema>

const places = (one: ComputeConfig['columns'][number]): string => {
  if (!['score', 'number', 'percent'].includes(one.type)) return ''
  return one.scale < 0 ? '，不舍入' : `，保留 ${one.scale} 位小数`
}

const sayColumn = (
  one: ComputeConfig['columns'][number],
  input: RosterType | undefined,
  own: ComputeConfig['columns'],
): string => {
  const say = (source: string) => sayExpression(source, input, own)
  if (one.how === 'formula') return `${one.label} = ${say(one.formula)}${places(one)}`
  const hit = { first: '取首个', sum: '求和', max: '取最高', min: '取最低' }[one.hit]
  const otherwise = { pending: '待定', 'not-applicable': '不适用', value: `取 ${say(one.otherwiseValue)}` }[
    one.otherwise
  ]
  return `${one.label}按 ${one.table.length} 行决策表（${hit}，都不符合时${otherwise}）${places(one)}`
}

/** COMP-1, COMP-2: columns in order; each sees the earlier ones. */
export const compute: BlockDef<ComputeConfig> = {
  kind: 'compute',
  name: '计算',
  family: 'figures',
  schema: computeSchema,
  inputs: () => IN,
  outputs: () => [{ id: 'rows', label: '名单' }],
  arity: () => 'row',
  reads: () => [],
  types: (config, { in: input }) => ({
    rows: adding(
      input,
      config.columns.map((one) => asColumn(one)),
    ),
  }),
  sentence: (config, input) =>
    config.columns.length === 0
      ? '没有要算的列。'
      : `${config.columns.map((one) => sayColumn(one, input, config.columns)).join('；')}。缺数的结果待定。`,
  compile: compileCompute,
  lint: (block, config) =>
    config.columns.length > 0
      ? []
      : [{ code: 'check.compute-empty', severity: 'error', block: block.id, message: '计算没有新列，请至少加一列。' }],
  example: computeSchema.parse({
    columns: [{ id: 'total', label: '综合得分', formula: '0.8 * village_mean + 0.2 * management' }],
  }),
}
