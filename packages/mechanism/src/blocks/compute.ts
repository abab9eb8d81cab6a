import { z } from 'zod'
import type { BlockDef, RosterType } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { asComputed, computedColumn, HITS, OTHERWISES } from './settings/computed-column.ts'
import { sayExpression } from './settings/expression-words.ts'
import { adding, IN } from './settings/roster-type.ts'

export const computeSchema = z.strictObject({
  columns: z.array(computedColumn).max(60).default([]).meta({ title: '新列', form: 'table' }),
})

export type ComputeConfig = z.output<typeof computeSchema>

const places = (one: ComputeConfig['columns'][number]): string => {
  if (!['score', 'number', 'percent'].includes(one.type)) return ''
  return one.scale < 0 ? '，不舍入' : `，保留 ${one.scale} 位小数`
}

const sayColumn = (
  one: ComputeConfig['columns'][number],
  input: RosterType | undefined,
  own: readonly Column[],
): string => {
  const say = (source: string) => sayExpression(source, input, own)
  if (one.how === 'formula') return `${one.label} = ${say(one.formula)}${places(one)}`
  const otherwise = one.otherwise === 'value' ? `取 ${say(one.otherwiseValue)}` : OTHERWISES[one.otherwise]
  return `${one.label}按 ${one.table.length} 行决策表（${HITS[one.hit]}，都不符合时${otherwise}）${places(one)}`
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
    rows: adding(input, config.columns.map(asComputed)),
  }),
  sentence: (config, input) =>
    config.columns.length === 0
      ? '没有要算的列。'
      : `${config.columns.map((one) => sayColumn(one, input, config.columns.map(asComputed))).join('；')}。缺数的结果待定。`,
  lint: (block, config) =>
    config.columns.length > 0
      ? []
      : [{ code: 'check.compute-empty', severity: 'error', block: block.id, message: '计算没有新列，请至少加一列。' }],
  get example() {
    return computeSchema.parse({
      columns: [{ id: 'total', label: '综合得分', formula: '0.8 * village_mean + 0.2 * management' }],
    })
  },
}
