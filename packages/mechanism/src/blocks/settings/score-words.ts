import type { RosterType } from '../../model/block-def.ts'
import type { ScoreConfig } from '../score.ts'
import { sayCompleteness } from './completeness.ts'
import { deadlineName } from './roster-type.ts'
import { SCORE_METHODS, type ScoreMethod } from './score-item.ts'

/** What everybody knows without being told. */
const PLAIN: ReadonlySet<ScoreMethod> = new Set<ScoreMethod>([
  'points',
  'deduct',
  'rate',
  'bands',
  'checklist',
  'group',
])

/** 其中现场整改减扣 2 项、按次加减分 8 项 */
function sayMethods(config: ScoreConfig): readonly string[] {
  const counts = new Map<ScoreMethod, number>()
  for (const { method } of config.items) if (!PLAIN.has(method)) counts.set(method, (counts.get(method) ?? 0) + 1)
  const said = [...counts].map(([method, count]) => `${SCORE_METHODS[method]} ${count} 项`)
  return said.length === 0 ? [] : [`其中${said.join('、')}`]
}

/** 满分 100，按暴露垃圾、乱堆放等 10 项扣分，最低 0 分: the first half of the sentence. */
export const sayScoreItems = (config: ScoreConfig): string => {
  const top = config.items.filter((one) => one.parent === '')
  if (top.length === 0) return '指标未设'
  const names = top
    .slice(0, 3)
    .map((one) => (config.combine === 'mean' || one.weight !== '1' ? `${one.label}×${one.weight}` : one.label))
    .join('、')
  const count = config.items.filter((one) => one.method !== 'group').length
  const listed = top.length > 3 || count > top.length ? `${names}等 ${count} 项` : names
  const deducting = config.items.every((one) => one.method === 'deduct' || one.method === 'group')
  const combined = { sum: '相加', mean: '按权重平均', average: '算术平均' }[config.combine]
  const limits = [
    ...(config.base === '0' ? [] : [`从 ${config.base} 分起`]),
    `${listed}${deducting ? '扣分' : combined}`,
    ...sayMethods(config),
    ...(config.bonus.length === 0 ? [] : [`另有 ${config.bonus.length} 项加分`]),
    config.floor === '' ? '不设最低分' : `最低 ${config.floor} 分`,
    config.cap === '' ? '不设最高分' : `最高 ${config.cap} 分`,
  ]
  return limits.join('，')
}

const sayMissing = (config: ScoreConfig, input: RosterType | undefined): string => {
  const weight = config.atLeastWeight === '' ? '' : `或不足 ${config.atLeastWeight}% 权重`
  return {
    pending: '缺项待定',
    carry: `缺项顺延到“${deadlineName(input, config.carryUntil)}”`,
    last: '缺项用上期定榜的值并标明',
    zero: '缺项记零',
    exclude: '缺项剔除',
    rescale: `缺项按余下权重折算，不足 ${config.atLeast} 项${weight}${config.below === 'pending' ? '待定' : '剔除'}`,
  }[config.missing]
}

const sayVeto = (config: ScoreConfig): string => {
  if (config.veto.length === 0) return '无一票否决'
  const flags = config.veto.filter((one) => one.effect === 'flag').length
  return `${config.veto.length} 条一票否决${flags === 0 ? '' : `（${flags} 条只作标记）`}`
}

/** The sentence of a score block, every default in it. */
export function sayScore(config: ScoreConfig, input: RosterType | undefined): string {
  const best = config.normalise === 'none' ? '' : `，最高分折成 ${config.normaliseTo} 分`
  const cohort =
    best === '' && !config.items.some((one) => one.method === 'best')
      ? ''
      : `${best}，${sayCompleteness(config.completeness, input)}`
  const places = config.scale < 0 ? '不舍入' : `保留 ${config.scale} 位小数`
  const grades = config.grades.length === 0 ? '' : `，评${config.grades.map((one) => one.label).join('、')}`
  const losses = config.losses ? '，另列每项失分' : ''
  return `${sayScoreItems(config)}${cohort}，${places}。${sayMissing(config, input)}，${sayVeto(config)}${grades}${losses}。`
}
