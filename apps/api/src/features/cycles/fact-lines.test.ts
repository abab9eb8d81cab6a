import type { AnyFact } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { groupsBefore } from './fact-lines.ts'

/** Only what a line is made from. */
const fact = (id: number, part: object): AnyFact =>
  ({ id: String(id), kind: 'answered', slot: { block: 'b', row: String(id) }, known: 1, by: 'p', ...part }) as never // read as far as it goes

const file = (name: string) => ({ source: { file: name } })
const facts = [
  fact(1, { kind: 'opened', slot: {} }),
  fact(2, file('a')),
  fact(3, file('a')),
  fact(4, { ...file('a'), supersedes: '2' }),
  fact(5, { known: 2, kind: 'objected' }),
  fact(6, { known: 2, kind: 'objected' }),
]
const seen = (before: number, most: number) =>
  groupsBefore(facts, before, most).map(({ seq, facts: of }) => `${seq}×${of.length}`)

describe('facts in lines', () => {
  it('FACT-5 one import is one line, its corrections another; what people state one by one stands alone', () => {
    expect(seen(7, 10)).toEqual(['6×1', '5×1', '4×1', '3×2', '1×1'])
  })

  it('pages meet without a gap or a repeat', () => {
    expect(seen(7, 3)).toEqual(['6×1', '5×1', '4×1'])
    expect(seen(4, 3)).toEqual(['3×2', '1×1'])
    expect(seen(1, 3)).toEqual([])
  })
})
