import {
  addRatios,
  compareRatios,
  type Decimal,
  divideRatios,
  higherReason,
  type MissingReason,
  multiplyRatios,
  type Ratio,
  ratioOfDecimal,
  subtractRatios,
  wholeRatio,
} from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { settingDecimal } from './rounding.ts'
import { clamped, type Figure, type Figures, isFigure } from './score-figure.ts'
import { leafValue } from './score-leaf.ts'
import type { ScoreGroup, ScoreNode } from './score-tree.ts'

/** Hears the value of every node, for the trace. */
export type Heard = (node: ScoreNode, value: Figure) => void

const ZERO = wholeRatio(0n)
const ONE = wholeRatio(1n)
/** 记零 punishes what should have come; what was never asked of a row stays missing. */
const ZEROED: ReadonlySet<MissingReason> = new Set<MissingReason>(['unreported', 'undecided'])

/** What is worked out for one row. */
interface Working {
  readonly config: ScoreConfig
  readonly figures: Figures
  readonly heard: Heard | undefined
  /** Parts that are there, and their share of the whole where somebody asks for it. */
  present: number
  weight: Ratio
}

/**
 * SCORE-1…5 in exact fractions: the meaning. The whole-number plan in `score-plan.ts` is the same for rows in which
 * nothing is missing, and a test holds the two together.
 */
export function exactScore(root: ScoreGroup, config: ScoreConfig, figures: Figures, heard?: Heard): Figure {
  const working: Working = { config, figures, heard, present: 0, weight: ZERO }
  const value = nodeValue(root, working, ONE)
  // SCORE-3: too few parts, or parts of too little weight, are not re-weighted.
  const tooFew = config.missing === 'rescale' && (working.present < config.atLeast || tooLight(working))
  return tooFew ? (config.below === 'exclude' ? 'excluded' : reasonFor(value)) : value
}

const reasonFor = (value: Figure): MissingReason => (isFigure(value) ? 'undecided' : value)

function tooLight({ config, weight }: Working): boolean {
  if (config.atLeastWeight === '') return false
  const least = divideRatios(ratioOfDecimal(settingDecimal(config.atLeastWeight)), wholeRatio(100n))
  return least.ok && compareRatios(weight, least.value) < 0
}

function nodeValue(node: ScoreNode, working: Working, share: Ratio): Figure {
  const raw = node.kind === 'leaf' ? leafValue(node, working.figures) : groupValue(node, working, share)
  const value = vetoed(node, isFigure(raw) ? clamped(raw, node.floor, node.cap) : raw, working.figures)
  if (node.kind === 'leaf' && isFigure(value)) {
    working.present += 1
    working.weight = addRatios(working.weight, share)
  }
  working.heard?.(node, value)
  return value
}

/** SCORE-5 on one item or group: what must not appear makes it 0, whatever else is missing of it. */
function vetoed(node: ScoreNode, value: Figure, figures: Figures): Figure {
  if (node.zeroOn === '') return value
  const seen = figures.of(node.zeroOn)
  if (seen === 'not-applicable') return value
  return isFigure(seen) ? (seen.num === 0n ? value : ZERO) : seen
}

/** Each child's part in the share of its group; only reckoned where a least weight is asked for. */
function sharesOf(group: ScoreGroup, { config }: Working, share: Ratio): (child: ScoreNode) => Ratio {
  if (config.atLeastWeight === '') return () => ONE
  const all = group.children.map((child) => shareOf(group, child)).reduce(addRatios, ZERO)
  return (child) => {
    const part = divideRatios(multiplyRatios(share, shareOf(group, child)), all)
    return part.ok ? part.value : ZERO
  }
}

function groupValue(group: ScoreGroup, working: Working, share: Ratio): Figure {
  const { config } = working
  const shares = sharesOf(group, working, share)
  const values = group.children.map((child) => nodeValue(child, working, shares(child)))
  const missing = values.filter((value) => !isFigure(value))
  const isZeroed = config.missing === 'zero' && ZEROED.has(highest(missing))
  if (missing.length === values.length && values.length > 0 && !isZeroed) return highest(missing)
  if (missing.length > 0 && config.missing === 'exclude') return 'excluded'
  if (missing.length > 0 && (config.missing === 'pending' || config.missing === 'carry' || config.missing === 'last'))
    return 'undecided'
  const rescaled = missing.length > 0 && config.missing === 'rescale'
  let sum = ZERO
  let weights = ZERO
  let all = ZERO
  for (const [at, child] of group.children.entries()) {
    const own = shareOf(group, child)
    all = addRatios(all, own)
    const value = values[at]!
    if (!isFigure(value) && rescaled) continue
    weights = addRatios(weights, own)
    if (isFigure(value)) sum = addRatios(sum, multiplyRatios(ratioOfDecimal(child.weight), value))
  }
  return combined(group, sum, weights, rescaled ? all : undefined)
}

/** What a part weighs when others are missing: its weight; in a plain sum with full marks, its full mark. */
function shareOf(group: ScoreGroup, child: ScoreNode): Ratio {
  const byFull = group.combine === 'sum' && group.children.every((one) => (fullMark(one)?.unscaled ?? 0n) > 0n)
  const weight = ratioOfDecimal(child.weight)
  const full = fullMark(child)
  return byFull && full ? multiplyRatios(weight, ratioOfDecimal(full)) : weight
}

/** The full mark of an item; one out of its months stands at it (SHEET-6). A group with parts has none of its own. */
const fullMark = (node: ScoreNode): Decimal | undefined =>
  node.kind === 'leaf' ? node.full : node.children.length === 0 ? node.cap : undefined

/** Weighted means are one quotient Σ(w·x) ÷ Σw (NUM-1). A re-weighted sum grows by what the missing parts weigh. */
function combined(group: ScoreGroup, sum: Ratio, weights: Ratio, all: Ratio | undefined): Figure {
  const scaled = all ? divideRatios(multiplyRatios(sum, all), weights) : { ok: true as const, value: sum }
  if (!scaled.ok) return 'undecided'
  const divided = group.combine === 'mean' ? divideRatios(scaled.value, all ?? weights) : scaled
  if (!divided.ok) return 'undecided'
  const floor = group.deductCap && subtractRatios(ZERO, ratioOfDecimal(group.deductCap))
  const capped = floor && compareRatios(divided.value, floor) < 0 ? floor : divided.value
  return addRatios(ratioOfDecimal(group.base), capped)
}

const highest = (values: readonly Figure[]): MissingReason =>
  values.reduce<MissingReason>(
    (reason, value) => (isFigure(value) ? reason : higherReason(reason, value)),
    'not-applicable',
  )
