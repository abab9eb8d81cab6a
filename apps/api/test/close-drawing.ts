import type { Mechanism } from '@jizhi/mechanism'

export const INDICATORS = 12
const owner = (role: string) => ({ at: 'owner', role })
const all = { rule: 'all' } as const
const signatory = owner('signatory')
const names = Array.from({ length: INDICATORS }, (_, at) => `mark${at + 1}`)

const BLOCKS: Mechanism['blocks'] = [
  { id: 'cycle', kind: 'cycle', config: { period: 'month', stages: stages(), sunset: '2019-12-31' } },
  { id: 'towns', kind: 'roster', name: '全县镇（街道）', config: { subject: 'township' } },
  {
    ...{ id: 'scores', kind: 'ask', name: '考评成绩' },
    config: {
      ...{ who: owner('inspector'), channel: 'import', due: 'report_by', lateUntil: 'final_by' },
      fields: names.map((id, at) => ({
        ...{ id, label: `指标${at + 1}`, type: 'score', scale: 2, least: '0', most: '100' },
      })),
    },
  },
  {
    ...{ id: 'sum', kind: 'compute', name: '总分' },
    config: { columns: [{ id: 'total', label: '总分', type: 'score', scale: 2, formula: names.join(' + ') }] },
  },
  {
    ...{ id: 'rank', kind: 'rank' },
    config: {
      ...{ column: 'total', completeness: all, minimum: 1 },
      bands: [{ id: 'back', label: '后进', from: 'bottom', size: '3' }],
    },
  },
  {
    ...{ id: 'objection', kind: 'objection' },
    config: { objector: owner('clerk'), decider: owner('adjudicator'), escalateTo: signatory },
  },
  {
    ...{ id: 'result', kind: 'result' },
    config: { title: '镇街月度考评结果', who: owner('county-admin'), completeness: all },
  },
  {
    id: 'board',
    kind: 'tell',
    name: '公示',
    config: told('board', '月度考评结果', { audience: 'public', expiryDays: 30 }),
  },
  {
    ...{ id: 'message', kind: 'tell', name: '成绩通知' },
    config: told('message', '成绩通知', { audience: 'line', names: 'none', cc: ['county-admin'], receipt: true }),
  },
  {
    ...{ id: 'front', kind: 'branch', name: '前四名' },
    config: { mode: 'first', cases: [{ id: 'first', label: '前四名', when: 'place <= 4' }] },
  },
  {
    ...{ id: 'award', kind: 'allocate' },
    config: {
      ...{ pool: 'balance', method: 'place', placeColumn: 'place', exhausted: 'proportional', completeness: all },
      places: [
        { from: 1, to: 1, amount: '5000' },
        { from: 2, to: 4, amount: '2000' },
      ],
    },
  },
  { id: 'review', kind: 'review', name: '资金审核', config: { who: owner('finance'), escalateTo: signatory } },
  {
    ...{ id: 'post', kind: 'post' },
    config: {
      lines: [{ account: 'money', column: 'award', counter: '考评奖补资金' }],
      reason: '月度考评奖补',
      signatory,
    },
  },
  {
    ...{ id: 'counter', kind: 'history', name: '后进次数' },
    config: {
      ...{ result: 'result', reads: [{ id: 'back', label: '后进', type: 'flag' }], hit: 'back', currentHit: 'back' },
      ...{ gap: 'skip', window: 'all', until: 'final_by', resetHandled: 'ladder' },
      figures: [{ id: 'times', label: '后进次数', across: 'count' }],
    },
  },
  {
    id: 'ladder',
    kind: 'ladder',
    name: '约谈阶梯',
    config: { count: 'times', hit: 'back', signatory, rungs: [rung()] },
  },
]

/** Thirty townships, twelve indicators: four awards out of a pool, three escalations, a board and a message to each. */
export const closeDrawing =
  (name: string) =>
  (shipped: Mechanism): Mechanism => ({
    ...{ format: shipped.format, id: shipped.id, name, rounding: shipped.rounding, blocks: BLOCKS },
    wires: [
      ...['cycle.cycle>towns.in', 'towns.rows>scores.in', 'scores.answered>sum.in', 'sum.rows>rank.in'],
      ...[
        'rank.ranked>objection.in',
        'objection.settled>result.in',
        'result.frozen>board.in',
        'result.frozen>message.in',
      ],
      ...[
        'result.frozen>front.in',
        'front.first>award.in',
        'award.awards>review.in',
        'review.passed>post.in',
        'result.frozen>counter.in',
      ],
      'counter.rows>ladder.in',
    ].map(wire),
    ends: ['scores.silent', 'front.else', 'front.open', 'review.refused', 'post.refused', 'ladder.exhausted'].map(port),
  })

/** Every day four townships and one mark: it closes once all have it, by itself or by a person, and books the points of the first two. */
export const raceDrawing =
  (mode: 'automatic' | 'signed') =>
  (shipped: Mechanism): Mechanism => {
    const kept = BLOCKS.filter(({ id }) => ['cycle', 'towns', 'scores', 'rank', 'board', 'post'].includes(id))
    const settings: Readonly<Record<string, object>> = {
      // whichever day of 2018 it is for, its marks are in time in June 2019
      cycle: { period: 'day', opening: 'by-hand', stages: stages('end', 370) },
      scores: { fields: [{ id: 'total', label: '得分', type: 'score', scale: 2, least: '0', most: '100' }] },
      rank: { bands: [] },
      post: { lines: [{ account: 'annual-points', column: 'total', counter: '年度绩效分' }] },
    }
    return {
      ...{ format: shipped.format, id: shipped.id, name: '每日考评', rounding: shipped.rounding },
      blocks: [
        ...kept.map((one) => ({ ...one, config: { ...one.config, ...settings[one.id] } as typeof one.config })),
        {
          id: 'result',
          kind: 'result',
          config: { title: '每日考评结果', mode, who: owner('county-admin'), completeness: all },
        },
        {
          ...{ id: 'front', kind: 'branch', name: '前两名' },
          config: { mode: 'first', cases: [{ id: 'first', label: '前两名', when: 'place <= 2' }] },
        },
      ],
      wires: [
        ...['cycle.cycle>towns.in', 'towns.rows>scores.in', 'scores.answered>rank.in', 'rank.ranked>result.in'],
        ...['result.frozen>board.in', 'result.frozen>front.in', 'front.first>post.in'],
      ].map(wire),
      ends: ['scores.silent', 'front.else', 'front.open', 'post.refused'].map(port),
    }
  }

/** A cycle of its own for each frozen table of the mechanism that bears this name. */
export const afterClose =
  (scheme: string) =>
  (shipped: Mechanism): Mechanism => ({
    ...{ format: shipped.format, id: shipped.id, name: '整改回头看', rounding: shipped.rounding },
    blocks: [
      {
        ...{ id: 'cycle', kind: 'cycle' },
        config: {
          period: 'event',
          event: { on: 'result', scheme, result: 'result' },
          sunset: '2019-12-31',
          stages: stages('open'),
        },
      },
      { id: 'towns', kind: 'roster', name: '全县镇（街道）', config: { subject: 'township' } },
      {
        ...{ id: 'reply', kind: 'ask', name: '整改情况' },
        config: {
          ...{ who: owner('clerk'), due: 'final_by' },
          fields: [{ id: 'done', label: '已整改', type: 'flag' }],
        },
      },
      {
        ...{ id: 'result', kind: 'result' },
        config: { title: '整改情况', who: owner('county-admin'), completeness: all },
      },
    ],
    wires: ['cycle.cycle>towns.in', 'towns.rows>reply.in', 'reply.answered>result.in'].map(wire),
    ends: ['reply.silent', 'result.frozen'].map(port),
  })

function stages(base = 'end', later = 0) {
  return [
    { id: 'report_by', label: '导入截止', base, offset: 10 + later, step: 'workday' },
    { id: 'final_by', label: '定榜期限', base, offset: 20 + later, step: 'workday' },
  ]
}

function told(channel: string, title: string, more: object) {
  return { channel, title, columns: ['place', 'total'], order: 'place', signatory, ...more }
}

function rung() {
  const record = [{ id: 'points', label: '谈话要点', type: 'text' }]
  const measure = {
    id: 'talk',
    label: '约谈',
    form: 'interview',
    due: 10,
    target: owner('clerk'),
    actor: owner('county-admin'),
  }
  return { id: 'first', label: '约谈', from: 1, to: 1, measures: [{ ...measure, record }] }
}

function port(text: string) {
  const [block = '', name = ''] = text.split('.')
  return { block, port: name }
}

function wire(text: string) {
  const [from = '', to = ''] = text.split('>')
  return { from: port(from), to: port(to) }
}
