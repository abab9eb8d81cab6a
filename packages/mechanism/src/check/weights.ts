import {
  addRatios,
  compareRatios,
  decimalText,
  parseDecimal,
  type Ratio,
  ratioOfDecimal,
  subtractRatios,
  wholeRatio,
  writeRatio,
} from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

const NOTHING = wholeRatio(0n)
const one = wholeRatio(1n)
const ten = wholeRatio(10n)
const hundred = wholeRatio(100n)

const weightOf = (text: string): Ratio => {
  const decimal = parseDecimal(text)
  return decimal.ok ? ratioOfDecimal(decimal.value) : NOTHING
}

/** A group whose parts are averaged by weight. */
interface WeightSum {
  /** The item that holds the group; '' for the whole tree. */
  readonly parent: string
  readonly label: string
  readonly total: Ratio
  /** What is missing from 1, or from 100 where the weights are per cent; below zero where they are too much. */
  readonly left: Ratio
}

/** SCORE-1: what the weights of each such group add up to. */
export function weightSums(config: Pick<ScoreConfig, 'items' | 'combine'>): readonly WeightSum[] {
  const sum = (parent: string, label: string): WeightSum[] => {
    const weights = config.items.filter((item) => item.parent === parent).map((item) => item.weight)
    if (weights.length === 0) return []
    const total = weights.map(weightOf).reduce(addRatios, NOTHING)
    // Shares add up to a few at most, even where each item still has the weight 1; per cent go far above that.
    const target = compareRatios(total, ten) <= 0 ? one : hundred
    return [{ parent, label, total, left: subtractRatios(target, total) }]
  }
  const groups = config.items.filter((item) => item.method === 'group' && item.combine === 'mean')
  return [...(config.combine === 'mean' ? sum('', '') : []), ...groups.flatMap(({ id, label }) => sum(id, label))]
}

/** SCORE-1: where parts are averaged by weight, the weights of one group add up to 1 or 100. */
export function checkWeights(drawing: Drawing): Finding[] {
  return drawing.of('score').flatMap(({ open, config }) =>
    weightSums(config).flatMap(({ parent, label, total, left }) => {
      if (compareRatios(left, NOTHING) === 0) return []
      const whose = parent === '' ? '各项' : `“${label}”`
      const words = decimalText(writeRatio(total))
      return [
        error('weights', open.block.id, `“${open.name}”里${whose}的权重合计 ${words}，应为 1（或 100），请补齐。`),
      ]
    }),
  )
}
