import { type Mechanism, readConfig } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { bandsCost, rankingsAbove } from '../../src/features/designer/settings/awards/band-cost.ts'

const rank = {
  id: 'rank',
  kind: 'rank',
  config: {
    column: 'score',
    completeness: { rule: 'all' },
    bands: [
      { id: 'front', label: '前列', size: '3' },
      { id: 'share', label: '前一成', sizeKind: 'share', size: '10' },
    ],
  },
} as const
const mechanism = {
  blocks: [rank, { id: 'ways', kind: 'branch', config: {} }, { id: 'award', kind: 'allocate', config: {} }],
  wires: [
    { from: { block: 'rank', port: 'ranked' }, to: { block: 'ways', port: 'in' } },
    { from: { block: 'ways', port: 'front' }, to: { block: 'award', port: 'in' } },
  ],
} as unknown as Mechanism // only its blocks and wires are read

const bands = [
  { column: 'front', option: '', amount: '5000' },
  { column: 'share', option: '', amount: '100' },
]

describe('what a table of bands costs', () => {
  it('RANK-4 is read with a ranking that stands above', () => {
    expect(readConfig(rank).ok).toBe(true)
    expect(rankingsAbove(mechanism, 'award').map(({ block }) => block)).toEqual(['rank'])
  })

  it('ALLOC-2 pays every place of a band, in every class that is ranked by itself', () => {
    const above = rankingsAbove(mechanism, 'award')
    expect(bandsCost(bands, above, () => 1)).toEqual({ fen: 1500000n, uncounted: ['share'] })
    expect(bandsCost(bands, above, () => 3).fen).toBe(4500000n)
  })

  it('names what no ranking counts', () => {
    expect(bandsCost([{ column: 'passed', option: '', amount: '1' }], [], () => 1).uncounted).toEqual(['passed'])
  })
})
