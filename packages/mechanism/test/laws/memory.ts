import fc from 'fast-check'

const person = { role: 'office' }

/** History over months before, by every window, gap rule and reset. */
export const historyConfig = fc.record({
  reads: fc.constant([{ id: 'back', label: '后进', type: 'flag' }]),
  hit: fc.constantFrom('', 'back'),
  currentHit: fc.constantFrom('', 'checked', 'place <= 2'),
  window: fc.constantFrom('periods', 'values', 'year', 'all', 'same-last-year'),
  size: fc.constantFrom(1, 3),
  current: fc.constantFrom('row', 'source', 'none'),
  gap: fc.constantFrom('break', 'skip', 'pending'),
  resetWhen: fc.constantFrom('', '!back'),
  resetYearly: fc.boolean(),
  until: fc.constantFrom('', 'report_by'),
  figures: fc.constant([
    { id: 'times', label: '次数', across: 'count' },
    { id: 'running', label: '连续', across: 'streak' },
    { id: 'months', label: '期数', across: 'periods' },
  ]),
})

export const ladderConfig = fc.record({
  count: fc.constantFrom('times', 'running'),
  hit: fc.constantFrom('', 'hit'),
  mode: fc.constantFrom('jump', 'step'),
  last: fc.constant('months'),
  beyond: fc.constantFrom('repeat', 'exhausted', 'stop'),
  empty: fc.constantFrom('hold', 'skip'),
  liability: fc.constantFrom('period-end', 'trigger'),
  rungs: fc
    .tuple(fc.constantFrom('urge', 'interview'), fc.constantFrom('leader', 'vacant'))
    .map(([form, role]) => [rung('first', 1, 1, form, role), rung('second', 2, 3, 'criticise', 'leader')]),
})

const rung = (id: string, from: number, to: number, form: string, role: string) => ({
  id,
  label: id,
  from,
  to,
  measures: [{ id: `m_${id}`, label: id, form, target: { at: 'owner', role }, actor: person }],
})

export const joinConfig = fc.record({
  mode: fc.constantFrom('side', 'gate', 'union', 'intersection', 'except'),
  absent: fc.constantFrom('keep', 'drop', 'zero'),
  conflict: fc.constantFrom('pending', 'left', 'right'),
  take: fc.constant([{ column: 'look', id: 'other_look', label: '另一路村容' }]),
})

export const caseConfig = fc.record({
  owner: fc.constantFrom('row', 'parent'),
  mergeBy: fc.constantFrom([], ['checked']),
  cutOff: fc.constant('report_by'),
  prefix: fc.constant('case_'),
})
