import { packMissing } from '@jizhi/domain'
import type { AnyFact, Mechanism } from '../../src/index.ts'
import { block, drawing, instant, opened, pins, sheet } from '../build.ts'
import { publishedResult, scaled } from '../published-result.ts'

export const PUBLISHED = publishedResult('nanan_matou_2019_05')
const INSPECTORS = ['泉州', '南安']

/** The notice's rule, drawn: all villages ranked; those with an upper-level inspector ranked again and rewarded. */
export const matouMechanism: Mechanism = drawing(
  [
    block('cycle', { stages: [{ id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' }] }),
    block('roster', { subject: 'village', excludeVirtual: false }),
    block('ask', {
      fields: [
        { id: 'composite', label: '综合得分', type: 'score', scale: 2, least: '0', most: '100' },
        {
          id: 'inspector',
          label: '上级检查',
          type: 'choice',
          options: [
            { id: 'quanzhou', label: '泉州' },
            { id: 'nanan', label: '南安' },
          ],
        },
      ],
    }),
    block('score', { items: [{ id: 'composite', label: '综合得分', column: 'composite' }] }),
    block('rank', { completeness: { rule: 'all' } }),
    block('result', { title: '5 月考评结果', who: { role: 'office' }, completeness: { rule: 'all' } }),
    block('branch', { cases: [{ id: 'inspected', label: '上级检查过', when: 'has(inspector)' }] }),
    block('rank', { prefix: 'eligible_', prefixLabel: '入围', completeness: { rule: 'all' } }, 'second'),
    block('allocate', {
      placeColumn: 'eligible_place',
      places: [
        { from: 1, to: 2, amount: '5000' },
        { from: 3, to: 7, amount: '2000' },
      ],
      completeness: { rule: 'all' },
    }),
    block('post', { signatory: { role: 'leader' } }),
    block('tell', { columns: ['score', 'award'], signatory: { role: 'leader' } }),
  ],
  [
    'cycle.cycle>roster',
    'roster.rows>ask',
    'ask.answered>score',
    'score.scored>rank',
    'rank.ranked>result',
    'result.frozen>branch',
    'branch.inspected>second',
    'second.ranked>allocate',
    'allocate.awards>post',
    'post.posted>tell',
  ],
)

/** The month as it would be imported: one packed sheet per village; 码头社区 was not sampled. */
export const matouFacts: readonly AnyFact[] = [
  opened(pins(PUBLISHED.map((row) => ({ id: row.code! })))),
  ...PUBLISHED.map((row, at) => {
    const inspector = INSPECTORS.indexOf(row.upper_level_inspector!)
    return sheet(
      row.code!,
      row.composite_score === ''
        ? [packMissing('unsampled'), packMissing('not-applicable')]
        : [scaled(row.composite_score!, 2), inspector < 0 ? packMissing('not-applicable') : inspector],
      { known: instant('2019-06-03', 10 + (at % 7)) },
    )
  }),
]
