import type { Mechanism } from '@jizhi/mechanism'

const owner = (role: string) => ({ at: 'owner', role })
const rung = (id: string, from: number, label: string, form: string) => ({
  ...{ id, label, from, to: from },
  measures: [
    {
      ...{ id: `${id}_talk`, label, form, due: 10 },
      ...{ target: owner('clerk'), actor: owner('county-admin') },
      record: [
        { id: 'points', label: '谈话要点', type: 'text' },
        { id: 'day', label: '谈话日期', type: 'date' },
        { id: 'whom', label: '谈话对象', type: 'person' },
        { id: 'photo', label: '照片', type: 'file', required: false },
      ],
    },
  ],
})

/** The last two are counted and climb a ladder; a month that was handled is counted no more. */
export function withLadder(document: Mechanism): Mechanism {
  const bands = [{ id: 'back', label: '后进', from: 'bottom', size: '2' }]
  const counter = {
    id: 'counter',
    kind: 'history',
    name: '后进次数',
    config: {
      ...{ result: 'result', reads: [{ id: 'back', label: '后进', type: 'flag' }], hit: 'back', currentHit: 'back' },
      ...{ gap: 'skip', window: 'all', until: 'final_by', resetHandled: 'ladder' },
      figures: [{ id: 'times', label: '后进次数', across: 'count' }],
    },
  } as const
  const ladder = {
    id: 'ladder',
    kind: 'ladder',
    name: '约谈阶梯',
    config: {
      ...{ count: 'times', hit: 'back', signatory: owner('signatory') },
      rungs: [
        rung('first', 1, '约谈经办人', 'interview'),
        rung('second', 2, '通报经办人', 'circular'),
        rung('third', 3, '约谈主要领导', 'interview'),
      ],
    },
  } as const
  const rank = document.blocks.find(({ kind }) => kind === 'rank')!
  return {
    ...document,
    blocks: [
      ...document.blocks.map((one) => (one === rank ? { ...one, config: { ...one.config, bands } } : one)),
      ...[counter, ladder],
    ],
    wires: [
      ...document.wires,
      { from: { block: 'result', port: 'frozen' }, to: { block: 'counter', port: 'in' } },
      { from: { block: 'counter', port: 'rows' }, to: { block: 'ladder', port: 'in' } },
    ],
    ends: [...document.ends, { block: 'ladder', port: 'exhausted' }],
  }
}
