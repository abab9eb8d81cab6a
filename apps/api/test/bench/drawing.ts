import type { JsonObject, Mechanism } from '@jizhi/mechanism'
import { CATEGORIES, type Workload } from './workload.ts'

/** Each pot, in yuan; shared 50, 30 and 20 per cent by the first three places of a category. */
export const POT_YUAN = 50_000
/** How many trail, of villages and of townships. */
export const TRAILING = { village: 5, town: 1 } as const

const SHARES = [50, 30, 20]
const ALL = { completeness: { rule: 'all' } }
const OFFICE = { signatory: { at: 'owner', role: 'signatory' } }
const ATTRIBUTES = { categories: CATEGORIES.map((id) => ({ id, label: `${id} 类` })) }

interface Drawn {
  readonly blocks: Mechanism['blocks'][number][]
  readonly wires: string[]
}

/**
 * The close of workload S as it can be drawn today: weighted sum less deductions, townships 70 % mean + 30 % worst
 * village, ranks per category, pots, annual points of the leading ones, full, red and black boards. Runs of bad months,
 * the ladder and its tasks have no block yet.
 */
export function closeDrawing(work: Workload, id: string, name: string): Mechanism {
  const blocks = [...scoring(work), ...townScoring()]
  const wires = [
    'cycle.cycle>villages',
    'villages.rows>sheet',
    'sheet.answered>village_score',
    'village_score.scored>towns',
    'towns.rows>town_score',
  ]
  const ends: Mechanism['ends'][number][] = [
    { block: 'sheet', port: 'silent' },
    { block: 'towns', port: 'unassigned' },
  ]
  for (const kind of ['village', 'town'] as const) {
    const drawn = outcome(kind)
    blocks.push(...drawn.blocks)
    wires.push(...drawn.wires)
    ends.push({ block: `${kind}_review`, port: 'refused' }, { block: `${kind}_post`, port: 'refused' })
    for (const port of ['else', 'open']) ends.push({ block: `${kind}_ways`, port })
  }
  return {
    ...{ format: 1, id, name, blocks, ends },
    rounding: { mode: 'at-end', rule: 'down' },
    wires: wires.map((wire) => {
      const [from = '', to = ''] = wire.split('>')
      const [block = '', port = ''] = from.split('.')
      return { from: { block, port }, to: { block: to, port: 'in' } }
    }),
  } as unknown as Mechanism // ids are plain text here; saving it reads and checks the document
}

const block = (kind: string, id: string, config: JsonObject): Drawn['blocks'][number] =>
  ({ id, kind, config }) as unknown as Drawn['blocks'][number] // as above

function scoring({ indicators }: Workload): Drawn['blocks'] {
  const items = indicators.map(({ weight, deducts }, at) => {
    const item = { id: `loss_${at}`, label: `指标 ${at + 1}`, column: `item_${at}` }
    return deducts
      ? { ...item, method: 'deduct', full: '0', each: '1' }
      : { ...item, method: 'points', weight: `0.${String(weight).padStart(4, '0')}` }
  })
  const fields = indicators.map((_, at) => {
    const limits = { type: 'score', scale: 2, least: '0', most: '100' }
    return { id: `item_${at}`, label: `指标 ${at + 1}`, ...limits }
  })
  return [
    block('cycle', 'cycle', { period: 'month', opening: 'by-hand', sunset: '2099-12-31' }),
    block('roster', 'villages', { subject: 'village', attributes: ATTRIBUTES }),
    block('ask', 'sheet', { fields, channel: 'import', who: { at: 'owner', role: 'inspector' } }),
    block('score', 'village_score', { items, column: 'score', label: '得分', scale: 2 }),
  ]
}

function townScoring(): Drawn['blocks'] {
  const aggregate = (id: string, label: string, operation: string) => ({
    ...{ id, label, operation },
    ...{ column: 'score', scale: 2 },
  })
  const aggregates = [aggregate('mean', '村均分', 'mean'), aggregate('worst', '最差村', 'min')]
  const columns = [{ id: 'score', label: '得分', type: 'score', scale: 2, formula: '0.7 * mean + 0.3 * worst' }]
  return [
    block('regroup', 'towns', { relation: 'belongs-to', target: 'township', attributes: ATTRIBUTES, aggregates }),
    block('compute', 'town_score', { columns }),
  ]
}

/** From the ranking to money, points and boards, for villages and for townships alike. */
function outcome(kind: keyof typeof TRAILING): Drawn {
  const places = SHARES.map((share, at) => ({
    ...{ from: at + 1, to: at + 1 },
    amount: String((POT_YUAN * share) / 100),
  }))
  const bands = [
    { id: 'front', label: '前列', from: 'top', size: '3' },
    { id: 'back', label: '后列', from: 'bottom', size: String(TRAILING[kind]) },
  ]
  const table = [
    { when: 'or(place == 1, false)', value: '20' },
    { when: 'or(front, false)', value: '10' },
  ]
  const points = { id: 'points', label: '年度分', type: 'score', scale: 2, how: 'table', table }
  const cases = [
    { id: 'leading', label: '前列', when: 'front' },
    { id: 'trailing', label: '后列', when: 'back' },
  ]
  const lines = [
    { account: 'money', column: 'award', counter: '奖补资金' },
    { account: 'annual-points', column: 'points', counter: '年度考评' },
  ]
  const board = (channel: string, audience: string) => ({
    ...{ channel, title: '月考评', audience },
    ...{ columns: ['category', 'score', 'place', 'from_bottom'], order: 'place', ...OFFICE },
  })
  const judges = { who: { at: 'owner', role: 'finance' }, escalateTo: { at: 'owner', role: 'signatory' } }
  const ways = (id: string) => `${kind}_${id}`
  const from = kind === 'village' ? 'village_score.scored' : 'town_score.rows'
  return {
    blocks: [
      block('rank', ways('rank'), { column: 'score', within: 'category', minimum: 3, bands, ...ALL }),
      block('compute', ways('points'), { columns: [{ ...points, otherwise: 'value', otherwiseValue: '0' }] }),
      block('allocate', ways('award'), {
        ...{ pool: 'amount', amount: String(POT_YUAN), within: 'category', pots: 'each' },
        ...{ method: 'place', places, ties: 'split', ...ALL },
      }),
      block('review', ways('review'), { scope: 'table', ...judges, ...ALL }),
      block('result', ways('result'), { mode: 'automatic', who: { at: 'owner', role: 'county-admin' }, ...ALL }),
      block('branch', ways('ways'), { mode: 'all', cases }),
      block('post', ways('post'), { lines, ...OFFICE }),
      block('tell', ways('board'), board('board', 'county')),
      block('tell', ways('red'), board('honour', 'county')),
      // seen by the office alone: what others see of it is a punishment, and waits for notice, window and signature
      block('tell', ways('black'), board('red-black', 'office')),
    ],
    wires: [
      `${from}>${ways('rank')}`,
      `${ways('rank')}.ranked>${ways('points')}`,
      `${ways('points')}.rows>${ways('award')}`,
      `${ways('award')}.awards>${ways('review')}`,
      `${ways('review')}.passed>${ways('result')}`,
      `${ways('result')}.frozen>${ways('board')}`,
      `${ways('result')}.frozen>${ways('ways')}`,
      `${ways('ways')}.leading>${ways('post')}`,
      `${ways('ways')}.leading>${ways('red')}`,
      `${ways('ways')}.trailing>${ways('black')}`,
    ],
  }
}
