import { z } from 'zod'
import type { BlockDef, RosterType } from '../model/block-def.ts'
import { choice, column, flag, words } from './settings/field.ts'
import { adding, IN, labelOf } from './settings/roster-type.ts'
import { sayWho, who } from './settings/who.ts'

const ACCOUNTS = { money: '资金', 'annual-points': '年度绩效分', credits: '积分' } as const
const OWNERS = { row: '本行单位', parent: '本行上级单位', owner: '主办单位', column: '某列里的单位或人' } as const
const COUNTER_OWNERS = { owner: '主办单位', row: '本行单位', parent: '本行上级单位' } as const
const DIRECTIONS = { credit: '记入', debit: '扣减', 'by-sign': '按正负记入或扣减' } as const

const postLine = z.strictObject({
  account: choice('账户', ACCOUNTS, 'money'),
  owner: choice('谁的账户', OWNERS, 'row'),
  ownerColumn: column('哪一列的单位或人', ['unit', 'row', 'person']),
  subAccount: z.string().max(40).default('').meta({ title: '子账户' }),
  direction: choice('记账方向', DIRECTIONS, 'credit'),
  column: column('记哪一列', ['money', 'score', 'number', 'count'], 'award'),
  counter: words('对方账户', 30).default('奖补资金'),
  counterOwner: choice('谁的对方账户', COUNTER_OWNERS, 'owner'),
})

export const postSchema = z.strictObject({
  lines: z
    .array(postLine)
    .min(1, '入账至少要有一行。')
    .max(10)
    .default([postLine.parse({})])
    .meta({ title: '分录', form: 'table' }),
  reason: words('事由', 60).default('月度考评'),
  balance: choice('余额不足时', { refuse: '不入账，另走一路', allow: '允许为负' }, 'refuse'),
  accrueOnly: flag('只记不付', false, '年终由年度机制汇总支付。'),
  correction: choice('已付后更正', { next: '下期抵扣', return: '退回', waive: '不追回并注明' }, 'next'),
  requested: flag('应本人申请', false, '扣减是本行单位自己申请的，不作惩处。'),
  punitive: flag('按惩处对待', false, '扣减总是惩处；这里只能加严，不能放宽。'),
  signatory: who('谁来签发'),
})

export type PostConfig = z.output<typeof postSchema>

const sayOwner = (line: PostConfig['lines'][number], input: RosterType | undefined): string =>
  ({ row: '本行单位', parent: '上级单位', owner: '主办单位', column: `“${labelOf(input, line.ownerColumn)}”里` })[
    line.owner
  ]

/** POST-1…3: one ledger entry per row, all lines or none. */
export const post: BlockDef<PostConfig> = {
  kind: 'post',
  name: '入账',
  family: 'outcome',
  schema: postSchema,
  inputs: () => IN,
  outputs: () => [
    { id: 'posted', label: '已入账', final: true },
    { id: 'refused', label: '被拒' },
  ],
  arity: () => 'row',
  reads: (config) =>
    config.lines
      .flatMap((one) => [one.column, one.owner === 'column' ? one.ownerColumn : ''])
      .filter((id) => id !== ''),
  types: (_config, { in: input }) => ({
    posted: adding(input, []),
    refused: adding(input, []),
  }),
  consequence: (config) => ({
    // SHIELD-1: taking money or points from the row's subject, except at its own request.
    punitive:
      config.punitive ||
      (!config.requested && config.lines.some((one) => one.direction !== 'credit' && one.owner !== 'owner')),
    money: config.lines.some((one) => one.account === 'money'),
    public: false,
  }),
  sentence: (config, input) => {
    const lines = config.lines.map(
      (one) =>
        `${labelOf(input, one.column)}${DIRECTIONS[one.direction]}${sayOwner(one, input)}的${ACCOUNTS[one.account]}${one.subAccount === '' ? '' : `“${one.subAccount}”`}账户（对方${one.counterOwner === 'owner' ? '' : COUNTER_OWNERS[one.counterOwner]}“${one.counter}”）`,
    )
    const balance = config.balance === 'refuse' ? '余额不足不入账' : '余额可为负'
    const paid = { next: '下期抵扣', return: '退回', waive: '不追回并注明' }[config.correction]
    return `${lines.join('，')}，事由“${config.reason}”${config.accrueOnly ? '，只记不付' : ''}。${balance}，已付后更正的${paid}，惩处由${sayWho(config.signatory)}签发。`
  },
  lint: (block, config) =>
    config.lines
      .filter((one) => one.owner === 'column' && one.ownerColumn === '')
      .map(() => ({
        code: 'check.post-owner',
        severity: 'error' as const,
        block: block.id,
        message: '有一行分录记到某列里的单位或人，却没有选列，请选上。',
      })),
  get example() {
    return postSchema.parse({ signatory: { role: 'finance' } })
  },
}
