import { z } from 'zod'
import type { BlockDef } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { lintAllocation } from './settings/allocate-lint.ts'
import { sayAllocation } from './settings/allocate-words.ts'
import { bandAward, placeAward } from './settings/award-table.ts'
import { completeness } from './settings/completeness.ts'
import {
  choice,
  column,
  decimal,
  prefix,
  prefixLabel,
  SCORE_TYPES,
  whole,
  wordsOrNone,
  yuan,
} from './settings/field.ts'
import { adding, carried, IN } from './settings/roster-type.ts'

const WEIGHTS = [...SCORE_TYPES, 'money'] as const

export const allocateSchema = z.strictObject({
  pool: choice(
    '资金池',
    {
      none: '不设总额，按标准发',
      amount: '定额',
      'column-sum': '某列之和',
      balance: '主办单位账户的可用余额',
      zero: '零和（奖罚相抵）',
    },
    'none',
  ),
  amount: yuan('总额'),
  poolColumn: column('合计哪一列', ['money']),
  within: column('在哪一列的同类内', ['choice', 'grade', 'unit']),
  pots: choice('每类', { each: '各有一份', shared: '共用一份' }, 'each'),
  method: choice(
    '怎样分',
    {
      place: '按名次定额',
      band: '按榜段或等级定额',
      share: '按比例',
      above: '超过线的部分按比例',
      column: '按某列的金额',
    },
    'place',
  ),
  placeColumn: column('名次列', ['count'], 'place'),
  end: choice('名次从', { top: '第一名数起', bottom: '最后一名数起' }, 'top'),
  places: z.array(placeAward).max(60).default([]).meta({ title: '名次与金额', form: 'table' }),
  ties: choice('名次并列', { split: '平分所占名次', high: '各得高位', low: '各得低位' }, 'split'),
  bands: z.array(bandAward).max(20).default([]).meta({ title: '榜段与金额', form: 'table' }),
  weight: column('比例或金额列', WEIGHTS),
  line: decimal('线', '0'),
  each: decimal('系数', '1'),
  match: decimal('配套比例', '0', '%'),
  cap: z
    .string()
    .regex(/^(\d{1,13}(\.\d{1,2})?)?$/, '请填写金额，单位元。')
    .default('')
    .meta({ title: '每个最多', unit: '元' }),
  floor: z
    .string()
    .regex(/^(\d{1,13}(\.\d{1,2})?)?$/, '请填写金额，单位元。')
    .default('')
    .meta({ title: '每个最少', unit: '元' }),
  step: choice('金额取整到', { fen: '分', jiao: '角', yuan: '元', ten: '十元', hundred: '百元' }, 'fen'),
  residue: choice('除不尽的零头', { largest: '最大余数', each: '逐行舍入，差额入余额' }, 'largest'),
  leftOver: choice('封顶后多出的', { keep: '留作余额', redistribute: '再分配' }, 'keep'),
  exhausted: choice('总额不够时', { proportional: '按比例减', place: '按名次先后', stop: '停发' }, 'proportional'),
  leftOverTo: wordsOrNone('余额归入', 30, '余额记在哪个账户名下，例如 年度调节金。'),
  quota: whole('最多发几个', 0, 0, 1000, '个').meta({ title: '最多发几个', unit: '个', help: '0 表示不限名额。' }),
  quotaTies: choice('名额边上并列', { all: '全入', none: '全不入', split: '平分剩下名额的钱' }, 'all'),
  repeat: choice('以前得过的', { pay: '照发', share: '按比例发', skip: '不再发', pass: '不再发，名次顺补' }, 'pay'),
  wonColumn: column('得过几次的列', ['count', 'flag']),
  repeatShare: decimal('得过的发几成', '50', '%'),
  zeroSum: choice(
    '奖罚不等时',
    { account: '差额入余额', 'scale-awards': '缩放奖方', 'scale-charges': '缩放罚方' },
    'account',
  ),
  missing: choice('依据缺数的', { wait: '等到有数', reserve: '先预留' }, 'wait'),
  reserve: yuan('每个缺数的预留'),
  completeness: completeness(),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type AllocateConfig = z.output<typeof allocateSchema>

const awardColumns = (config: AllocateConfig): Column[] => [
  { id: `${config.prefix}award`, label: `${config.prefixLabel}奖补`, type: 'money', scale: 2 },
  ...(config.match === '0'
    ? []
    : [{ id: `${config.prefix}match`, label: `${config.prefixLabel}配套`, type: 'money', scale: 2 } as const]),
  ...(config.method === 'share' || config.method === 'above'
    ? [{ id: `${config.prefix}coefficient`, label: `${config.prefixLabel}系数`, type: 'number' } as const]
    : []),
]

/** ALLOC-6: what is set aside for rows without a basis is part of what is left over, and named beside it. */
const leftOverColumns = (config: AllocateConfig): Column[] => [
  { id: `${config.prefix}left_over`, label: `${config.prefixLabel}余额`, type: 'money', scale: 2 },
  ...(config.missing === 'reserve'
    ? [{ id: `${config.prefix}reserved`, label: `${config.prefixLabel}其中预留`, type: 'money', scale: 2 } as const]
    : []),
]

/** ALLOC-1…6: Σ rows + left over = pool, to the fen. */
export const allocate: BlockDef<AllocateConfig> = {
  kind: 'allocate',
  name: '奖补',
  family: 'outcome',
  schema: allocateSchema,
  inputs: () => IN,
  outputs: () => [
    { id: 'awards', label: '奖补' },
    { id: 'left-over', label: '余额', final: true },
  ],
  arity: () => 'set',
  reads: (config) => {
    const basis = {
      place: [config.placeColumn],
      band: config.bands.map((one) => one.column),
      share: [config.weight],
      above: [config.weight],
      column: [config.weight],
    }[config.method]
    return [
      ...basis,
      config.within,
      config.pool === 'column-sum' ? config.poolColumn : '',
      config.repeat === 'pay' ? '' : config.wonColumn,
    ].filter((id) => id !== '')
  },
  types: (config, { in: input }) => ({
    awards: adding(input, awardColumns(config)),
    'left-over': {
      ...carried(input),
      keyType: ['pot'],
      columns: leftOverColumns(config),
      frozen: input?.frozen ?? false,
    },
  }),
  sentence: (config, input) => sayAllocation(config, input),
  lint: lintAllocation,
  get example() {
    return allocateSchema.parse({
      places: [
        { from: 1, to: 2, amount: '5000' },
        { from: 3, to: 7, amount: '2000' },
      ],
      completeness: { rule: 'all' },
    })
  },
}
