import {
  addRatios,
  compareRatios,
  type Day,
  type FactId,
  firstDayOf,
  type Key,
  parsePeriod,
  type Ratio,
  wholeRatio,
} from '@jizhi/domain'
import type { HistoryConfig, HistoryFigure } from '../blocks/history.ts'
import { isGap } from '../expression/value.ts'
import type { Column } from '../model/column.ts'
import type { CompileContext } from '../model/compiled.ts'
import type { Run } from '../model/kernel.ts'
import { countOf, figureValue, type Interval, type Start } from './history-across.ts'
import type { SourcePeriod } from './history-periods.ts'
import type { PeriodState } from './history-rows.ts'
import { ancestorsOf, endOfAncestors, initialOf } from './history-start.ts'

/** What one block reckons with, for one derivation. */
export interface Reckoning {
  readonly config: HistoryConfig
  readonly context: CompileContext
  readonly run: Run
  readonly periods: readonly SourcePeriod[]
  /** Tables of the ladder whose handling resets (HIST-9). */
  readonly handled: readonly SourcePeriod[]
  /** HIST-9 跨年清零: where this assessment year begins. */
  readonly yearFrom: Day | undefined
  readonly stateAt: (period: SourcePeriod, key: Key) => PeriodState
  /** Columns of the figures, upper ends among them. */
  readonly columns: readonly Column[]
}

/** The periods that count for one figure of one row, and what it stood at before them. */
export interface Reckoned {
  readonly periods: readonly SourcePeriod[]
  readonly states: readonly PeriodState[]
  readonly start: Start | undefined
  readonly initial: FactId | undefined
}

export const isCounter = (figure: HistoryFigure): boolean => figure.across === 'count' || figure.across === 'streak'

export const columnOf = ({ columns }: Reckoning, figure: HistoryFigure): Column =>
  columns.find((one) => one.id === figure.id)! // the definition writes one per figure

/** A counter over the periods that count. Counters hold whole numbers. */
export const intervalOf = (config: HistoryConfig, figure: HistoryFigure, { states, start }: Reckoned): Interval =>
  countOf(
    figure.across === 'streak' ? 'streak' : 'count',
    config.gap,
    states.map((state) => state.hit),
    start === undefined ? 0 : Number(start.value.num / start.value.den),
  )

/** After resets, 期初 and mergers, within 近n次. `undecided`: a person must say what a merger left (HIST-11). */
export function reckon(
  reckoning: Reckoning,
  key: Key,
  states: readonly PeriodState[],
  figure: HistoryFigure,
): Reckoned | 'undecided' {
  const { config, run, context, periods } = reckoning
  const from = resetAt(reckoning, key, periods, states)
  const stated = initialOf(run, context.block, key, figure, columnOf(reckoning, figure))
  if (stated) {
    const covered = coveredBy(periods, stated.asOf)
    // A reset after it wipes out what stood there.
    return covered >= from
      ? kept(config, periods, states, covered, stated, stated.fact.id)
      : kept(config, periods, states, from)
  }
  const ancestors = ancestorsOf(config, run, key)
  const end = ancestors === undefined ? 0 : endOfAncestors(periods, ancestors.keys)
  if (ancestors === undefined || end <= from) return kept(config, periods, states, from)
  if (ancestors.how === 'person') return 'undecided'
  if (ancestors.how === 'zero') return kept(config, periods, states, end)
  const start = inherited(reckoning, new Set([...ancestors.keys, key]), periods.slice(0, end), figure, ancestors.how)
  return start === 'undecided' ? start : kept(config, periods, states, end, start)
}

function kept(
  { window, size }: HistoryConfig,
  periods: readonly SourcePeriod[],
  states: readonly PeriodState[],
  from: number,
  start?: Start,
  initial?: FactId,
): Reckoned {
  let counted = [...states.keys()].slice(from)
  // HIST-2: 近n次 counts periods with a value, 近n期 those of the calendar.
  if (window === 'values') counted = counted.filter((at) => typeof states[at]!.hit === 'boolean').slice(-size)
  return { periods: counted.map((at) => periods[at]!), states: counted.map((at) => states[at]!), start, initial }
}

/** HIST-9: where counting begins: after the last period that reset, was handled, or belongs to another year. */
function resetAt(
  { handled, yearFrom }: Reckoning,
  key: Key,
  periods: readonly SourcePeriod[],
  states: readonly PeriodState[],
): number {
  const reset = states.findLastIndex((state) => state.reset) + 1
  const year = yearFrom === undefined ? 0 : periods.findLastIndex((one) => one.first < yearFrom) + 1
  const done = handled.findLast(({ outcome, isCurrent }) => !isCurrent && outcome?.value.rows.keys.includes(key))
  const after = done === undefined ? 0 : periods.findLastIndex((one) => one.first <= done.first) + 1
  return Math.max(reset, year, after)
}

/** HIST-13: how many of the periods 期初 already covers. */
function coveredBy(periods: readonly SourcePeriod[], asOf: string): number {
  const period = parsePeriod(asOf)
  return period.ok
    ? periods.findLastIndex((one) => one.first <= firstDayOf(period.value)) + 1
    : periods.findLastIndex((one) => one.text === asOf) + 1
}

/** 取大, 相加, 各自继承: what the ancestors, and the unit itself before that day, had come to. */
function inherited(
  reckoning: Reckoning,
  keys: ReadonlySet<Key>,
  periods: readonly SourcePeriod[],
  figure: HistoryFigure,
  how: string,
): Start | 'undecided' {
  const starts: Start[] = []
  for (const key of keys) {
    if (!periods.some(({ outcome }) => outcome?.value.rows.domain.some((one) => one.key === key))) continue
    const states = periods.map((period) => reckoning.stateAt(period, key))
    const reckoned = kept(reckoning.config, periods, states, resetAt(reckoning, key, periods, states))
    const value = pointOf(reckoning, figure, reckoned)
    if (value === undefined) return 'undecided'
    starts.push({ value, periods: reckoned.states.filter((state) => typeof state.hit === 'boolean').length })
  }
  const none: Start = { value: wholeRatio(0n), periods: 0 }
  if (how === 'max') return starts.reduce((a, b) => (compareRatios(b.value, a.value) > 0 ? b : a), starts[0] ?? none)
  return starts.reduce((a, b) => ({ value: addRatios(a.value, b.value), periods: a.periods + b.periods }), none)
}

/** The figure of an ancestor as one number; nothing where it is open. */
function pointOf(reckoning: Reckoning, figure: HistoryFigure, reckoned: Reckoned): Ratio | undefined {
  if (isCounter(figure)) {
    const { least, most } = intervalOf(reckoning.config, figure, reckoned)
    return least === most ? wholeRatio(BigInt(least)) : undefined
  }
  const at = reckoning.config.figures.indexOf(figure)
  const value = figureValue(figure, columnOf(reckoning, figure), at, reckoned.states, undefined)
  return !isGap(value) && typeof value === 'object' && 'num' in value ? value : undefined
}
