import type { Rounding } from '@jizhi/domain'
import { type Lane, Lanes, type Numbers } from '../expression/lane.ts'
import type { Node } from '../expression/node.ts'
import { firstOf, scaled, type Whole, type WholeColumns, wholeOf, wholePower } from '../expression/whole.ts'
import { type Column, storedScale } from '../model/column.ts'
import { columnIndex, type Frame } from '../model/frame.ts'

const NUMBERS: ReadonlySet<Column['type']> = new Set<Column['type']>(['score', 'money', 'count', 'number'])
/** A column that says more of itself than this is read the exact way only. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['id', 'label', 'type', 'scale', 'unit', 'options'])
/** Whole numbers at a finer scale leave no room for the number itself. */
const FINEST = 10

/** 百分数 and 百分点 are scaled when they meet; the exact way knows how. */
function isPlain(column: Column): boolean {
  const known = Object.keys(column).every((name) => UNDERSTOOD.has(name))
  const fits = NUMBERS.has(column.type) && column.unit !== '百分点' && storedScale(column) <= FINEST
  return known && (fits || column.type === 'flag')
}

function wholeColumn(column: Column, lanes: Lanes<string>): Whole | undefined {
  if (!isPlain(column)) return undefined
  const read = lanes.column(column.id)
  if (column.type !== 'flag') return { kind: 'number', scale: storedScale(column), lane: read }
  const flags = lanes.step(read, read, read, (out, count, a) => {
    for (let at = 0; at < count; at += 1) out[at] = a[at] === 1 ? 1 : a[at]! * 0
  })
  return { kind: 'flag', lane: flags }
}

/** What is wanted of an expression: a flag, or a number as a column of this scale holds it (NUM-2). */
export type Written = 'flag' | { readonly scale: number; readonly rule: Rounding }

/** Values of all rows, NaN where the exact way answers; nothing where it answers for all. */
export type WholeRow = (frame: Frame, before?: readonly (Float64Array | undefined)[]) => Float64Array | undefined

interface Planned {
  readonly lanes: Lanes<string>
  readonly result: Lane
}

/**
 * An expression over the packed columns of a frame and over what the block at hand wrote before it (`own`, with the values
 * of each in `before`). It is laid out once for every list of columns.
 */
export const wholeRow = (node: Node, wants: Written, own: readonly Column[] = []): WholeRow =>
  laidOut(own, (columns) => {
    const whole = wholeOf(node, columns)
    if (!whole || (wants === 'flag' && whole.kind !== 'flag')) return undefined
    return wants === 'flag' ? whole.lane : written(columns.lanes, whole, wants.scale, wants.rule)
  })

/** Which of several flags is the first to hold, by its place; NaN where that cannot be said. */
export const wholeFirst = (nodes: readonly Node[]): WholeRow =>
  laidOut([], (columns) => {
    const flags = nodes.map((node) => wholeOf(node, columns)).filter((one) => one?.kind === 'flag')
    return flags.length === nodes.length ? firstOf(columns.lanes, flags) : undefined
  })

function laidOut(own: readonly Column[], plan: (columns: WholeColumns) => Lane | undefined): WholeRow {
  const plans = new WeakMap<readonly Column[], { readonly plan: Planned | undefined }>()
  return (frame, before = []) => {
    const known = plans.get(frame.columns) ?? { plan: planned(plan, frame, own) }
    plans.set(frame.columns, known)
    const { plan: laid } = known
    if (!laid) return undefined
    const read: Numbers[] = []
    for (const id of laid.lanes.names) {
      const mine = own.findIndex((column) => column.id === id)
      const ints = mine < 0 ? undefined : before[mine]
      const series = mine < 0 ? frame.series[columnIndex(frame, id)] : undefined
      if (ints) read.push({ ints })
      else if (series && 'ints' in series) read.push(series)
      else return undefined
    }
    return laid.lanes.run(frame.keys.length, read, laid.result)
  }
}

function planned(
  plan: (columns: WholeColumns) => Lane | undefined,
  frame: Frame,
  own: readonly Column[],
): Planned | undefined {
  const lanes = new Lanes<string>()
  const of = (id: string): Whole | undefined => {
    const column = own.find((one) => one.id === id) ?? frame.columns[columnIndex(frame, id)]
    return column && wholeColumn(column, lanes)
  }
  const result = plan({ lanes, of })
  return result && { lanes, result }
}

/** Flags are written 1 and 0 as they stand. */
function written(lanes: Lanes<string>, whole: Whole, scale: number, rule: Rounding): Lane {
  if (whole.kind === 'flag') return whole.lane
  const num = scaled(lanes, whole.lane, wholePower(Math.max(0, scale - whole.scale)))
  const down = wholePower(Math.max(0, whole.scale - scale))
  if (!whole.over && down === 1) return num
  const den = whole.over ? scaled(lanes, whole.over, down) : lanes.constant(down)
  return lanes.step(num, den, den, (out, count, a, b) => {
    for (let at = 0; at < count; at += 1) out[at] = dividedWhole(a[at]!, b[at]!, rule)
  })
}

/** NUM-5: num ÷ den, den > 0, as domain's `divideRounded` does it. All values are whole and below 2^53; NaN stays NaN. */
export function dividedWhole(num: number, den: number, rule: Rounding): number {
  const rest = num % den
  const towardsZero = (num - rest) / den
  if (rest === 0 || rule === 'towards-zero') return towardsZero
  const away = num < 0 ? towardsZero - 1 : towardsZero + 1
  if (rule === 'away') return away
  const twice = Math.abs(rest) * 2
  if (twice !== den) return twice > den ? away : towardsZero
  return rule === 'half-away' || towardsZero % 2 !== 0 ? away : towardsZero
}
