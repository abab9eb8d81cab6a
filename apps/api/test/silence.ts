import type { JsonObject, Mechanism } from '@jizhi/mechanism'

const block = (id: string, kind: Mechanism['blocks'][number]['kind'], config: JsonObject) => ({ id, kind, config })
const port = (block: string, port: string) => ({ block, port })

/** Months that close by themselves: who has not reported by the date is listed, with how often in a row that happened. */
export const silence = (document: Mechanism): Mechanism => ({
  ...document,
  blocks: [
    block('cycle', 'cycle', {
      period: 'month',
      opening: 'automatic',
      sunset: '2027-12-31',
      stages: [
        { id: 'report_by', label: '填报截止', base: 'end', offset: 10, step: 'workday' },
        { id: 'final_by', label: '定榜期限', base: 'end', offset: 20, step: 'workday' },
      ],
    }),
    ...document.blocks.filter(({ id }) => id === 'villages' || id === 'scores'),
    block('missed', 'history', {
      result: 'silence',
      gap: 'break',
      window: 'all',
      until: 'final_by',
      figures: [{ id: 'times', label: '连续未报次数', across: 'streak' }],
    }),
    block('silence', 'result', { title: '未报名单', mode: 'automatic', completeness: { rule: 'all' } }),
  ],
  wires: [
    { from: port('cycle', 'cycle'), to: port('villages', 'in') },
    { from: port('villages', 'rows'), to: port('scores', 'in') },
    { from: port('scores', 'silent'), to: port('missed', 'in') },
    { from: port('missed', 'rows'), to: port('silence', 'in') },
  ],
  ends: [port('scores', 'answered'), port('silence', 'frozen')],
  groups: [],
  parameters: [],
})
