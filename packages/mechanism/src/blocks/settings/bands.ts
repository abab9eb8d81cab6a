import { z } from 'zod'
import type { RosterType } from '../../model/block-def.ts'
import { sayExpression } from './expression-words.ts'
import { choice, condition, decimal, slug, whole, words } from './field.ts'

/** RANK-4: a named stretch of the ranking, written as a 是否 column. */
export const rankBand = z.strictObject({
  id: slug('编号'),
  label: words('榜段', 20),
  from: choice('从', { top: '前', bottom: '后' }, 'top'),
  sizeKind: choice('按', { count: '名次数', share: '比例', all: '不限' }, 'count'),
  size: decimal('多少', '3'),
  rounding: choice('比例取整', { up: '进一', down: '舍去', 'half-up': '四舍五入' }, 'half-up'),
  threshold: condition('门槛（先筛再数）'),
  except: condition('除外（先数再除）'),
  edge: choice('边上并列', { all: '全入', none: '全不入', order: '按序' }, 'all'),
  minimum: whole('至少几个单位才设', 1, 1, 1000, '个'),
})

export type RankBand = z.output<typeof rankBand>

const EDGES = { all: '全入', none: '全不入', order: '按序取足' } as const

/** 前 3 名为“前列”（边上并列全入） */
export const sayBand = (band: RankBand, input: RosterType | undefined): string => {
  const from = band.from === 'top' ? '前' : '后'
  const size = { count: ` ${band.size} 名`, share: ` ${band.size}%`, all: '列不限' }[band.sizeKind]
  const limits = [
    `边上并列${EDGES[band.edge]}`,
    ...(band.threshold === '' ? [] : [`须${sayExpression(band.threshold, input)}`]),
    ...(band.except === '' ? [] : [`${sayExpression(band.except, input)} 的除外`]),
    ...(band.minimum > 1 ? [`不足 ${band.minimum} 个不设`] : []),
  ]
  return `${from}${size}为“${band.label}”（${limits.join('，')}）`
}
