import type { Mechanism } from '@jizhi/mechanism'

/** A monthly village ranking of a township, drawn small: what the demonstration page opens. No real place, no real figure. */
export const exampleMechanism: Mechanism = {
  format: 1,
  id: 'example',
  name: '村庄环境卫生月考评（示例）',
  rounding: { mode: 'at-end', rule: 'half-up' },
  blocks: [
    {
      id: 'cycle',
      kind: 'cycle',
      config: {
        sunset: '2027-12-31',
        planNumber: '示例〔2026〕7号',
        stages: [{ id: 'report_by', label: '填报截止', base: 'end', offset: 1, step: 'workday' }],
      },
    },
    {
      id: 'roster',
      kind: 'roster',
      config: {
        attributes: {
          categories: [
            { id: 'A', label: 'A 类' },
            { id: 'B', label: 'B 类' },
          ],
        },
      },
    },
    {
      id: 'ask',
      kind: 'ask',
      config: {
        fields: [
          { id: 'environment', label: '环境', type: 'score', least: '0', most: '100' },
          { id: 'facility', label: '设施', type: 'score', least: '0', most: '100' },
        ],
        who: { role: 'inspector' },
        due: 'report_by',
        photos: 'optional',
      },
    },
    {
      id: 'score',
      kind: 'score',
      config: {
        combine: 'mean',
        items: [
          { id: 'environment_item', label: '环境', column: 'environment', full: '100', weight: '0.8' },
          { id: 'facility_item', label: '设施', column: 'facility', full: '100', weight: '0.2' },
        ],
      },
    },
    {
      id: 'rank',
      kind: 'rank',
      config: {
        within: 'category',
        bands: [
          { id: 'front', label: '前列', from: 'top', size: '3' },
          { id: 'rear', label: '后列', from: 'bottom', size: '1' },
        ],
        completeness: { rule: 'due', at: 'report_by' },
      },
    },
    {
      id: 'objection',
      kind: 'objection',
      config: {
        objector: { at: 'row', role: 'reporter' },
        decider: { role: 'arbiter' },
        escalateTo: { role: 'leader' },
      },
    },
    {
      id: 'result',
      kind: 'result',
      config: { title: '月度考评结果', who: { role: 'office' }, completeness: { rule: 'all' } },
    },
    {
      id: 'branch',
      kind: 'branch',
      config: {
        mode: 'all',
        cases: [
          { id: 'rear_case', label: '后列', when: 'rear' },
          { id: 'every_case', label: '全部', when: 'true' },
          { id: 'front_case', label: '前列', when: 'front' },
        ],
      },
    },
    {
      id: 'allocate',
      kind: 'allocate',
      config: { places: [{ from: 1, to: 3, amount: '2000' }], within: 'category', completeness: { rule: 'all' } },
    },
    { id: 'post', kind: 'post', config: { signatory: { role: 'finance' } } },
    { id: 'tell', kind: 'tell', config: { signatory: { role: 'leader' }, columns: ['score', 'place'] } },
    {
      id: 'remind',
      kind: 'tell',
      name: '提醒',
      config: { channel: 'message', title: '请加紧整改', audience: 'line', signatory: { role: 'leader' } },
    },
  ],
  wires: [
    { from: { block: 'cycle', port: 'cycle' }, to: { block: 'roster', port: 'in' } },
    { from: { block: 'roster', port: 'rows' }, to: { block: 'ask', port: 'in' } },
    { from: { block: 'ask', port: 'answered' }, to: { block: 'score', port: 'in' } },
    { from: { block: 'score', port: 'scored' }, to: { block: 'rank', port: 'in' } },
    { from: { block: 'rank', port: 'ranked' }, to: { block: 'objection', port: 'in' } },
    { from: { block: 'objection', port: 'settled' }, to: { block: 'result', port: 'in' } },
    { from: { block: 'result', port: 'frozen' }, to: { block: 'branch', port: 'in' } },
    { from: { block: 'branch', port: 'rear_case' }, to: { block: 'remind', port: 'in' } },
    { from: { block: 'branch', port: 'every_case' }, to: { block: 'tell', port: 'in' } },
    { from: { block: 'branch', port: 'front_case' }, to: { block: 'allocate', port: 'in' } },
    { from: { block: 'allocate', port: 'awards' }, to: { block: 'post', port: 'in' } },
  ],
  ends: [
    { block: 'ask', port: 'silent' },
    { block: 'branch', port: 'else' },
    { block: 'branch', port: 'open' },
    { block: 'allocate', port: 'left-over' },
  ],
}
