import type { PersonId, PostId, UnitId } from '@jizhi/domain'
import { type AnyFact, type Derived, derive, type JsonObject, type Mechanism, type Pins } from '../../src/index.ts'
import { block, column, fact, freezing, instant, opened, pins, tableOf, tick } from '../build.ts'
import { chain, type Given, sheets } from '../chain.ts'

export const measure = (id: string, form: string, target: JsonObject = {}, more: JsonObject = {}): JsonObject => ({
  id,
  label: id,
  form,
  target: { at: 'owner', role: 'head', ...target },
  actor: { role: 'office' },
  ...more,
})
export const rung = (id: string, from: number, to: number, ...measures: readonly JsonObject[]): JsonObject => ({
  id,
  label: id,
  from,
  to,
  measures: [...measures],
})

const FIELDS: readonly JsonObject[] = [
  { id: 'times', label: '次数', type: 'count', required: false },
  { id: 'hit', label: '命中', type: 'flag', required: false },
  { id: 'last', label: '上次', type: 'count', required: false },
  { id: 'happened', label: '事由发生日', type: 'date', required: false },
]

/** A count is reported per village, may be objected to, is frozen, and climbs. */
export const climbing = (config: JsonObject): Mechanism =>
  chain(
    block('cycle'),
    block('roster'),
    block('ask', { fields: [...FIELDS] }),
    block('objection', { decider: { role: 'arbiter' }, escalateTo: { role: 'leader' } }),
    block('result', { who: { role: 'office' }, completeness: { rule: 'all' } }),
    block('ladder', { signatory: { role: 'leader' }, ...config }),
  )

export const RUNGS = {
  rungs: [
    rung('first', 1, 1, measure('urge', 'urge')),
    rung('second', 2, 3, measure('talk', 'interview')),
    rung('third', 4, 4, measure('circular', 'criticise')),
  ],
}

const POSTS: Pins['graph']['posts'] = [
  { id: 'post-head' as PostId, unit: 'owner' as UnitId, role: 'head', holders: ['head-1' as PersonId] },
  { id: 'post-deputy' as PostId, unit: 'owner' as UnitId, role: 'deputy', holders: ['deputy-1' as PersonId] },
  { id: 'post-area' as PostId, unit: 'owner' as UnitId, role: 'area', holders: ['area-1' as PersonId] },
]

export const started = (given: Given, relations: Pins['graph']['relations'] = []): AnyFact[] => {
  const made = pins(
    Object.keys(given).map((id) => ({ id })),
    {},
    relations,
  )
  return [opened({ ...made, graph: { ...made.graph, posts: [...made.graph.posts, ...POSTS] } }), ...sheets(given)]
}

/** Everything up to the freeze: notices that name what is wanted, the window over, the result issued. */
export function issued(mechanism: Mechanism, facts: readonly AnyFact[]): AnyFact[] {
  const { effects: wanted, open } = derive(mechanism, facts)
  const rows = tableOf(derive(mechanism, facts), 'objection', 'settled').keys
  const told = [
    ...facts,
    ...rows.map((row) =>
      fact(
        'noticed',
        {
          effects: wanted.filter((one) => one.slot.row === row).map((one) => one.digest),
          terms: open.find((task) => task.kind === 'notice' && task.row === row)?.terms ?? {},
          deliveredAt: instant('2019-06-04'),
        },
        { block: 'objection', row },
        { id: `notice-${row}`, known: instant('2019-06-04') },
      ),
    ),
    tick(instant('2019-06-11', 1)),
  ]
  return [...told, freezing(derive(mechanism, told), 'result', 1, instant('2019-06-11', 9))]
}

export const signing = (
  mechanism: Mechanism,
  facts: readonly AnyFact[],
  by = 'leader-1',
  day = '2019-06-12',
): AnyFact =>
  fact(
    'signed',
    { digests: derive(mechanism, facts).effects.map((one) => one.digest) },
    { block: 'ladder' },
    { id: `signed-${by}`, by, known: instant(day) },
  )

export const recorded = (row: string, item: string): AnyFact =>
  fact(
    'answered',
    { sheet: [] },
    { block: 'ladder', row, item },
    { id: `record-${row}-${item}`, known: instant('2019-06-13'), by: 'office-1' },
  )

export const climbed = (config: JsonObject, given: Given): Derived => derive(climbing(config), started(given))

/** Rows that go this way; undecided ones are expected everywhere (EVAL-3). */
export const goingBy = (derived: Derived, port: string): readonly string[] => {
  const { keys, states } = tableOf(derived, 'ladder', port)
  return keys.filter((_, at) => states[at] !== 'waiting')
}

export const rungOf = (derived: Derived): { readonly [row: string]: number | string | undefined } => {
  const rungs = column(tableOf(derived, 'ladder', 'handled'), 'rung')
  return Object.fromEntries(goingBy(derived, 'handled').map((row) => [row, rungs[row]]))
}
export const linesOf = (derived: Derived): readonly string[] =>
  derived.effects.map(({ slot }) => `${slot.row} ${slot.line}`)
