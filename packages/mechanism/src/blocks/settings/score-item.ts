import { z } from 'zod'
import { choice, column, decimal, decimalOrNone, SCORE_TYPES, slug, words } from './field.ts'
import { months } from './from-sheet.ts'
import { scoreEdge } from './score-edge.ts'

/** The rule types of the field, in the field's words (SCORE-1, SCORE-2). */
export const SCORE_METHODS = {
  points: '得分',
  deduct: '扣分',
  'deduct-fixed': '每处扣分，现场整改减扣',
  'deduct-repeat': '每处扣分，重复指出再扣',
  'deduct-sampled': '抽查扣分',
  events: '按次加减分（可分级别）',
  missing: '每缺一项扣分',
  shortfall: '缺额扣分',
  'all-or-nothing': '做到得满分，否则 0 分',
  checklist: '清单（是得分）',
  tiered: '按情形扣分',
  rate: '达标率',
  best: '与最好的比',
  place: '按名次递减',
  bands: '分档',
  vote: '票数占比分档',
  survey: '评价折分',
  difficulty: '难度分（完成 × 难度）',
  group: '分组',
} as const

export type ScoreMethod = keyof typeof SCORE_METHODS

/** SCORE-4: half-open; `from` belongs to the band, `to` does not. Empty = no limit. */
const band = z.strictObject({
  from: decimalOrNone('从（含）'),
  to: decimalOrNone('到（不含）'),
  alsoFrom: scoreEdge('另一占比从（含）'),
  alsoTo: scoreEdge('另一占比到（不含）'),
  points: decimal('得', '0', '分'),
})

/** One line of an item that has several: a check, a level of event, a situation, a rater, a kind of vote. */
const entry = z.strictObject({
  label: z.string().max(60).default('').meta({ title: '内容' }),
  column: column('读哪一列', [...SCORE_TYPES, 'flag']),
  option: z.string().max(40).default('').meta({ title: '选项', help: '按情形扣分、难度分时填选项编号。' }),
  counts: choice('是否列怎样计', { yes: '“是”计一次', no: '“否”计一次' }, 'yes'),
  points: decimal('分值', '0', '分'),
  part: column('其中（加倍或减半的次数）', SCORE_TYPES),
  factor: decimal('其中部分按几倍', '1', '倍'),
  cap: decimalOrNone('这条最多', '分'),
})

/** SCORE-1: a leaf reads columns of one row; a group combines the items that name it as parent. */
export const scoreItem = z.strictObject({
  id: slug('编号'),
  label: words('项目', 60),
  parent: z.string().max(40).default('').meta({ title: '属于', ref: 'item' }),
  method: choice('方法', SCORE_METHODS, 'points'),
  column: column('读哪一列', [...SCORE_TYPES, 'flag', 'choice', 'grade']),
  over: column('除以（应有、抽查数、总票）哪一列', SCORE_TYPES),
  also: column('另一占比哪一列', SCORE_TYPES),
  quota: decimalOrNone('应有（或除数、总数）'),
  per: decimal('每多少配一', '1'),
  full: decimal('满分（或基础分）', '0', '分'),
  each: decimal('每处分值', '1', '分'),
  part: column('其中（现场整改、重复指出）哪一列', SCORE_TYPES),
  factor: decimalOrNone('其中部分按几倍（不填：现场整改减半，重复指出照扣）', '倍'),
  sampling: choice(
    '抽查怎样算',
    { found: '查到几处扣几处', average: '按抽查数平均', extrapolate: '按抽查比例推算到总数' },
    'found',
  ),
  by: column('难度（选项）哪一列', ['choice', 'grade']),
  entries: z.array(entry).max(60).default([]).meta({ title: '逐条', form: 'table' }),
  weight: decimal('权重', '1'),
  combine: choice('组内', { sum: '相加', mean: '按权重平均', average: '算术平均' }, 'sum'),
  floor: decimalOrNone('最低', '分'),
  cap: decimalOrNone('最高', '分'),
  deductCap: decimalOrNone('最多扣', '分'),
  zeroOn: column('出现即 0 分', [...SCORE_TYPES, 'flag']),
  bands: z.array(band).max(20).default([]).meta({ title: '分档', form: 'table' }),
  months: months(),
})

/** One item of an indicator tree: what a sheet of the library holds, and what a `score` block works with. */
export type ScoreItem = z.output<typeof scoreItem>

const ENTRIES: ReadonlySet<ScoreMethod> = new Set<ScoreMethod>(['events', 'missing', 'checklist', 'place', 'survey'])
const OVER: ReadonlySet<ScoreMethod> = new Set<ScoreMethod>(['rate', 'shortfall', 'deduct-sampled', 'vote'])
const PART: ReadonlySet<ScoreMethod> = new Set<ScoreMethod>(['deduct-fixed', 'deduct-repeat'])

/** 清单 and 名次 may stand on one column; 按次, 每缺一项 and 评价 always have entries. */
export const readsEntries = (item: Pick<ScoreItem, 'method' | 'entries'>): boolean =>
  ENTRIES.has(item.method) && (item.entries.length > 0 || !(item.method === 'checklist' || item.method === 'place'))

/** Column ids an item reads as it is set; nothing is read that its method has no use for. */
export function columnsOfItem(item: ScoreItem): readonly string[] {
  const own =
    item.method === 'group'
      ? []
      : [
          ...(readsEntries(item) ? item.entries.flatMap((one) => [one.column, one.part]) : [item.column]),
          OVER.has(item.method) ? item.over : '',
          item.method === 'vote' ? item.also : '',
          item.method === 'difficulty' ? item.by : '',
          PART.has(item.method) ? item.part : '',
        ]
  return [...own, item.zeroOn].filter((id) => id !== '')
}

/** The whole class is needed where somebody else's figure enters: the best of the class. */
export const needsCohort = (config: {
  readonly normalise: string
  readonly items: readonly Pick<ScoreItem, 'method'>[]
}): boolean => config.normalise !== 'none' || config.items.some((one) => one.method === 'best')
