import { sayMethod } from '../blocks/settings/score-item-words.ts'
import { fullOf, sayFigure } from './marks.ts'
import type { SheetItem } from './sheet.ts'

/** How an item is scored, in one Chinese phrase: 满分 4 分，每处扣 0.5 分，扣完为止. Marks of the group are not in it. */
export function sayRule(item: SheetItem): string {
  const full = sayFigure(fullOf(item))
  const unit = item.unit === '' ? '处' : item.unit
  const limits = [
    ...(item.deductCap === '' ? [] : [item.deductCap === item.full ? '扣完为止' : `最多扣 ${item.deductCap} 分`]),
    ...(item.floor === '' ? [] : [`最低 ${item.floor} 分`]),
    ...(item.cap === '' ? [] : [`最高 ${item.cap} 分`]),
  ]
  return [ruleOf(item, full, unit), ...limits].join('，')
}

function ruleOf(item: SheetItem, full: string, unit: string): string {
  switch (item.method) {
    case 'group':
      return { sum: '各项相加', mean: '各项按权重平均', average: '各项算术平均' }[item.combine]
    case 'points':
      return `按 0–${full} 分打分`
    case 'deduct':
      return `每${unit}扣 ${item.each} 分`
    case 'rate':
      return `按达标率得分，全部达标 ${full} 分`
    case 'bands':
      return item.bands
        .map(
          ({ from, to, points }) => `${from === '' ? '' : `${from} 起`}${to === '' ? '' : `不到 ${to}`}得 ${points} 分`,
        )
        .join('，')
    case 'checklist':
      return item.entries.length === 0 ? `做到得 ${full} 分，做不到不得分` : sayMethod(item)
    case 'all-or-nothing':
      return `做到得 ${full} 分，做不到不得分`
    default:
      return sayMethod(item)
  }
}
