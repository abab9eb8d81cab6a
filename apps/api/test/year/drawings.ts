import type { Block, JsonObject, Mechanism } from '@jizhi/mechanism'

export const NAMES = {
  plan: '干净整洁村月度完成计划',
  assess: '村（居）小组月度考核',
  county: '农村环境卫生月考评',
  year: '村（居）小组年度汇总',
} as const

/** Money of both mechanisms comes out of this one. */
export const POOL = '区级奖补资金'

/** What the shipped drawings call by posts that a county's list of roles does not have. */
const LEADERS = new Set(['head', 'deputy-head', 'deputy-secretary', 'cadre'])

const byLeaders = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(byLeaders)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'role' && typeof one === 'string' && LEADERS.has(one) ? 'viewer' : byLeaders(one),
    ]),
  )
}

type Change = (config: JsonObject) => JsonObject

/** Blocks by their id with other settings; `without` leaves some out with the wires and ends at them. */
function redrawn(document: Mechanism, changes: Record<string, Change>, without: readonly string[] = []): Mechanism {
  const gone = new Set(without)
  const keep = ({ block }: { block: string }): boolean => !gone.has(block)
  return {
    ...document,
    blocks: document.blocks
      .filter(({ id }) => !gone.has(id))
      .map((one): Block => {
        const config = byLeaders(one.config) as JsonObject // plain data stays plain data
        return { ...one, config: changes[one.id]?.(config) ?? config }
      }),
    wires: document.wires.filter(({ from, to }) => keep(from) && keep(to)),
    ends: document.ends.filter(keep),
    parameters: [],
    groups: [],
  }
}

const wire = (from: string, port: string, to: string, at = 'in') => ({
  from: { block: from, port },
  to: { block: to, port: at },
})

/** A township says of each of its groups whether it promises it, on one list; the office passes the list as a whole. */
export function planDrawing(document: Mechanism): Mechanism {
  const plain = redrawn(
    document,
    {
      townships: () => ({ subject: 'group' }),
      promise: () => ({
        ...{ prefix: 'plan_', prefixLabel: '计划', due: 'plan_by', channel: 'import' },
        who: { at: 'parent', role: 'clerk', level: 'township' },
        fields: [{ id: 'promised', label: '承诺完成', type: 'flag' }],
      }),
      review: (config) => ({
        ...config,
        scope: 'table',
        completeness: { rule: 'due', at: 'plan_by', late: 'exclude' },
      }),
      told: (config) => ({ ...config, columns: ['promised'] }),
    },
    ['groups', 'promised', 'not_told'],
  )
  return {
    ...plain,
    wires: [
      ...plain.wires.filter(({ to }) => to.block !== 'review'),
      wire('promise', 'answered', 'review'),
      wire('review', 'passed', 'result'),
    ],
    ends: [...plain.ends.filter(({ block }) => block !== 'promise'), { block: 'promise', port: 'silent' }],
  }
}

/** As shipped; finance passes the month's awards as one list. */
export const assessDrawing = (document: Mechanism): Mechanism =>
  redrawn(document, {
    groups: (config) => ({
      ...config,
      results: (config.results as JsonObject[]).map((one) =>
        one.scheme === '' ? one : { ...one, scheme: NAMES.plan },
      ),
    }),
    review: (config) => ({ ...config, scope: 'table', completeness: { rule: 'all' } }),
    approve: (config) => ({ ...config, scope: 'table', completeness: { rule: 'all' } }),
  })

/** The second mechanism: townships ranked every month, paid out of the same pool. */
export const countyDrawing = (document: Mechanism): Mechanism =>
  redrawn(document, {
    review: (config) => ({ ...config, scope: 'table', completeness: { rule: 'all' } }),
    post_money: (config) => ({
      ...config,
      lines: (config.lines as JsonObject[]).map((one) => ({ ...one, counter: POOL })),
    }),
  })

const counted = (id: string, label: string, hit: string, reads: JsonObject): JsonObject => ({
  ...{ scheme: NAMES.assess, result: 'result', reads: [reads], hit, window: 'year', current: 'none' },
  ...{ gap: 'skip', until: 'past_by', prefix: `${id}_`, prefixLabel: label },
  figures: [{ id, label, type: 'count', across: 'count' }],
})
const flag = (id: string, label: string): JsonObject => ({ id, label, type: 'flag' })

/** The year of every group and every township, read from what the months froze and from the books. */
export const yearDrawing =
  (months: number) =>
  (document: Mechanism): Mechanism => {
    const owner = { at: 'owner', role: 'county-admin' }
    const total = (id: string, label: string) => ({ id: `town_${id}`, label, operation: 'sum', column: id })
    const blocks = [
      {
        ...{ id: 'cycle', kind: 'cycle' },
        config: {
          ...{ period: 'year', opening: 'by-hand', sunset: '2027-12-31' },
          // A shorter run of the same story does not wait for months that never come.
          stages: [{ id: 'past_by', label: '各月等到', base: 'start', offset: months + 2, step: 'month' }],
        },
      },
      { id: 'groups', kind: 'roster', name: '全部小组', config: { subject: 'group' } },
      {
        ...{ id: 'black', kind: 'history', name: '上黑榜' },
        config: counted('black', '上黑榜次数', 'last_five', flag('last_five', '后五')),
      },
      {
        ...{ id: 'fails', kind: 'history', name: '不达标' },
        config: counted('fails', '不达标次数', '!passed', flag('passed', '达标')),
      },
      {
        ...{ id: 'firsts', kind: 'history', name: '首次达标' },
        config: counted('firsts', '首次达标次数', 'first_pass', flag('first_pass', '首次达标')),
      },
      {
        ...{ id: 'money', kind: 'history', name: '奖补入账' },
        config: {
          source: 'account',
          account: 'money',
          window: 'all',
          prefix: 'money_',
          prefixLabel: '奖补',
          gap: 'skip',
        },
      },
      {
        ...{ id: 'result', kind: 'result', name: '小组年度汇总' },
        config: { title: '村（居）小组年度汇总', who: owner, completeness: { rule: 'all' } },
      },
      {
        ...{ id: 'towns', kind: 'regroup', name: '归到镇街' },
        config: {
          ...{ relation: 'belongs-to', target: 'township' },
          aggregates: [
            { id: 'town_groups', label: '小组数', operation: 'count' },
            total('black', '上黑榜组次'),
            total('fails', '不达标组次'),
            total('firsts', '首次达标组数'),
            { id: 'town_money', label: '奖补合计', operation: 'sum', column: 'money_booked' },
          ],
        },
      },
      {
        ...{ id: 'points', kind: 'history', name: '年度绩效分' },
        config: {
          ...{ source: 'account', account: 'annual-points', window: 'all', gap: 'skip' },
          ...{ prefix: 'points_', prefixLabel: '绩效分' },
        },
      },
      {
        ...{ id: 'town_result', kind: 'result', name: '镇街年度汇总' },
        config: { title: '镇街年度汇总', who: owner, completeness: { rule: 'all' } },
      },
    ]
    const line = ['groups', 'black', 'fails', 'firsts', 'money'] as const
    const ports: JsonObject[] = [
      wire('cycle', 'cycle', 'groups'),
      ...line.slice(1).map((to, at) => wire(line[at]!, 'rows', to)),
      wire('money', 'rows', 'result'),
      wire('result', 'frozen', 'towns'),
      wire('towns', 'rows', 'points'),
      wire('points', 'rows', 'town_result'),
    ]
    const ends = [{ block: 'towns', port: 'unassigned' }]
    // plain data; the product reads and checks it before anybody may hand it in
    return { ...document, blocks, wires: ports, ends, parameters: [], groups: [] } as unknown as Mechanism
  }
