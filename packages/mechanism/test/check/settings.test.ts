import { describe, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { after, expectNamed, expectSilent, wireOf, withConfig } from './planted.ts'

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
    expectNamed('column-missing', 'rank', withConfig('rank', { column: 'speed' }))
  })

  it('VAL-2 a column of the wrong type is named', () => {
    expectNamed('column-type', 'rank', withConfig('rank', { within: 'field' }))
  })

  it('VAL-6 分 + 元 in a formula is named', () => {
    expectNamed(
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
    expectNamed(
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
    expectNamed('deadline', 'ask', withConfig('ask', { due: 'someday' }))
  })

  it('EVAL-4 no completeness rule is named', () => {
    expectNamed('completeness', 'rank', withConfig('rank', { completeness: {} }))
  })

  it('EVAL-6 顺延 without a second date is named', () => {
    expectNamed(
      'completeness',
      'rank',
      withConfig('rank', { completeness: { rule: 'due', at: 'report_by', late: 'carry' } }),
    )
  })

  it('SCORE-1 weights of 90 % is named', () => {
    expectNamed(
      'weights',
      'score',
      withConfig('score', { items: [item('a', 'field', '0.6'), item('b', 'records', '0.3')] }),
    )
  })

  it('SCORE-4 bands with a gap is named', () => {
    expectNamed('bands-cover', 'score', withConfig('score', bands(['', '60'], ['70', ''])))
  })

  it('SCORE-4 bands that overlap is named', () => {
    expectNamed('bands-cover', 'score', withConfig('score', bands(['', '70'], ['60', ''])))
  })

  it('SCORE-4 bands without a top is named', () => {
    expectNamed('bands-cover', 'score', withConfig('score', bands(['', '60'], ['60', '90'])))
  })

  it('ALLOC-2 two amounts for one place is named', () => {
    expectNamed(
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

  it('ALLOC-2 a line that goes on to the last place comes last', () => {
    const table = (...rows: readonly [number, number][]) =>
      withConfig('allocate', { places: rows.map(([from, to]) => ({ from, to, amount: '5' })) })
    expectSilent('places', table([1, 2], [3, 0]))
    expectNamed('places', 'allocate', table([1, 0], [3, 4]))
  })

  it('SCORE-2 an item whose method lacks what it works with is named', () => {
    const lacking = (one: JsonObject) =>
      expectNamed(
        'score-item',
        'score',
        withConfig('score', { items: [{ id: 'b', label: '村容', column: 'field', ...one }] }),
      )
    lacking({ method: 'events' })
    lacking({ method: 'rate' })
    lacking({ method: 'deduct-fixed' })
    lacking({ method: 'deduct-sampled', sampling: 'average' })
    lacking({ method: 'difficulty', entries: [{ option: 'x', points: '1' }] })
    lacking({ method: 'tiered', entries: [{ option: 'x', points: '1' }] })
  })

  it('SCORE-4 votes split by a second share must cover it', () => {
    const split = (alsoFrom: string) => ({
      items: [
        {
          id: 'b',
          label: '测评',
          method: 'vote',
          column: 'field',
          over: 'field',
          also: 'field',
          bands: [
            { from: '0.6', points: '2' },
            { to: '0.6', alsoTo: '1/3', points: '1' },
            { to: '0.6', alsoFrom, points: '0' },
          ],
        },
      ],
    })
    expectNamed('bands-cover', 'score', withConfig('score', split('1/2')))
    expectSilent('bands-cover', withConfig('score', split('1/3')))
  })

  it('SCORE-5 grades that leave a score without one, or a veto to a grade that is not there, are named', () => {
    const grades = [
      { id: 'good', label: '好', from: '80' },
      { id: 'poor', label: '差', from: '60' },
    ]
    expectNamed('score-grades', 'score', withConfig('score', { grades }))
    const veto = [{ when: 'field > 1', effect: 'grade', grade: 'fair' }]
    expectNamed(
      'score-grades',
      'score',
      withConfig('score', { grades: [grades[0]!, { id: 'poor', label: '差' }], veto }),
    )
  })
})
