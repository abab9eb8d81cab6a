import type { Block, JsonObject, Mechanism, Wire } from '../src/index.ts'

const all = { rule: 'all' } as const
const block = (id: string, kind: Block['kind'], config: JsonObject, name?: string): Block => ({
  id,
  kind,
  ...(name === undefined ? {} : { name }),
  config,
})
const wire = (from: string, to: string, port = 'in'): Wire => {
  const [source = '', out = ''] = from.split('.')
  return { from: { block: source, port: out }, to: { block: to, port } }
}

/** A small drawing without a fault: two figures asked, ranked, disputed, frozen; the front gets money, the back a notice. */
export const sound: Mechanism = {
  format: 1,
  id: '0195f000-0000-7000-8000-000000000001',
  name: '月度考评',
  rounding: { mode: 'at-end', rule: 'half-up' },
  blocks: [
    block('cycle', 'cycle', {
      sunset: '2026-12-31',
      stages: [
        { id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' },
        { id: 'final_by', label: '最后期限', base: 'end', offset: 8, step: 'workday' },
      ],
    }),
    block('roster', 'roster', {
      subject: 'village',
      attributes: {
        categories: [
          { id: 'A', label: 'A 类' },
          { id: 'B', label: 'B 类' },
        ],
      },
    }),
    block('ask', 'ask', {
      who: { role: 'inspector' },
      due: 'report_by',
      fields: [
        { id: 'field', label: '现场得分', type: 'score' },
        { id: 'records', label: '台账得分', type: 'score' },
        { id: 'cost', label: '投入', type: 'money' },
      ],
    }),
    block('score', 'score', {
      combine: 'mean',
      items: [
        { id: 'field_part', label: '现场', column: 'field', weight: '0.7' },
        { id: 'records_part', label: '台账', column: 'records', weight: '0.3' },
      ],
    }),
    block('rank', 'rank', { within: 'category', completeness: all }),
    block('objection', 'objection', {
      objector: { at: 'row', role: 'clerk' },
      decider: { role: 'adjudicator' },
      escalateTo: { role: 'signatory' },
    }),
    block('result', 'result', { title: '月度结果', who: { role: 'county-admin' }, completeness: all }),
    block('branch', 'branch', {
      cases: [
        { id: 'front', label: '前列', when: 'place <= 3' },
        { id: 'back', label: '后列', when: 'from_bottom <= 2' },
      ],
    }),
    block('allocate', 'allocate', { places: [{ from: 1, to: 3, amount: '1000' }], completeness: all }),
    block('review', 'review', { who: { role: 'finance' }, escalateTo: { role: 'signatory' } }),
    block('post', 'post', { signatory: { role: 'finance' } }),
    block('expose', 'tell', { channel: 'exposure', title: '曝光台', signatory: { role: 'signatory' } }, '曝光'),
  ],
  wires: [
    wire('cycle.cycle', 'roster'),
    wire('roster.rows', 'ask'),
    wire('ask.answered', 'score'),
    wire('score.scored', 'rank'),
    wire('rank.ranked', 'objection'),
    wire('objection.settled', 'result'),
    wire('result.frozen', 'branch'),
    wire('branch.front', 'allocate'),
    wire('allocate.awards', 'review'),
    wire('review.passed', 'post'),
    wire('branch.back', 'expose'),
  ],
  ends: [
    { block: 'ask', port: 'silent' },
    { block: 'branch', port: 'else' },
    { block: 'branch', port: 'open' },
    { block: 'review', port: 'refused' },
    { block: 'post', port: 'refused' },
  ],
}
