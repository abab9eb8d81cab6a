import { z } from 'zod'
import type { Column } from '../../model/column.ts'
import { choice, condition, formula } from './field.ts'
import { asColumn, columnShape } from './written-column.ts'

const line = z.strictObject({ when: condition('条件'), value: formula('取值') })

/** COMP-1: which of the lines that hold give the value. */
export const HITS = { first: '取首个', all: '取全部', sum: '求和', max: '取最高', min: '取最低' } as const
/** COMP-1: what stands where no line holds. */
export const OTHERWISES = { pending: '待定', 'not-applicable': '不适用', value: '取下面的值' } as const

/** COMP-1: one column, by a formula or by a decision table. */
export const computedColumn = z.strictObject({
  ...columnShape,
  how: choice('怎样算', { formula: '公式', table: '决策表' }, 'formula'),
  formula: formula('公式'),
  table: z.array(line).max(100).default([]).meta({ title: '决策表', form: 'decision' }),
  hit: choice('多行符合时', HITS, 'first'),
  otherwise: choice('都不符合时', OTHERWISES, 'pending'),
  otherwiseValue: formula('都不符合时取'),
})

export type ComputedColumn = z.output<typeof computedColumn>

/** 取全部 writes every value that was hit, so its column holds several. */
export const writesMany = (one: ComputedColumn): boolean => one.how === 'table' && one.hit === 'all'

export const asComputed = (one: ComputedColumn): Column => asColumn(one, writesMany(one))
