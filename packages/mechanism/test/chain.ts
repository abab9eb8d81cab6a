import { type MissingReason, packMissing } from '@jizhi/domain'
import {
  type AnyFact,
  type Block,
  type BlockKind,
  type Derived,
  derive,
  type JsonObject,
  type Mechanism,
} from '../src/index.ts'
import { block, column, drawing, fact, instant, opened, pins, type TestUnit, tableOf } from './build.ts'

/** The way out that leads on, by kind. */
export const WAY_OUT: { readonly [K in BlockKind]: string } = {
  cycle: 'cycle',
  roster: 'rows',
  ask: 'answered',
  score: 'scored',
  objection: 'settled',
  review: 'passed',
  rank: 'ranked',
  regroup: 'rows',
  branch: 'else',
  compute: 'rows',
  history: 'rows',
  join: 'rows',
  ladder: 'handled',
  case: 'snapshot',
  result: 'frozen',
  allocate: 'awards',
  post: 'posted',
  tell: 'told',
}

export const all = { rule: 'all' } as const
export const score = (id: string): JsonObject => ({ id, label: id, type: 'score', scale: 2, required: false })

/** Blocks one after another, each by its way out. */
export const chain = (...blocks: readonly Block[]): Mechanism =>
  drawing(
    blocks,
    blocks.slice(1).map((next, at) => `${blocks[at]!.id}.${WAY_OUT[blocks[at]!.kind]}>${next.id}`),
  )

/** Cycle, villages, and a form with the given fields, before the blocks under test. */
export const asked = (fields: readonly JsonObject[], ...blocks: readonly Block[]): Mechanism =>
  chain(block('cycle', CYCLE), block('roster', CATEGORIES), block('ask', { fields, due: 'report_by' }), ...blocks)

const CYCLE: JsonObject = {
  stages: [
    { id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' },
    { id: 'final_by', label: '最后期限', base: 'end', offset: 10, step: 'workday' },
  ],
}
const CATEGORIES: JsonObject = {
  attributes: {
    categories: [
      { id: 'A', label: 'A 类' },
      { id: 'B', label: 'B 类' },
    ],
  },
}

export type Given = { readonly [row: string]: readonly (number | MissingReason)[] }

/** One packed sheet per row: whole numbers at the fields' scale, or a missing reason. */
export const sheets = (given: Given, ask = 'ask'): AnyFact[] =>
  Object.entries(given).map(([row, values]) =>
    fact(
      'answered',
      { sheet: values.map((value) => (typeof value === 'number' ? value : packMissing(value))) },
      { block: ask, row, person: 'inspector-1' },
      { id: `sheet-${ask}-${row}`, known: instant('2019-06-03') },
    ),
  )

/** The outcome for villages named by the rows given; `units` where attributes or other kinds matter. */
export const outcome = (
  mechanism: Mechanism,
  given: Given,
  units: readonly TestUnit[] = Object.keys(given).map((id) => ({ id })),
  more: readonly AnyFact[] = [],
): Derived => derive(mechanism, [opened(pins(units)), ...sheets(given), ...more])

/** A column at the way out of a block, by row. */
export const cellsOf = (derived: Derived, blockId: string, port: string, id: string) =>
  column(tableOf(derived, blockId, port), id)

/** FACT-5: another statement of the same slot, which supersedes the first. */
export const amendment = (row: string, values: readonly number[], day: string): AnyFact =>
  fact(
    'answered',
    { sheet: values },
    { block: 'ask', row, person: 'inspector-1' },
    { id: `amendment-${row}`, known: instant(day), supersedes: `sheet-ask-${row}` },
  )
