import {
  addRatios,
  compareRatios,
  type Decimal,
  divideRatios,
  divideRounded,
  higherReason,
  multiplyRatios,
  type Ratio,
  ratioOfDecimal,
  subtractRatios,
  wholeRatio,
} from '@jizhi/domain'
import { clamped, type Figure, type Figures, isFigure } from './score-figure.ts'
import type { ScoreBand, ScoreEntry, ScoreLeaf } from './score-tree.ts'

const ZERO = wholeRatio(0n)
const ONE = wholeRatio(1n)
const HUNDRED = wholeRatio(100n)

type Method = (leaf: ScoreLeaf, figures: Figures) => Figure

const on = (figure: Figure, then: (value: Ratio) => Figure): Figure => (isFigure(figure) ? then(figure) : figure)
const both = (a: Figure, b: Figure, then: (a: Ratio, b: Ratio) => Figure): Figure =>
  isFigure(a) && isFigure(b) ? then(a, b) : isFigure(a) ? b : isFigure(b) ? a : higherReason(a, b)
const times = (figure: Figure, by: Decimal): Figure => on(figure, (value) => multiplyRatios(value, ratioOfDecimal(by)))
/** A division by nothing is 待定 (EVAL-8). */
const over = (a: Figure, b: Figure): Figure =>
  both(a, b, (dividend, divisor) => {
    const quotient = divideRatios(dividend, divisor)
    return quotient.ok ? quotient.value : 'undecided'
  })
const sumOf = (figures: readonly Figure[]): Figure =>
  figures.reduce<Figure>((sum, one) => both(sum, one, addRatios), ZERO)

/** SCORE-2: full − min(lost, 最多扣). */
const deducted = (leaf: ScoreLeaf, faults: Figure): Figure =>
  on(times(faults, leaf.each), (lost) =>
    subtractRatios(ratioOfDecimal(leaf.full), clamped(lost, undefined, leaf.deductCap)),
  )

const part = (leaf: ScoreLeaf, figures: Figures): Figure => times(figures.of(leaf.part), leaf.factor)
const without = (a: Figure, b: Figure): Figure => both(a, b, subtractRatios)

/** 户均 and 推算: faults per sampled place, or in the same proportion over all of them. */
function sampled(leaf: ScoreLeaf, figures: Figures): Figure {
  const found = figures.of(leaf.column)
  if (leaf.sampling === 'found') return found
  const share = over(found, figures.of(leaf.over))
  return leaf.sampling === 'extrapolate' && leaf.quota ? times(share, leaf.quota) : share
}

/** What should be there: a number, or one per so many of a column, rounded up. */
const needed = (leaf: ScoreLeaf, figures: Figures): Figure =>
  leaf.quota
    ? ratioOfDecimal(leaf.quota)
    : on(over(figures.of(leaf.over), ratioOfDecimal(leaf.per)), ({ num, den }) =>
        wholeRatio(divideRounded(num, den, 'away')),
      )

const atLeastZero = (value: Ratio): Ratio => (compareRatios(value, ZERO) < 0 ? ZERO : value)

/** How often a line counts: its figure, 是 or 否 once, with part of it counted otherwise. */
function amountOf(entry: ScoreEntry, figures: Figures): Figure {
  const read = figures.of(entry.column)
  const amount = entry.inverted ? on(read, (value) => subtractRatios(ONE, value)) : read
  if (entry.part === '') return amount
  const of = figures.of(entry.part)
  return both(without(amount, of), times(of, entry.factor), addRatios)
}

function worthOf(entry: ScoreEntry, figures: Figures): Figure {
  const worth = times(amountOf(entry, figures), entry.points)
  const most = entry.cap
  if (!most) return worth
  return on(worth, (value) => clamped(value, { unscaled: -most.unscaled, scale: most.scale }, most))
}

const entriesWorth = (leaf: ScoreLeaf, figures: Figures): Figure =>
  sumOf(leaf.entries.map((entry) => worthOf(entry, figures)))

/** The points of the option that stands in a column. */
const optionPoints = (leaf: ScoreLeaf, column: string, figures: Figures): Figure =>
  on(figures.of(column), ({ num, den }) => {
    const entry = den === 1n ? leaf.entries.find((one) => BigInt(one.option) === num) : undefined
    return entry ? ratioOfDecimal(entry.points) : 'undecided'
  })

/** 第一名得满分，每降一名减满分的几个百分点; several raters are averaged. */
function byPlace(leaf: ScoreLeaf, figures: Figures): Figure {
  const columns = leaf.entries.length > 0 ? leaf.entries.map((one) => one.column) : [leaf.column]
  const step = multiplyRatios(ratioOfDecimal(leaf.full), over100(leaf.each))
  const given = columns.map((column) =>
    on(figures.of(column), (place) =>
      subtractRatios(ratioOfDecimal(leaf.full), multiplyRatios(subtractRatios(place, ONE), step)),
    ),
  )
  return over(sumOf(given), wholeRatio(BigInt(given.length)))
}

const over100 = (percent: Decimal): Ratio => {
  const share = divideRatios(ratioOfDecimal(percent), HUNDRED)
  return share.ok ? share.value : ZERO
}

/** 满意 100%、基本满意 75% …: what each kind of vote is worth, over all votes that are counted. */
function surveyed(leaf: ScoreLeaf, figures: Figures): Figure {
  const votes = leaf.entries.map((entry) => figures.of(entry.column))
  const worth = leaf.entries.map((entry, at) => on(votes[at]!, (count) => multiplyRatios(count, over100(entry.points))))
  return times(over(sumOf(worth), sumOf(votes)), leaf.full)
}

const inside = (value: Ratio, from: Ratio | undefined, to: Ratio | undefined): boolean =>
  (!from || compareRatios(value, from) >= 0) && (!to || compareRatios(value, to) < 0)

const exact = (limit: Decimal | undefined): Ratio | undefined => limit && ratioOfDecimal(limit)

/** SCORE-4. A second share is asked for only where a band that fits by the first one names it. */
function banded(bands: readonly ScoreBand[], read: Figure, also: () => Figure): Figure {
  return on(read, (value) => {
    for (const band of bands) {
      if (!inside(value, exact(band.from), exact(band.to))) continue
      if (!band.alsoFrom && !band.alsoTo) return ratioOfDecimal(band.points)
      const second = also()
      if (!isFigure(second)) return second
      if (inside(second, band.alsoFrom, band.alsoTo)) return ratioOfDecimal(band.points)
    }
    return 'undecided'
  })
}

const METHODS: { readonly [M in ScoreLeaf['method']]: Method } = {
  points: (leaf, figures) => figures.of(leaf.column),
  deduct: (leaf, figures) => deducted(leaf, figures.of(leaf.column)),
  'deduct-fixed': (leaf, figures) => {
    const fixed = without(figures.of(leaf.column), figures.of(leaf.part))
    return deducted(leaf, both(fixed, part(leaf, figures), addRatios))
  },
  'deduct-repeat': (leaf, figures) => deducted(leaf, both(figures.of(leaf.column), part(leaf, figures), addRatios)),
  'deduct-sampled': (leaf, figures) => deducted(leaf, sampled(leaf, figures)),
  shortfall: (leaf, figures) =>
    deducted(leaf, on(without(needed(leaf, figures), figures.of(leaf.column)), atLeastZero)),
  events: (leaf, figures) => both(ratioOfDecimal(leaf.full), entriesWorth(leaf, figures), addRatios),
  missing: (leaf, figures) =>
    on(entriesWorth(leaf, figures), (lost) =>
      subtractRatios(ratioOfDecimal(leaf.full), clamped(lost, undefined, leaf.deductCap)),
    ),
  'all-or-nothing': (leaf, figures) =>
    on(figures.of(leaf.column), (read) => (read.num === 0n ? ZERO : ratioOfDecimal(leaf.full))),
  checklist: (leaf, figures) =>
    leaf.entries.length > 0 ? entriesWorth(leaf, figures) : METHODS['all-or-nothing'](leaf, figures),
  tiered: (leaf, figures) => both(ratioOfDecimal(leaf.full), optionPoints(leaf, leaf.column, figures), addRatios),
  rate: (leaf, figures) =>
    times(
      over(
        figures.of(leaf.column),
        leaf.over === '' && leaf.quota ? ratioOfDecimal(leaf.quota) : figures.of(leaf.over),
      ),
      leaf.full,
    ),
  best: (leaf, figures) => times(over(figures.of(leaf.column), figures.best(leaf.column)), leaf.full),
  place: byPlace,
  bands: (leaf, figures) => banded(leaf.bands, figures.of(leaf.column), () => 'undecided'),
  vote: (leaf, figures) => {
    const votes = figures.of(leaf.over)
    return banded(leaf.bands, over(figures.of(leaf.column), votes), () => over(figures.of(leaf.also), votes))
  },
  survey: surveyed,
  difficulty: (leaf, figures) => both(figures.of(leaf.column), optionPoints(leaf, leaf.by, figures), multiplyRatios),
}

/** SCORE-2, SCORE-4: what one item is worth, before its own limits. */
export const leafValue: Method = (leaf, figures) => METHODS[leaf.method](leaf, figures)
