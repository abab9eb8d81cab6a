import fc from 'fast-check'

const person = { role: 'office' }
const TIMES = [
  { id: 'times', label: '次数', across: 'count' },
  { id: 'running', label: '连续', across: 'streak' },
  { id: 'months', label: '期数', across: 'periods' },
]
const ACROSS = ['sum', 'mean', 'best', 'worst', 'first', 'last', 'gaps'] as const

/** History over months before, by every window, gap rule and reset. */
export const historyConfig = fc
  .record({
    hit: fc.constantFrom('', 'back'),
    currentHit: fc.constantFrom('', 'checked', 'place <= 2'),
    within: fc.constantFrom('sole', 'sole', 'count', 'sum', 'mean', 'min', 'max', 'any', 'all', 'first', 'last'),
    window: fc.constantFrom('periods', 'values', 'year', 'all', 'same-last-year'),
    size: fc.constantFrom(1, 3),
    current: fc.constantFrom('row', 'source', 'none'),
    gap: fc.constantFrom('break', 'skip', 'pending'),
    resetWhen: fc.constantFrom('', '!back'),
    resetYearly: fc.boolean(),
    until: fc.constantFrom('', 'report_by'),
    match: fc.constantFrom('key', 'key', 'key', 'relation', 'columns'),
    towards: fc.constantFrom('source', 'target'),
    merged: fc.constantFrom('person', 'max', 'sum', 'zero'),
    split: fc.constantFrom('person', 'inherit', 'zero'),
    across: fc.constantFrom(...ACROSS),
    divisor: fc.constantFrom('present', 'due', 'fixed'),
  })
  .map(({ across, divisor, ...rest }) => ({
    ...rest,
    reads: [
      { id: 'back', label: '后进', type: 'flag' },
      { id: 'mark', label: '得分', type: 'score' },
    ],
    pairs: [{ own: 'checked', theirs: 'back' }],
    figures: [
      ...TIMES,
      { ...{ id: 'figure', label: '历史分', across, divisor }, type: 'score', value: 'mark', currentValue: 'look' },
    ],
  }))

export const accountConfig = fc.record({
  source: fc.constant('account'),
  account: fc.constantFrom('money', 'annual-points', 'credits'),
  prefix: fc.constant('account_'),
})

const RECORD = [
  { id: 'topic', label: '要点', type: 'text' },
  { id: 'on', label: '时间', type: 'date' },
  { id: 'agreed', label: '认可', type: 'flag', required: false },
]

const measure = (id: string, form: string, role: string, at: string, kept: boolean) => ({
  ...{ id, label: id, form, actor: person, attend: ['clerk'], cc: ['office'] },
  target: { at, role, relation: 'linked', column: 'helper', deputyRole: 'office' },
  ...(kept ? { record: RECORD } : {}),
})

const rung = (id: string, from: number, to: number, measures: readonly object[]) => ({
  id,
  label: id,
  from,
  to,
  measures,
})

const FORMS = ['remind', 'urge', 'supervise', 'interview', 'criticise', 'circular', 'disqualify', 'refer'] as const

/** Rungs by a count, jumped or climbed, towards posts that are held and posts that are vacant; some are recorded. */
export const ladderConfig = fc
  .record({
    count: fc.constantFrom('times', 'running'),
    hit: fc.constantFrom('', 'hit'),
    mode: fc.constantFrom('jump', 'step'),
    beyond: fc.constantFrom('repeat', 'exhausted', 'stop'),
    empty: fc.constantFrom('hold', 'deputy', 'skip'),
    liability: fc.constantFrom('period-end', 'trigger', 'event'),
    merge: fc.boolean(),
    form: fc.constantFrom(...FORMS),
    role: fc.constantFrom('leader', 'vacant', ''),
    at: fc.constantFrom('owner', 'row', 'parent', 'relation', 'column'),
    kept: fc.boolean(),
  })
  .map(({ form, role, at, kept, ...rest }) => ({
    ...rest,
    last: 'months',
    happenedOn: 'since',
    rungs: [
      rung('first', 1, 1, [
        measure('m_first', form, role, 'owner', kept),
        measure('m_other', 'urge', 'clerk', at, false),
      ]),
      rung('second', 2, 3, [measure('m_second', 'criticise', 'leader', 'owner', kept)]),
    ],
  }))

export const joinConfig = fc.record({
  mode: fc.constantFrom('side', 'path', 'gate', 'union', 'intersection', 'except'),
  absent: fc.constantFrom('keep', 'drop', 'zero'),
  conflict: fc.constantFrom('pending', 'left', 'right'),
  take: fc.constant([{ column: 'look', id: 'other_look', label: '另一路村容' }]),
})

/** Two marks of one row as one, by weights of its class. */
export const weighingConfig = fc.record({
  mode: fc.constantFrom('side', 'path'),
  relation: fc.constant('belongs-to'),
  take: fc.constant([{ column: 'promise', id: 'promise', label: '承诺' }]),
  weigh: fc.constantFrom('none', 'class', 'class'),
  weighBy: fc.constant('category'),
  leftScore: fc.constant('look'),
  rightScore: fc.constant('promise'),
  weights: fc.constant([
    { class: 'A', left: '0.6', right: '0.4' },
    { class: 'B', left: '1', right: '2' },
  ]),
  missing: fc.constantFrom('pending', 'zero', 'exclude', 'rescale'),
  column: fc.constant('blend'),
})

export const caseConfig = fc
  .record({
    owner: fc.constantFrom('row', 'parent', 'column', 'hand'),
    mergeBy: fc.constantFrom([], ['checked']),
    claim: fc.boolean(),
    clock: fc.constantFrom('continue', 'restart'),
    scope: fc.constantFrom('due', 'opened', 'closed', 'open', 'all'),
    from: fc.constantFrom('opened', 'due'),
    form: fc.constantFrom('urge', 'interview'),
  })
  .map(({ from, form, ...rest }) => ({
    ...rest,
    ownerColumn: 'helper',
    classColumn: 'kind',
    classes: [
      { id: 'rubbish', label: '生活垃圾' },
      { id: 'sewage', label: '污水' },
    ],
    limits: [{ class: 'sewage', days: 9 }],
    rungs: [
      { ...{ id: 'late', label: '逾期', from, days: 2 }, measures: [measure('m_late', form, 'clerk', 'row', true)] },
    ],
    signatory: { role: 'leader' },
    cutOff: 'report_by',
    prefix: 'case_',
  }))
