import { type AnyFact, type Derived, derive, type JsonObject, type Mechanism } from '../../src/index.ts'
import { block, fact, instant, opened, pins, type TestUnit } from '../build.ts'

const wire = (from: string, to: string, port: string) => {
  const [source = '', out = ''] = from.split('.')
  return { from: { block: source, port: out }, to: { block: to, port } }
}

export const mark = (id: string): JsonObject => ({ id, label: id, type: 'score', scale: 1, required: false })

/** Two forms over two rosters (villages unless said otherwise), joined. */
export const joining = (
  config: JsonObject,
  more: { readonly right?: JsonObject; readonly rightField?: JsonObject } = {},
): Mechanism => ({
  format: 1,
  id: 'mechanism',
  name: '合并',
  rounding: { mode: 'at-end', rule: 'half-up' },
  blocks: [
    block('cycle', { stages: [{ id: 'by', label: '截止', base: 'end', offset: 3 }] }),
    block('roster', { subject: 'village', attributes: ATTRIBUTES }, 'left_roster'),
    block('roster', { subject: 'village', attributes: ATTRIBUTES, ...more.right }, 'right_roster'),
    block('ask', { fields: [mark('home')], due: 'by' }, 'home_ask'),
    block('ask', { fields: [more.rightField ?? mark('away')], due: 'by', prefix: 'away_' }, 'away_ask'),
    block('join', config),
  ],
  wires: [
    wire('cycle.cycle', 'left_roster', 'in'),
    wire('cycle.cycle', 'right_roster', 'in'),
    wire('left_roster.rows', 'home_ask', 'in'),
    wire('right_roster.rows', 'away_ask', 'in'),
    wire('home_ask.answered', 'join', 'left'),
    wire('away_ask.answered', 'join', 'right'),
  ],
  ends: [],
})

const ATTRIBUTES: JsonObject = {
  categories: [
    { id: 'A', label: 'A 类' },
    { id: 'B', label: 'B 类' },
  ],
}

export const said = (ask: string, row: string, value: number): AnyFact =>
  fact(
    'answered',
    { sheet: [value] },
    { block: ask, row, person: 'p' },
    { id: `${ask}-${row}`, known: instant('2019-05-20') },
  )

export const joined = (
  mechanism: Mechanism,
  home: { readonly [row: string]: number },
  away: { readonly [row: string]: number },
  more: {
    readonly facts?: readonly AnyFact[]
    readonly units?: readonly TestUnit[]
    readonly relations?: Parameters<typeof pins>[2]
  } = {},
): Derived =>
  derive(mechanism, [
    opened(
      pins(
        more.units ?? [...new Set([...Object.keys(home), ...Object.keys(away)])].map((id) => ({ id })),
        {},
        more.relations,
      ),
    ),
    ...Object.entries(home).map(([row, value]) => said('home_ask', row, value)),
    ...Object.entries(away).map(([row, value]) => said('away_ask', row, value)),
    ...(more.facts ?? []),
  ])
