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
import type { ScoreGroup, ScoreLeaf, ScoreNode } from './score-tree.ts'

export type Figure = Ratio | MissingReason
/** The number in a column of the row at hand. */
export type Figures = (column: string) => Figure
/** Hears the value of every node, for the trace. */
export type Heard = (node: ScoreNode, value: Figure) => void

const ZERO = wholeRatio(0n)
/** 记零 punishes what should have come; what was never asked of a row stays missing. */
const ZEROED: ReadonlySet<MissingReason> = new Set<MissingReason>(['unreported', 'undecided'])

export const isFigure = (figure: Figure): figure is Ratio => typeof figure !== 'string'

/**
 * SCORE-1…4 in exact fractions: the meaning. The whole-number plan in `score-plan.ts` is the same for rows in which
 * nothing is missing, and a test holds the two together.
 */
export function exactScore(root: ScoreGroup, config: ScoreConfig, figures: Figures, heard?: Heard): Figure {
  const seen = { present: 0 }
  const value = nodeValue(root, config, figures, seen, heard)
  // SCORE-3: too few parts are not re-weighted.
  const tooFew = config.missing === 'rescale' && seen.present < config.atLeast
  return tooFew ? (config.below === 'exclude' ? 'excluded' : reasonFor(value)) : value
}

const reasonFor = (value: Figure): MissingReason => (isFigure(value) ? 'undecided' : value)

function nodeValue(
  node: ScoreNode,
  config: ScoreConfig,
  figures: Figures,
  seen: { present: number },
  heard: Heard | undefined,
): Figure {
  const raw = node.kind === 'leaf' ? leafValue(node, figures) : groupValue(node, config, figures, seen, heard)
  if (node.kind === 'leaf' && isFigure(raw)) seen.present += 1
  const value = isFigure(raw) ? clamped(raw, node.floor, node.cap) : raw
  heard?.(node, value)
  return value
}

function groupValue(
  group: ScoreGroup,
  config: ScoreConfig,
  figures: Figures,
  seen: { present: number },
  heard: Heard | undefined,
): Figure {
  const values = group.children.map((child) => nodeValue(child, config, figures, seen, heard))
  const missing = values.filter((value) => !isFigure(value))
  const isZeroed = config.missing === 'zero' && ZEROED.has(highest(missing))
  if (missing.length === values.length && values.length > 0 && !isZeroed) return highest(missing)
  if (missing.length > 0 && config.missing === 'exclude') return 'excluded'
  if (missing.length > 0 && (config.missing === 'pending' || config.missing === 'carry')) return 'undecided'
  const rescaled = missing.length > 0 && config.missing === 'rescale'
  let sum = ZERO
  let weights = ZERO
  let all = ZERO
  for (const [at, child] of group.children.entries()) {
    const share = shareOf(group, child)
    all = addRatios(all, share)
    const value = values[at]!
    if (!isFigure(value) && rescaled) continue
    weights = addRatios(weights, share)
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

const clamped = (value: Ratio, floor: Decimal | undefined, cap: Decimal | undefined): Ratio => {
  const least = floor && ratioOfDecimal(floor)
  const most = cap && ratioOfDecimal(cap)
  const raised = least && compareRatios(value, least) < 0 ? least : value
  return most && compareRatios(raised, most) > 0 ? most : raised
}

/** SCORE-2, SCORE-4: what one item is worth. */
function leafValue(leaf: ScoreLeaf, figures: Figures): Figure {
  const read = figures(leaf.column)
  if (!isFigure(read)) return read
  const full = ratioOfDecimal(leaf.full)
  if (leaf.method === 'points') return read
  if (leaf.method === 'checklist') return read.num === 0n ? ZERO : full
  if (leaf.method === 'bands') return bandValue(leaf, read)
  if (leaf.method === 'rate') {
    const over = figures(leaf.over)
    if (!isFigure(over)) return over
    const rate = divideRatios(read, over)
    return rate.ok ? multiplyRatios(rate.value, full) : 'undecided'
  }
  const lost = multiplyRatios(read, ratioOfDecimal(leaf.each))
  return subtractRatios(full, clamped(lost, undefined, leaf.deductCap))
}

function bandValue(leaf: ScoreLeaf, read: Ratio): Figure {
  const band = leaf.bands.find(
    ({ from, to }) =>
      (!from || compareRatios(read, ratioOfDecimal(from)) >= 0) && (!to || compareRatios(read, ratioOfDecimal(to)) < 0),
  )
  return band ? ratioOfDecimal(band.points) : 'undecided'
}
