import { must } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { check, type JsonObject, type Mechanism, playFacts, readFactsFile, readMechanism } from '../../src/index.ts'
import { column, tableOf } from '../build.ts'

type Drawn = readonly [id: string, kind: string, config: JsonObject]
const WIRES = [
  'cycle.cycle>pairs.in',
  'cycle.cycle>standards.in',
  'pairs.rows>full.left',
  'standards.rows>full.right',
  'full.rows>self.in',
  'self.answered>units.in',
]

/** SCORE-7: standards allotted to departments are rows; full marks come out of a register. */
const BLOCKS: readonly Drawn[] = [
  ['cycle', 'cycle', { sunset: '2030-12-31' }],
  ['pairs', 'roster', { subject: 'department', product: { with: 'standard', relation: 'allotted' } }],
  [
    'standards',
    'roster',
    {
      source: 'registry',
      registry: 'standards',
      subject: 'standard',
      reads: [{ id: 'full', label: '满分', type: 'score', scale: 1 }],
    },
  ],
  ['full', 'join', { mode: 'path', relation: 'allotted' }],
  [
    'self',
    'ask',
    { who: { at: 'row', role: 'clerk' }, fields: [{ id: 'got', label: '得分', type: 'score', scale: 1 }] },
  ],
  [
    'units',
    'regroup',
    {
      towards: 'own',
      target: 'department',
      aggregates: [
        { id: 'got_sum', label: '得分', operation: 'sum', column: 'got', scale: 1 },
        { id: 'full_sum', label: '满分', operation: 'sum', column: 'full', scale: 1 },
      ],
    },
  ],
]

const mechanism: Mechanism = must(
  readMechanism({
    format: 1,
    id: 'items',
    name: '标准项',
    rounding: { mode: 'at-end', rule: 'half-up' },
    blocks: BLOCKS.map(([id, kind, config]) => ({ id, kind, config })),
    wires: WIRES.map((wire) => {
      const [from, to] = wire.split('>').map((end) => end.split('.'))
      return { from: { block: from![0], port: from![1] }, to: { block: to![0], port: to![1] } }
    }),
    ends: [
      { block: 'self', port: 'silent' },
      { block: 'units', port: 'rows' },
      { block: 'units', port: 'unassigned' },
    ],
  }),
)

/** s1 is allotted to both departments, s2 to the first one only. */
const FILE = {
  owner: { id: 'city', kind: 'county' },
  units: ['a', 'b'].map((id) => ({ id, kind: 'department' })),
  relations: [
    ['a', 's1'],
    ['a', 's2'],
    ['b', 's1'],
  ].map(([source, target]) => ({ kind: 'allotted', source, target })),
  posts: ['a', 'b'].map((unit) => ({ role: 'clerk', unit, person: `clerk-${unit}` })),
  period: '2026-07',
  registries: [{ id: 'standards', kind: 'standard', rows: { s1: ['2'], s2: { full: '1.5' } } }],
  steps: [
    { day: '2026-07-02', answer: 'self', by: 'clerk-a', rows: { 'a|s1': ['1'], 'a|s2': ['1.5'] } },
    { day: '2026-07-02', answer: 'self', by: 'clerk-b', rows: { 'b|s1': ['2'] } },
  ],
}
const played = (file: object) => playFacts(mechanism, must(readFactsFile(file)))

describe('items as rows', () => {
  it('SCORE-7 a subject that stands in the key needs no relation: Σ got and Σ full of each department', () => {
    expect(check(mechanism)).toEqual([])
    const table = tableOf(must(played(FILE)).cycles[0]!.derived, 'units', 'rows')
    expect(column(table, 'got_sum')).toEqual({ a: 25, b: 20 })
    expect(column(table, 'full_sum')).toEqual({ a: 35, b: 20 })
  })

  it('FILE-2 a register nobody reads, and a column it does not have, are complained of', () => {
    const faults = (registry: object) => {
      const result = played({ ...FILE, registries: [registry] })
      return result.ok ? [] : result.fault
    }
    const [good] = FILE.registries
    expect(faults({ ...good, id: 'toilets' })[0]).toMatchObject({ path: 'registries[0].id' })
    expect(faults({ ...good, rows: { s1: { weight: '2' } } })[0]).toMatchObject({
      path: 'registries[0].rows.s1.weight',
    })
  })
})
