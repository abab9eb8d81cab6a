import { z } from 'zod'
import type { RosterType } from '../../model/block-def.ts'
import type { Column } from '../../model/column.ts'
import { choice, deadline, decimal } from './field.ts'
import { deadlineName } from './roster-type.ts'

/** EVAL-4, EVAL-6: when a set block has heard enough, and what becomes of rows that never came. */
export const completeness = () =>
  z
    .strictObject({
      rule: choice('何时算到齐', { unset: '未设', all: '全部到齐', due: '到期为准', share: '达到比例' }, 'unset'),
      at: deadline('期限'),
      share: decimal('到齐比例', '100', '%'),
      late: choice(
        '到期仍缺',
        { pending: '待定，不计入', carry: '顺延到第二期限', last: '用上期', zero: '记零', exclude: '剔除' },
        'pending',
      ),
      until: deadline('第二期限'),
      lastResult: z
        .string()
        .max(64)
        .default('')
        .meta({ title: '上期取自哪个定榜', ref: 'block', kinds: ['result'] }),
      afterwards: choice('到期后才到的', { accept: '定榜前照收', refuse: '不收' }, 'accept'),
    })
    .prefault({})
    .meta({ title: '到齐规则' })

export type Completeness = z.output<ReturnType<typeof completeness>>

/** EVAL-6 用上期: which rows stand on what was frozen before. */
export const lastMark = (rule: Completeness, prefix: string, prefixLabel: string): Column[] =>
  rule.late === 'last' ? [{ id: `${prefix}from_last`, label: `${prefixLabel}用上期`, type: 'flag' }] : []

/** Half a sentence: 全部到齐后生效, 到“填报截止”为准，仍缺的待定. */
export const sayCompleteness = (rule: Completeness, input: RosterType | undefined): string => {
  if (rule.rule === 'unset') return '到齐规则未设'
  if (rule.rule === 'all') return '全部到齐才算数'
  const late = {
    pending: '仍缺的待定',
    carry: `仍缺的顺延到“${deadlineName(input, rule.until)}”`,
    last: '仍缺的用上期定榜的值并标明',
    zero: '仍缺的记零',
    exclude: '仍缺的剔除',
  }[rule.late]
  const when = rule.rule === 'due' ? `到“${deadlineName(input, rule.at)}”为准` : `到齐 ${rule.share}% 即算数`
  return `${when}，${late}，其后才到的${rule.afterwards === 'accept' ? '定榜前照收' : '不收'}`
}
