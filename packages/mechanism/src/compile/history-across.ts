import { addRatios, compareRatios, divideRatios, type MissingReason, type Ratio, wholeRatio } from '@jizhi/domain'
import type { HistoryConfig, HistoryFigure } from '../blocks/history.ts'
import { gap, isGap, type Outcome } from '../expression/value.ts'
import type { Column } from '../model/column.ts'
import type { Hit, PeriodState } from './history-rows.ts'

/** What a figure stood at before the first period that is reckoned (HIST-11, HIST-13). */
export interface Start {
  readonly value: Ratio
  readonly periods: number
}

export interface Interval {
  readonly least: number
  readonly most: number
}

/** HIST-6: hits over periods, earliest first; both ends are equal unless gaps are 待定. */
export function countOf(
  across: 'count' | 'streak',
  gaps: HistoryConfig['gap'],
  hits: readonly Hit[],
  start: number,
): Interval {
  if (across === 'count') {
    const certain = hits.filter((hit) => hit === true).length + start
    const open = gaps === 'pending' ? hits.filter((hit) => typeof hit === 'string').length : 0
    return { least: certain, most: certain + open }
  }
  const least = streakOf(hits, start, gaps === 'skip' ? 'skip' : 'stop')
  return { least, most: gaps === 'pending' ? streakOf(hits, start, 'count') : least }
}

/** Backwards from the last period; `start` is reached only by a streak that nothing broke. */
function streakOf(hits: readonly Hit[], start: number, onGap: 'skip' | 'stop' | 'count'): number {
  let length = 0
  for (let at = hits.length - 1; at >= 0; at -= 1) {
    const hit = hits[at]!
    if (hit === false) return length
    if (hit === true || onGap === 'count') length += 1
    else if (onGap === 'stop') return length
  }
  return length + start
}

/** HIST-3, HIST-10: the values of the periods as one. */
export function figureValue(
  figure: HistoryFigure,
  column: Column,
  at: number,
  states: readonly PeriodState[],
  start: Start | undefined,
): Outcome {
  const values = states.map((state) => state.values[at]!)
  const present = values.filter((value) => !isGap(value))
  const periods = present.length + (start?.periods ?? 0)
  switch (figure.across) {
    case 'periods':
      return wholeRatio(BigInt(states.filter((state) => typeof state.hit === 'boolean').length + (start?.periods ?? 0)))
    case 'gaps':
      return wholeRatio(BigInt(states.filter((state) => typeof state.hit === 'string').length))
    case 'first':
      return start?.value ?? present[0] ?? none(values)
    case 'last':
      return present.at(-1) ?? start?.value ?? none(values)
    default:
      if (periods < figure.atLeast) return gap(present.length === 0 && !start ? noneReason(values) : 'undecided')
      return foldedOver(figure, column, start ? [start.value, ...present] : present, periods, states.length)
  }
}

const noneReason = (values: readonly Outcome[]): MissingReason =>
  values.reduce<MissingReason>(
    (reason, value) => (isGap(value) && value.missing !== 'not-applicable' ? 'undecided' : reason),
    'not-applicable',
  )

const none = (values: readonly Outcome[]): Outcome => gap(noneReason(values))

function foldedOver(
  figure: HistoryFigure,
  column: Column,
  values: readonly Outcome[],
  present: number,
  due: number,
): Outcome {
  if (values.length === 0) return gap('not-applicable')
  if (figure.across === 'best' || figure.across === 'worst') {
    // VAL-6: of a grade the first option is the best.
    const highest = (figure.across === 'best') !== (column.type === 'grade')
    return values.reduce((a, b) => (order(b, a) * (highest ? 1 : -1) > 0 ? b : a))
  }
  // VAL-6: names, as 首位者 gives them, have no sum.
  if (!values.every(isRatio)) return gap('undecided')
  const sum = values.reduce(addRatios)
  if (figure.across === 'sum') return sum
  const divisor = { present, due, fixed: figure.fixed }[figure.divisor]
  const mean = divideRatios(sum, wholeRatio(BigInt(divisor)))
  return mean.ok ? mean.value : gap('undecided')
}

const order = (a: Outcome, b: Outcome): number => {
  if (isRatio(a) && isRatio(b)) return compareRatios(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}

const isRatio = (value: Outcome): value is Ratio => typeof value === 'object' && 'num' in value
