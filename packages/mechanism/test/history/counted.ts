import { type AnyFact, type Derived, derive, type JsonObject, type Mechanism, type Pins } from '../../src/index.ts'
import { block, column, opened, pins, type TestUnit, tableOf } from '../build.ts'
import { chain, type Given, score, sheets } from '../chain.ts'

export const FLAG: JsonObject = { id: 'back', label: '后进', type: 'flag', required: false }
export const READS: JsonObject = { id: 'back', label: '后进', type: 'flag' }
export const times = (across: string, more: JsonObject = {}): JsonObject => ({
  id: 'times',
  label: '次数',
  across,
  ...more,
})

/** A month of May 2019: a flag is reported per village, then history counts. */
export const counting = (config: JsonObject, fields: readonly JsonObject[] = [FLAG, score('mark')]): Mechanism =>
  chain(
    block('cycle', {
      ...CYCLE,
    }),
    block('roster'),
    block('ask', { fields: [...fields], due: 'report_by' }),
    block('history', {
      result: 'result',
      reads: [READS],
      hit: 'back',
      currentHit: 'back',
      gap: 'skip',
      until: 'past_by',
      window: 'all',
      figures: [times('count')],
      ...config,
    }),
  )

const CYCLE: JsonObject = {
  stages: [
    { id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' },
    { id: 'past_by', label: '上期等到', base: 'end', offset: 3, step: 'workday' },
  ],
}

export const counted = (
  config: JsonObject,
  facts: readonly AnyFact[],
  given: Given = { v1: [1, 0] },
  more: {
    readonly pins?: Partial<Pins>
    readonly units?: readonly TestUnit[]
    readonly relations?: Pins['graph']['relations']
  } = {},
): Derived =>
  derive(counting(config), [
    opened(pins(more.units ?? Object.keys(given).map((id) => ({ id })), more.pins, more.relations)),
    ...sheets(given),
    ...facts,
  ])

export const figure = (derived: Derived, id = 'times', row = 'v1'): number | string | undefined =>
  column(tableOf(derived, 'history', 'rows'), id)[row]
