import { describe, it } from 'vitest'
import { after, named, wireOf, withConfig } from './planted.ts'

const item = (id: string, column: string, weight: string) => ({ id, label: id, column, weight })
const bands = (...rows: readonly (readonly [string, string])[]) => ({
  items: [
    {
      id: 'b',
      label: '村容',
      method: 'bands',
      column: 'field',
      bands: rows.map(([from, to]) => ({ from, to, points: '1' })),
    },
  ],
})

describe('settings and columns', () => {
  it('VAL-2 a column nobody writes is named', () => {
    named('column-missing', 'rank', withConfig('rank', { column: 'speed' }))
  })

  it('VAL-2 a column of the wrong type is named', () => {
    named('column-type', 'rank', withConfig('rank', { within: 'field' }))
  })

  it('VAL-6 分 + 元 in a formula is named', () => {
    named(
      'expression',
      'sum',
      after({
        do: 'insert',
        block: {
          id: 'sum',
          kind: 'compute',
          config: { columns: [{ id: 't', label: '合计', formula: 'field + cost' }] },
        },
        wire: wireOf('ask.answered', 'score'),
      }),
    )
  })

  it('VAL-6 a condition that is a figure is named', () => {
    named(
      'expression',
      'branch',
      withConfig('branch', {
        cases: [
          { id: 'front', label: '前列', when: 'place + 1' },
          { id: 'back', label: '后列', when: 'place > 1' },
        ],
      }),
    )
  })

  it('TIME-1 a deadline the cycle does not have is named', () => {
    named('deadline', 'ask', withConfig('ask', { due: 'someday' }))
  })

  it('EVAL-4 no completeness rule is named', () => {
    named('completeness', 'rank', withConfig('rank', { completeness: {} }))
  })

  it('EVAL-6 顺延 without a second date is named', () => {
    named('completeness', 'rank', withConfig('rank', { completeness: { rule: 'due', at: 'report_by', late: 'carry' } }))
  })

  it('SCORE-1 weights of 90 % is named', () => {
    named('weights', 'score', withConfig('score', { items: [item('a', 'field', '0.6'), item('b', 'records', '0.3')] }))
  })

  it('SCORE-4 bands with a gap is named', () => {
    named('bands-cover', 'score', withConfig('score', bands(['', '60'], ['70', ''])))
  })

  it('SCORE-4 bands that overlap is named', () => {
    named('bands-cover', 'score', withConfig('score', bands(['', '70'], ['60', ''])))
  })

  it('SCORE-4 bands without a top is named', () => {
    named('bands-cover', 'score', withConfig('score', bands(['', '60'], ['60', '90'])))
  })

  it('ALLOC-2 two amounts for one place is named', () => {
    named(
      'places',
      'allocate',
      withConfig('allocate', {
        places: [
          { from: 1, to: 3, amount: '9' },
          { from: 3, to: 5, amount: '5' },
        ],
      }),
    )
  })
})
