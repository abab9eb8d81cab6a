import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { column, tableOf } from '../build.ts'
import { type Answer, item, scoresOf, scoring, worth } from './scored.ts'

const named = (id: string, method: string, more: JsonObject = {}): JsonObject => ({
  ...item(method, more),
  id,
  label: id,
})
const part = (config: JsonObject, answer: Answer, id: string) =>
  column(tableOf(scoring(config, { x: answer }), 'score', 'scored'), id).x

describe('the tree of a score', () => {
  it('SCORE-5 an item veto makes that item 0, whatever else is missing of it (RS4-3 焚烧)', () => {
    const waste = item('deduct', { column: 'a', full: '5', each: '1', floor: '0', zeroOn: 'yes' })
    expect(worth(waste, { a: 1, yes: 0 })).toBe(400)
    expect(worth(waste, { a: 1, yes: 1 })).toBe(0)
    expect(worth(waste, { yes: 1 })).toBe(0)
    expect(worth(waste, { a: 1 })).toBe('?unreported')
  })

  it('SCORE-5 a group veto makes the block 0 (CA2 机关日常工作: absent too long)', () => {
    const items = [
      named('daily', 'group', { zeroOn: 'yes' }),
      named('late', 'deduct', { parent: 'daily', column: 'a', full: '300', each: '2' }),
      named('rest', 'points', { column: 'b' }),
    ]
    const scored = (yes: number) => scoresOf({ items }, { x: { a: 10, b: 7, yes } }).x
    expect([scored(0), scored(1)]).toEqual([28_700, 700])
  })

  it('SCORE-1 算术平均 is the mean of equals (F4 村得分 = its groups), also inside a weighted whole (F3)', () => {
    const items = ['a', 'b', 'c'].map((id) => named(id, 'points', { column: id, weight: '0.3' }))
    expect(scoresOf({ items, combine: 'average' }, { x: { a: 90, b: 80, c: 71 } }).x).toBe(8033)
    const nested = [
      named('quarters', 'group', { combine: 'average', weight: '0.6' }),
      named('a', 'points', { column: 'a', parent: 'quarters' }),
      named('b', 'points', { column: 'b', parent: 'quarters' }),
      named('villages', 'points', { column: 'c', weight: '0.4' }),
    ]
    expect(scoresOf({ items: nested, combine: 'mean' }, { x: { a: 90, b: 80, c: 70 } }).x).toBe(7900)
  })

  it('SCORE-3 too little weight present is not re-weighted: 待定, or 剔除 where chosen', () => {
    const items = [
      named('big', 'group', { combine: 'mean', weight: '0.7' }),
      named('a', 'points', { column: 'a', parent: 'big', weight: '0.5' }),
      named('b', 'points', { column: 'b', parent: 'big', weight: '0.5' }),
      named('c', 'points', { column: 'c', weight: '0.3' }),
    ]
    const rescaled = (atLeastWeight: string, more: JsonObject = {}) =>
      scoresOf({ items, combine: 'mean', missing: 'rescale', atLeastWeight, ...more }, { x: { a: 90, c: 80 } }).x
    expect(rescaled('')).toBe(8700)
    expect(rescaled('65')).toBe(8700)
    expect(rescaled('65.1')).toBe('?undecided')
    expect(rescaled('65.1', { below: 'exclude' })).toBe('?excluded')
  })

  it('SCORE-5 grades go by the written score; a veto caps the grade or only raises a flag', () => {
    const config: JsonObject = {
      items: [named('a', 'rate', { column: 'a', over: 'b', full: '100' })],
      scale: 0,
      grades: [
        { id: 'good', label: '好', from: '85' },
        { id: 'fair', label: '一般', from: '60' },
        { id: 'poor', label: '差' },
      ],
      veto: [
        { when: 'yes', effect: 'grade', grade: 'fair' },
        { when: 'also', effect: 'flag' },
      ],
    }
    const answer = { a: 846, b: 1000, yes: 0, also: 0 }
    expect(part(config, answer, 'score_grade')).toBe(0)
    expect(part(config, { ...answer, yes: 1 }, 'score_grade')).toBe(1)
    expect(part(config, { ...answer, yes: 1 }, 'score')).toBe(85)
    expect(part(config, { ...answer, a: 500, yes: 1 }, 'score_grade')).toBe(2)
    expect(part(config, { a: 846, b: 1000, also: 0 }, 'score_grade')).toBe('?undecided')
    expect([0, 1].map((also) => part(config, { ...answer, also }, 'score_veto'))).toEqual([0, 1])
    expect(part(config, { ...answer, also: 1 }, 'score')).toBe(85)
    expect(part(config, { a: 846, b: 1000, yes: 0 }, 'score_veto')).toBe('?unreported')
  })

  it('SCORE-6 losses know the most an item can give, whatever its method', () => {
    const derived = scoring(
      {
        losses: true,
        items: [
          named('list', 'checklist', {
            entries: [
              { column: 'yes', points: '1' },
              { column: 'also', points: '2' },
            ],
          }),
          named('state', 'tiered', {
            column: 'state',
            full: '5',
            entries: [
              { option: 'good', points: '0' },
              { option: 'late', points: '-4' },
              { option: 'none', points: '-5' },
            ],
          }),
          named('top', 'best', { column: 'a', full: '10' }),
        ],
      },
      { x: { yes: 1, also: 0, state: 1, a: 30 }, y: { yes: 1, also: 1, state: 0, a: 40 } },
    )
    const losses = tableOf(derived, 'score', 'losses')
    expect(column(losses, 'full')).toMatchObject({ 'x|list': 30_000, 'x|state': 50_000, 'x|top': 100_000 })
    expect(column(losses, 'lost')).toMatchObject({ 'x|list': 20_000, 'x|state': 40_000, 'x|top': 25_000, 'y|top': 0 })
  })
})
