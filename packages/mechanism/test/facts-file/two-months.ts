import { must } from '@jizhi/domain'
import { type JsonObject, type Mechanism, readMechanism } from '../../src/index.ts'

type Drawn = readonly [id: string, kind: string, config: JsonObject]

const BLOCKS: readonly Drawn[] = [
  ['cycle', 'cycle', { stages: [{ id: 'by', label: '填报截止', base: 'end', offset: 5 }] }],
  ['villages', 'roster', { subject: 'village' }],
  [
    'sheet',
    'ask',
    {
      due: 'by',
      fields: [
        { id: 'points', label: '得分', type: 'score', scale: 1 },
        { id: 'clean', label: '达标', type: 'flag', required: false },
        {
          id: 'tier',
          label: '档',
          type: 'grade',
          options: [
            { id: 'good', label: '好' },
            { id: 'poor', label: '差' },
          ],
        },
      ],
    },
  ],
  ['rank', 'rank', { column: 'points', minimum: 1, completeness: { rule: 'all' } }],
  ['result', 'result', { completeness: { rule: 'all' } }],
]

const WIRES = ['cycle.cycle>villages', 'villages.rows>sheet', 'sheet.answered>rank', 'rank.ranked>result']

/** A month of villages: asked, ranked, frozen. */
export const monthly: Mechanism = must(
  readMechanism({
    format: 1,
    id: 'monthly',
    name: '月度考评',
    rounding: { mode: 'at-end', rule: 'half-up' },
    blocks: BLOCKS.map(([id, kind, config]) => ({ id, kind, config })),
    wires: WIRES.map((wire) => {
      const [from = '', to = ''] = wire.split('>')
      const [block = '', port = ''] = from.split('.')
      return { from: { block, port }, to: { block: to, port: 'in' } }
    }),
    ends: [],
  }),
)

/** Two villages and a month of theirs, as a person would write it. */
export const october = {
  owner: { id: 't1', kind: 'township' },
  units: [
    { id: 'v1', kind: 'village', name: '一村（演示）' },
    { id: 'v2', kind: 'village', name: '二村（演示）' },
  ],
  posts: [{ role: 'inspector', unit: 't1', person: 'inspector-1' }],
  period: '2026-10',
  steps: [
    {
      day: '2026-11-02',
      answer: 'sheet',
      by: 'inspector-1',
      rows: { v1: ['91.5', '是', 'good'], v2: { points: '88', tier: '差' } },
    },
    { day: '2026-11-03', freeze: 'result', by: 'inspector-1' },
  ],
  expect: { cells: { 'result.frozen': { place: { v1: '1', v2: '2' } } } },
}
