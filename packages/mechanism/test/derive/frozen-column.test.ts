import { describe, expect, it } from 'vitest'
import { gapOf, missingCell, type Series } from '../../src/model/frame.ts'
import { frozenColumn } from '../../src/model/frozen-cell.ts'

/** The same cells, kept as cells and kept packed. */
const both = (reasons: readonly (number | 'unreported')[]): readonly Series[] => [
  { cells: reasons.map((one) => (one === 'unreported' ? missingCell(one) : { value: BigInt(one) })) },
  {
    ints: Float64Array.from(reasons, (one) => (one === 'unreported' ? 0 : one)),
    gaps: Uint8Array.from(reasons, (one) => (one === 'unreported' ? gapOf(one) : 0)),
  },
]

describe('a frozen column', () => {
  it('INC-3 is the same text however its cells came about, so that nothing turns stale by the order of facts', () => {
    for (const cells of [[], ['unreported', 'unreported'], [7, 'unreported', -3]] as const) {
      const [boxed, packed] = both(cells)
      expect(frozenColumn('note', boxed!, cells.length)).toEqual(frozenColumn('note', packed!, cells.length))
    }
  })
})
