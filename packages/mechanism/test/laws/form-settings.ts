import fc from 'fast-check'

const KINDS = [
  { id: 'rubbish', label: '生活垃圾' },
  { id: 'sewage', label: '污水' },
]
const field = (id: string, label: string, type: string, more: object = {}) => ({ id, label, type, ...more })

/** A form with a field of every kind. */
const FIELDS = [
  field('litter', '垃圾处数', 'count', { least: '0' }),
  field('look', '村容', 'score', { scale: 1, least: '0', most: '100' }),
  field('checked', '上级检查', 'flag'),
  field('spotted', '现场整改', 'count', { required: false }),
  field('met', '办结', 'count', { required: false }),
  field('expected', '应办', 'count', { required: false, least: '0' }),
  field('kind', '问题', 'choice', { options: KINDS, required: false }),
  field('level', '难度', 'grade', { options: KINDS, required: false }),
  field('cost', '投入', 'money', { required: false }),
  field('ratio', '系数', 'number', { scale: 2, required: false }),
  field('done', '进度', 'percent', { scale: 1, required: false }),
  field('since', '发现日', 'date', { required: false }),
  field('note', '说明', 'text', { required: false }),
  field('helper', '协办', 'unit', { required: false, many: true }),
  field('keeper', '管护人', 'person', { required: false }),
  field('paper', '附件', 'file', { required: false }),
]

const seat = (id: string, role: string, weight: string) => ({ id, label: id, who: { role }, weight })

/** A form as counties hand it out: to one or several, by post or by seat, with a list of items or without. */
export const askConfig = fc
  .record({
    due: fc.constantFrom('', 'report_by'),
    lateUntil: fc.constantFrom('', 'score_by'),
    assessors: fc.constantFrom(1, 1, 2),
    merge: fc.constantFrom('mean', 'mean', 'trimmed', 'median', 'unanimous', 'weighted'),
    items: fc.boolean(),
    offlineGraceHours: fc.constantFrom(0, 24),
  })
  .map(({ items, ...rest }) => ({
    ...rest,
    fields: FIELDS,
    who: { role: 'inspector' },
    assignTo: { role: 'office' },
    seats: [seat('first', 'inspector', '0.7'), seat('second', 'expert', '0.3')],
    ...(items
      ? {
          items: {
            label: '目标',
            least: 0,
            most: 3,
            fields: [field('goal', '目标', 'score'), field('hard', '难', 'flag')],
          },
        }
      : {}),
  }))

/** A pledge asked of the same rows, by seats side by side. */
export const pledgeConfig = fc.record({
  fields: fc.constant([field('promise', '承诺', 'score', { required: false })]),
  who: fc.constant({ role: 'inspector' }),
  merge: fc.constantFrom('columns', 'weighted', 'mean'),
  seats: fc.constant([seat('own', 'inspector', '1'), seat('other', 'expert', '0.5')]),
  due: fc.constantFrom('report_by', ''),
  prefix: fc.constant('pledge_'),
})

/** Desks of every kind: one, all, a share, in turn, by ballot; with a level to give, a mark, and rows sent back. */
export const reviewConfig = fc
  .record({
    scope: fc.constantFrom('row', 'row', 'table'),
    quorum: fc.constantFrom('any', 'all', 'share', 'sequence', 'ballot'),
    due: fc.constantFrom('', 'score_by'),
    onSilence: fc.constantFrom('escalate', 'pass', 'refuse', 'return'),
    onRefusal: fc.constantFrom('leave', 'return'),
    gives: fc.constantFrom('', '', 'grade', 'mark'),
    role: fc.constantFrom('leader', 'inspector'),
  })
  .map(({ gives, role, ...rest }) => ({
    ...rest,
    who: { role },
    inTurn: [{ who: { role: 'arbiter' } }],
    escalateTo: { role: 'office' },
    amend: ['look'],
    prefix: 'desk_',
    completeness: { rule: 'all' },
    ...(gives === 'grade' ? { grade: { label: '难度', options: KINDS } } : {}),
    ...(gives === 'mark' ? { rate: { label: '评议', most: '100', atLeast: 1 } } : {}),
  }))

export const objectionConfig = fc.record({
  objector: fc.constant({ at: 'row', role: 'clerk' }),
  decider: fc.constant({ role: 'arbiter' }),
  escalateTo: fc.constant({ role: 'leader' }),
  freeze: fc.constantFrom('wait', 'early'),
  freezeWithin: fc.constant('category'),
})

const READS = [
  { id: 'back', label: '后进', type: 'flag' },
  { id: 'expires', label: '到期日', type: 'date' },
]

/** Whom a cycle is about: everybody, a list, a register, an event's rows, or those an earlier result names. */
export const rosterConfig = fc
  .record({
    source: fc.oneof(
      { weight: 3, arbitrary: fc.constant('level') },
      { weight: 1, arbitrary: fc.constantFrom('list', 'registry', 'event', 'results', 'relation', 'cases') },
    ),
    draw: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'none', 'count', 'share'),
    drawSize: fc.constantFrom(2, 60),
    fixedAt: fc.constantFrom('opening', 'opening', 'opening', 'opening', 'deadline', 'results'),
    keep: fc.constantFrom('', '', '', '!back'),
    combine: fc.constantFrom('union', 'intersect', 'except'),
    which: fc.constantFrom('previous', 'latest', 'current', 'period'),
    product: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'none', 'none', 'department'),
  })
  .map(({ combine, which, product, ...rest }) => ({
    ...rest,
    subject: 'village',
    relation: 'belongs-to',
    registry: 'register',
    product: { with: product },
    reads: READS,
    fixedBy: 'early_by',
    results: rest.source === 'results' ? [{ combine, which, result: 'past', period: '2019-03', filter: 'back' }] : [],
    keep: rest.source === 'registry' || rest.source === 'event' ? rest.keep : '',
    attributes: {
      categories: [
        { id: 'A', label: 'A 类' },
        { id: 'B', label: 'B 类' },
      ],
      population: true,
    },
  }))

/** A month, or an event of any kind with its own instant; its stages count from each other and from both ends. */
export const cycleConfig = fc
  .record({
    period: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('month', 'month', 'event') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('day', 'week', 'xun', 'month10', 'quarter', 'half-year', 'year', 'session'),
      },
    ),
    on: fc.constantFrom('arrival', 'request', 'result', 'case', 'date'),
    base: fc.constantFrom('start', 'end', 'open'),
  })
  .map(({ period, on, base }) => ({
    period,
    event: { on, result: 'past', dateColumn: 'expires', reads: READS, filter: 'back' },
    sunset: '2026-12-31',
    stages: [
      { id: 'early_by', label: '名单截止', base, offset: 1, step: 'day' },
      { id: 'report_by', label: '填报截止', base: 'end', offset: 3 },
      { id: 'score_by', label: '计分截止', base: 'stage', after: 'report_by', offset: 3 },
    ],
  }))
