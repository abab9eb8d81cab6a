import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, explain, type JsonObject } from '../../src/index.ts'
import { block, column, drawing, instant, opened, pins, sheet, tableOf } from '../build.ts'
import { publishedResult, scaled } from '../published-result.ts'

const PUBLISHED = publishedResult('nanan_fengzhou_2025_10')
const scored = PUBLISHED.filter((row) => row.score !== '')
const all: JsonObject = { completeness: { rule: 'all' } }

/** Villages ranked; the contractor's score is 0.7 × the villages' mean + 0.3 × the road (formula F1). */
const mechanism = drawing(
  [
    block('cycle'),
    block('roster'),
    block('ask', {
      fields: [
        { id: 'score', label: '得分', scale: 2 },
        { id: 'published', label: '已发布名次', type: 'count' },
      ],
    }),
    block('rank', all),
    block('compute', {
      columns: [{ id: 'differs', label: '与已发布不同', type: 'flag', formula: 'place != published' }],
    }),
    block('regroup', {
      relation: 'serves',
      target: 'contractor',
      aggregates: [{ id: 'village_mean', label: '村均分', column: 'score', scale: 4 }],
    }),
    block('ask', { fields: [{ id: 'road', label: '道路得分', scale: 2 }] }, 'roads'),
    block(
      'compute',
      {
        columns: [{ id: 'total', label: '综合成绩', formula: '0.7 * village_mean + 0.3 * road', scale: 2 }],
      },
      'total',
    ),
  ],
  [
    'cycle.cycle>roster',
    'roster.rows>ask',
    'ask.answered>rank',
    'rank.ranked>compute',
    'rank.ranked>regroup',
    'regroup.rows>roads',
    'roads.answered>total',
  ],
)

const facts: readonly AnyFact[] = [
  opened(
    pins(
      [...scored.map((row) => ({ id: row.code! })), { id: 'contractor-1', kind: 'contractor' }],
      { period: '2025-10', openedAt: instant('2025-10-01', 0) },
      scored.map((row) => ({ kind: 'serves', source: row.code!, target: 'contractor-1' })),
    ),
  ),
  ...scored.map((row) =>
    sheet(row.code!, [scaled(row.score!, 2), Number(row.published_rank)], { known: instant('2025-10-28') }),
  ),
  sheet('contractor-1', [8800], { ask: 'roads', known: instant('2025-10-28', 11) }),
]

describe('丰州镇 October 2025', () => {
  const derived = derive(mechanism, facts)

  it('RANK-2 standard ranks equal the computed ones of all 13 villages', () => {
    const places = column(tableOf(derived, 'rank', 'ranked'), 'place')
    for (const row of scored)
      expect([row.village, places[row.code!]]).toEqual([row.village, Number(row.standard_competition_rank)])
    expect(scored).toHaveLength(13)
  })

  it('compared with the published column exactly two slips are found: 铺顶村 and 双溪村', () => {
    const differs = column(tableOf(derived, 'compute', 'rows'), 'differs')
    expect(scored.filter((row) => differs[row.code!] === 1).map((row) => row.village)).toEqual(['铺顶村', '双溪村'])
  })

  it('REGR-2 the contractor: village mean 87.4615, 0.7 × mean + 0.3 × road 88 = 87.62', () => {
    expect(column(tableOf(derived, 'regroup', 'rows'), 'village_mean')).toEqual({ 'contractor-1': 874_615 })
    expect(column(tableOf(derived, 'total', 'rows'), 'total')).toEqual({ 'contractor-1': 8762 })
    const trace = explain(mechanism, facts, { block: 'total', port: 'rows', row: 'contractor-1', column: 'total' })!
    expect(trace.definition).toBe('综合成绩 = 0.7 * 村均分 + 0.3 * 道路得分')
    expect(trace.substituted).toBe('综合成绩 = 0.7 * 87.4615 + 0.3 * 88 = 87.62')
    expect(trace.inputs[0]!.inputs).toHaveLength(13)
  })
})
