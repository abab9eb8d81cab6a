import {
  addRatios,
  compareRatios,
  decimalText,
  parseDecimal,
  type Ratio,
  ratioOfDecimal,
  wholeRatio,
  writeRatio,
} from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

const NOTHING = wholeRatio(0n)
const one = wholeRatio(1n)
const hundred = wholeRatio(100n)

const weightOf = (text: string): Ratio => {
  const decimal = parseDecimal(text)
  return decimal.ok ? ratioOfDecimal(decimal.value) : NOTHING
}

/** SCORE-1: where parts are averaged by weight, the weights of one group add up to 1 or 100. */
export function checkWeights(drawing: Drawing): Finding[] {
  return drawing.of('score').flatMap(({ open, config }) =>
    groupsOf(config).flatMap(({ label, weights }) => {
      const sum = weights.map(weightOf).reduce(addRatios, NOTHING)
      if (compareRatios(sum, one) === 0 || compareRatios(sum, hundred) === 0) return []
      const total = decimalText(writeRatio(sum))
      return [
        error('weights', open.block.id, `“${open.name}”里${label}的权重合计 ${total}，应为 1（或 100），请补齐。`),
      ]
    }),
  )
}

function groupsOf(config: ScoreConfig): { label: string; weights: string[] }[] {
  const weightsUnder = (parent: string) =>
    config.items.filter((item) => item.parent === parent).map((item) => item.weight)
  const groups = config.items
    .filter((item) => item.method === 'group' && item.combine === 'mean')
    .map((item) => ({ label: `“${item.label}”`, weights: weightsUnder(item.id) }))
  const root = config.combine === 'mean' ? [{ label: '各项', weights: weightsUnder('') }] : []
  return [...root, ...groups].filter((group) => group.weights.length > 0)
}
