import type { AnyFact, JsonObject, Mechanism } from '../src/index.ts'
import { block, drawing, instant, opened, pins, sheet } from '../test/build.ts'

export const TOWNSHIPS = 27

export interface Month {
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
}

/** A month of one county: villages are asked, scored, ranked, rewarded and reported; townships are ranked behind them. */
export function countyMonth(villages: number, items: number, seed = 7): Month {
  const ids = Array.from({ length: items }, (_, at) => `item_${at}`)
  return { mechanism: drawn(ids), facts: month(ids, villages, seed) }
}

/** The same drawing with one weight changed: what a backtest compares with. */
export function nextVersion(items: number): Mechanism {
  const { mechanism } = countyMonth(0, items)
  const text = JSON.stringify(mechanism).replace('score * 0.8 + 20', 'score * 0.7 + 30')
  return JSON.parse(text) as Mechanism // a copy of one
}

function drawn(items: readonly string[]): Mechanism {
  const fields = items.map((id) => ({ id, label: id, type: 'count', least: '0', most: '50' }))
  const stages = [{ id: 'report_by', label: '填报截止', base: 'end', offset: 5 }]
  const all = { completeness: { rule: 'all' } }
  return drawing(
    [
      block('cycle', { stages }),
      block('roster', {
        subject: 'village',
        attributes: { categories: ['A', 'B', 'C'].map((id) => ({ id, label: id })), population: true },
      } as JsonObject),
      block('ask', { fields } as JsonObject),
      block('score', {
        // No item takes more than 3, so scores differ and nobody stands at the floor.
        base: String(items.length * 3),
        floor: '0',
        items: items.map((id) => ({ id, label: id, method: 'deduct', column: id, each: '0.5', deductCap: '3' })),
      }),
      block('compute', {
        columns: [
          { id: 'weighted', label: '折算', formula: 'score * 0.8 + 20', scale: 4 },
          { id: 'lost', label: '失分', formula: '100 - score' },
          { id: 'good', label: '优良', type: 'flag', formula: 'score >= 90' },
          {
            id: 'per_head',
            label: '人均',
            type: 'number',
            formula: 'population > 0 ? item_0 / population : 0',
            scale: 6,
          },
          { id: 'capped', label: '封顶', formula: 'min(weighted, 98)' },
        ],
      }),
      block('rank', {
        column: 'weighted',
        within: 'category',
        bands: [{ id: 'back', label: '后进', from: 'bottom', size: '3' }],
        ...all,
      }),
      block('objection', { decider: { role: 'arbiter' }, escalateTo: { role: 'leader' } }),
      block('branch', {
        cases: [
          { id: 'front', label: '前列', when: 'place <= 10' },
          { id: 'behind', label: '后进', when: 'back' },
        ],
      }),
      block('allocate', { pool: 'amount', amount: '500000', method: 'share', weight: 'weighted', ...all }),
      block('post', { signatory: { role: 'leader' } }),
      block('tell', { channel: 'exposure', columns: ['weighted'], signatory: { role: 'leader' } }),
      block('regroup', { aggregates: [{ id: 'village_mean', label: '村均分', column: 'weighted', scale: 4 }] }),
      block('rank', { column: 'village_mean', prefix: 'town_', ...all }, 'townrank'),
      block('result', { who: { role: 'office' }, ...all }),
    ],
    [
      'cycle.cycle>roster',
      'roster.rows>ask',
      'ask.answered>score',
      'score.scored>compute',
      'compute.rows>rank',
      'rank.ranked>objection',
      'rank.ranked>branch',
      'branch.front>allocate',
      'allocate.awards>post',
      'branch.behind>tell',
      'compute.rows>regroup',
      'regroup.rows>townrank',
      'townrank.ranked>result',
    ],
  )
}

function month(items: readonly string[], villages: number, start: number): AnyFact[] {
  const units = [
    ...Array.from({ length: TOWNSHIPS }, (_, at) => ({ id: `town-${at}`, kind: 'township', parent: 'owner' })),
    ...Array.from({ length: villages }, (_, at) => ({
      id: `village-${at}`,
      parent: `town-${at % TOWNSHIPS}`,
      category: 'ABC'[at % 3]!,
      population: 500 + at,
    })),
  ]
  let seed = start
  const next = (): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed
  }
  return [
    opened(pins(units)),
    ...Array.from({ length: villages }, (_, at) =>
      sheet(
        `village-${at}`,
        items.map(() => next() % 9),
        { known: instant('2019-06-03', at % 20) },
      ),
    ),
  ]
}
