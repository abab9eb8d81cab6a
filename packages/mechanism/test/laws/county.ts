import { type Day, epochDayOf, type Key, type PersonId, type PostId, storedId, type UnitId } from '@jizhi/domain'
import { digestOf, type Mechanism, type Pins } from '../../src/index.ts'
import { instant, pins } from '../build.ts'

export const VILLAGES = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const
/** ROST-5: what is published at last; its hash stands in the pins. */
export const SEED = 'seed-1'

const TOWNS = ['t1', 't2'] as const
const UNITS = [
  ...TOWNS.map((id) => ({ id, kind: 'township' })),
  { id: 'd1', kind: 'department' },
  ...VILLAGES.map((id, at) => ({
    id,
    parent: TOWNS[at % 2]!,
    category: at % 2 === 0 ? 'A' : 'B',
    population: 100 + at * 37,
    virtual: at === 5,
  })),
]
/** The department looks after three villages and answers for their litter. */
const RELATIONS = ['v1', 'v2', 'v3'].flatMap((source) =>
  ['linked', 'duty'].map((kind) => ({ kind, source: storedId<UnitId>(source), target: storedId<UnitId>('d1') })),
)
const POSTS = [
  ['inspector', 'owner', ['inspector-1', 'inspector-2']],
  ['expert', 'owner', ['inspector-2']],
  ...[...TOWNS, ...VILLAGES].map((unit) => ['clerk', unit, [`clerk-${unit}`]] as const),
] as const

const registryOf = (keys: readonly string[]): NonNullable<Pins['registries']>[number] => ({
  id: 'register',
  kind: 'village',
  rows: {
    keys: keys.map((key) => key as Key), // ids of the graph
    columns: [
      { id: 'expires', cells: keys.map((_, at) => ({ v: String(epochDayOf('2019-05-01' as Day) + at * 7) })) },
      { id: 'back', cells: keys.map((_, at) => ({ v: String(at % 2) })) },
    ],
  },
  types: [
    { id: 'expires', type: 'date' },
    { id: 'back', type: 'flag' },
  ],
  units: keys.map((key) => storedId<UnitId>(key)),
})

/** What a drawing's cycle is opened with: a month or an event, as the drawing says. */
export function countyPins(mechanism: Mechanism, villages: readonly string[] = VILLAGES): Pins {
  const cycle = mechanism.blocks.find((one) => one.kind === 'cycle')
  const isEvent = cycle?.config.period === 'event'
  const more = villages
    .slice(VILLAGES.length)
    .map((id, at) => ({ id, parent: TOWNS[at % 2]!, category: 'A', population: at }))
  const plain = pins([...UNITS, ...more], {}, RELATIONS)
  return {
    ...plain,
    ...(isEvent ? { period: 'event-1', event: { at: instant('2019-05-31') } } : {}),
    drawHash: digestOf(SEED),
    registries: [registryOf(villages)],
    sources: [{ scheme: '', result: 'past', mechanism: 'mechanism', kind: 'month', first: '2018-05' }],
    graph: {
      ...plain.graph,
      posts: [
        ...plain.graph.posts,
        ...POSTS.map(([role, unit, holders]) => ({
          id: storedId<PostId>(`post-${role}-${unit}`),
          unit: storedId<UnitId>(unit),
          role,
          holders: holders.map((one) => storedId<PersonId>(one)),
        })),
      ],
    },
  }
}
