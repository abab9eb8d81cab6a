import { SCORE_METHODS, type ScoreItem } from './score-item.ts'

const fixed = (item: ScoreItem): string => (item.factor === '' ? '减半' : `按 ${item.factor} 倍`)
const again = (item: ScoreItem): string => (item.factor === '' ? '照扣' : `按 ${item.factor} 倍扣`)
const need = (item: ScoreItem): string =>
  item.quota === '' ? (item.per === '1' ? '应有数' : `每 ${item.per} 配一`) : `应有 ${item.quota}`

const SAMPLING = { found: '查到几处扣几处', average: '按抽查数平均', extrapolate: '按抽查比例推算到总数' } as const

/** How an item is scored, in the words of a score sheet, without its name. */
export const sayMethod = (item: ScoreItem): string => {
  const each = `每处扣 ${item.each} 分`
  const lines = item.entries.map((one) => `${one.label || one.column || one.option} ${one.points} 分`).join('、')
  switch (item.method) {
    case 'deduct':
      return each
    case 'deduct-fixed':
      return `${each}，现场整改的${fixed(item)}`
    case 'deduct-repeat':
      return `${each}，重复指出的${again(item)}`
    case 'deduct-sampled':
      return `抽查${each}，${SAMPLING[item.sampling]}`
    case 'shortfall':
      return `${need(item)}，每缺一个扣 ${item.each} 分`
    case 'place':
      return `第一名得满分，每降一名减满分的 ${item.each}%${item.entries.length > 1 ? `，${item.entries.length} 位评价人平均` : ''}`
    case 'checklist':
      return item.entries.length === 0 ? '做到得满分，否则 0 分' : `逐条给分：${lines}`
    case 'events':
    case 'missing':
    case 'tiered':
    case 'survey':
    case 'difficulty':
      return `${SCORE_METHODS[item.method]}：${lines}`
    case 'vote':
    case 'bands':
      return `${SCORE_METHODS[item.method]} ${item.bands.length} 档`
    case 'group':
      return { sum: '各项相加', mean: '按权重平均', average: '算术平均' }[item.combine]
    default:
      return SCORE_METHODS[item.method]
  }
}

/** 露天粪缸：满分 9 分，每处扣 3 分，最低 0 分 */
export function sayScoreItem(item: ScoreItem): string {
  const parts = [
    ...(item.full === '0' ? [] : [item.method === 'events' ? `基础 ${item.full} 分` : `满分 ${item.full} 分`]),
    sayMethod(item),
    ...(item.deductCap === '' ? [] : [`最多扣 ${item.deductCap} 分`]),
    ...(item.floor === '' ? [] : [item.floor === '0' && item.full !== '0' ? '扣完为止' : `最低 ${item.floor} 分`]),
    ...(item.cap === '' ? [] : [`最高 ${item.cap} 分`]),
    ...(item.zeroOn === '' ? [] : ['出现一票否决情形记 0 分']),
    ...(item.weight === '1' ? [] : [`权重 ${item.weight}`]),
  ]
  return `${item.label}：${parts.join('，')}`
}
