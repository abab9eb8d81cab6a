import { describe, expect, it } from 'vitest'
import { check, derive, type JsonObject } from '../../src/index.ts'
import { block, opened, pins } from '../build.ts'
import { asked, cellsOf, score, sheets } from '../chain.ts'
import { past } from '../history/past.ts'

const items = ['x', 'y'].map((id) => ({ id: `${id}_part`, label: id, column: id, full: '100' }))
const scored = (more: JsonObject = {}) =>
  asked(
    [score('x'), score('y')],
    block('score', { items, missing: 'last', lastResult: 'result', losses: true, ...more }),
    block('result', { completeness: { rule: 'all' } }),
  )
const start = opened(
  pins(
    ['a', 'b', 'c', 'd'].map((id) => ({ id })),
    {
      sources: [{ scheme: '', result: 'result', mechanism: 'mechanism', kind: 'month', first: '2019-03' }],
    },
  ),
)
const types = ['x', 'y'].map((id) => ({ id, type: 'score', scale: 2 }) as const)
const april = past('2019-04', { a: [7000, 1000], c: [7000, null], d: [7000, 3000] }, { types })
const heard = sheets({ a: [5000, 2000], b: [5000, 'unreported'], c: [5000, 'unreported'], d: [5000, 'unreported'] })
const said = (id: string, port = 'scored', more: JsonObject = {}) =>
  cellsOf(derive(scored(more), [start, ...heard, april]), 'score', port, id)

describe('SCORE-3 用上期', () => {
  it('SCORE-3 a missing part takes what the row last froze, and the row says so; where nothing was frozen it stays open', () => {
    expect(said('score')).toEqual({ a: 7000, b: '?undecided', c: '?undecided', d: 8000 })
    expect(said('score_from_last')).toEqual({ a: 0, b: 0, c: 0, d: 1 })
  })

  it('SCORE-3 what does not apply is not filled from the past', () => {
    const derived = derive(scored(), [start, ...sheets({ d: [5000, 'not-applicable'] }), april])
    expect(cellsOf(derived, 'score', 'scored', 'score').d).toBe('?undecided')
  })

  it('SCORE-6 losses are those of the figures the score stands on', () => {
    expect(said('got', 'losses')).toMatchObject({ 'd|x_part': 500_000, 'd|y_part': 300_000, 'a|y_part': 200_000 })
  })

  it('SCORE-3 用上期 without a result is named', () => {
    const codes = (more: JsonObject) => check(scored(more)).map((one) => one.code)
    expect(codes({ lastResult: '' })).toContain('check.score-last')
    expect(codes({})).not.toContain('check.score-last')
  })
})
