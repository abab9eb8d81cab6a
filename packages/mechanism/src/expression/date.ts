import {
  addDays,
  addMonths,
  addWorkingDays,
  type Day,
  dayAtEpoch,
  dayOf,
  epochDayOf,
  type Instant,
  MOST_WORKING_DAYS,
  ok,
  parseDay,
  partsOf,
  type Ratio,
  wholeRatio,
  workingDaysBetween,
} from '@jizhi/domain'
import type { FunctionName, Node } from './node.ts'
import { type Compiled, mistyped, type Piece, type Run, sayPiece } from './piece.ts'
import type { Scene } from './scene.ts'
import { type ExpressionType, numberOf, PLAIN } from './type.ts'
import { faulty, type Gap, gap, isGap, type Outcome, worse } from './value.ts'

const DATE: ExpressionType = { kind: 'time', of: 'date' }
/** 2999-12-31, the last day that can be written, and 1900-01-01, the first. */
const LAST = epochDayOf('2999-12-31' as Day)
const FIRST = epochDayOf('1900-01-01' as Day)

const DATES = ['date', 'year', 'month', 'day', 'add_days', 'add_months', 'add_workdays', 'workdays'] as const
type DateFunction = (typeof DATES)[number]
export const isDateFunction = (name: FunctionName): name is DateFunction => DATES.some((one) => one === name)

/** COMP-2: dates are counted in days, months (TIME-2) and working days of the calendar the cycle pinned (PIN-1). */
export function compileDate(
  name: DateFunction,
  args: readonly Node[],
  pieces: readonly Piece[],
  scene: Scene,
): Compiled {
  const [first, second] = pieces as [Piece, Piece | undefined] // every function has at least one argument
  if (name === 'date') return compileDay(args[0]!, first)
  if (first.type.kind !== 'time' || first.type.of !== 'date')
    return mistyped(`${name} 要一个日期，${sayPiece(first)}不是。`)
  if (name === 'year' || name === 'month' || name === 'day')
    return ok({ type: PLAIN, run: over(first.run, (day) => wholeRatio(BigInt(partsOf(dayAtEpoch(day))[name]))) })
  if (second === undefined) return mistyped(`${name} 要两项。`)
  if (name === 'workdays') return compileWorkdays(first, second, scene)
  if (second.type.kind !== 'number') return mistyped(`${name} 的第二项要是数，${sayPiece(second)}不是。`)
  if (name === 'add_workdays') scene.countsDays = true
  const step = STEPS[name]
  return ok({
    type: DATE,
    run: (cell) => {
      const [day, n] = [first.run(cell), second.run(cell)]
      if (isGap(day)) return isGap(n) ? worse(day, n) : day
      if (isGap(n)) return n
      const count = wholeOf(n as Ratio) // typed as a number
      if (count === undefined) return faulty('out-of-range')
      const reached = step(dayAtEpoch(Number(day)), count, scene)
      return typeof reached === 'string' ? inCalendar(epochDayOf(reached)) : reached
    },
  })
}

/** date("2026-10-31"), or the date in which a moment falls. */
function compileDay(written: Node, piece: Piece): Compiled {
  if (piece.type.kind === 'time') {
    if (piece.type.of === 'date') return ok(piece)
    return ok({ type: DATE, run: over(piece.run, (ms) => BigInt(epochDayOf(dayOf(ms as Instant)))) })
  }
  if (written.op !== 'text') return mistyped(`date 要一个日期或时刻，${sayPiece(piece)}不是；例如 date("2026-10-31")。`)
  const day = parseDay(written.value)
  if (!day.ok) return mistyped(`没有“${written.value.slice(0, 20)}”这一天，请写成 2026-10-31 这样。`)
  const value = BigInt(epochDayOf(day.value))
  return ok({ type: DATE, run: () => value })
}

/** TIME-5: working days after the first up to and with the second; 0 when it is not later. Every day walked is a step. */
function compileWorkdays(first: Piece, second: Piece, scene: Scene): Compiled {
  if (second.type.kind !== 'time' || second.type.of !== 'date')
    return mistyped(`workdays 要两个日期，${sayPiece(second)}不是。`)
  scene.countsDays = true
  return ok({
    type: numberOf('number:工作日'),
    run: (cell) => {
      const [from, to] = [first.run(cell), second.run(cell)]
      if (isGap(from)) return isGap(to) ? worse(from, to) : from
      if (isGap(to)) return to
      const { calendar } = scene
      if (calendar === undefined) return gap('undecided')
      const span = Math.max(0, Number(to) - Number(from))
      return (
        scene.spend(span) ??
        wholeRatio(BigInt(workingDaysBetween(dayAtEpoch(Number(from)), dayAtEpoch(Number(to)), calendar)))
      )
    },
  })
}

type Step = (day: Day, count: number, scene: Scene) => Day | Gap

const STEPS: { readonly [F in 'add_days' | 'add_months' | 'add_workdays']: Step } = {
  add_days: (day, count) => addDays(day, count),
  add_months: (day, count) => addMonths(day, count),
  add_workdays: (day, count, scene) => {
    const { calendar } = scene
    if (calendar === undefined) return gap('undecided')
    if (Math.abs(count) > MOST_WORKING_DAYS) return faulty('out-of-range')
    return scene.spend(Math.abs(count)) ?? addWorkingDays(day, count, calendar).day
  },
}

/** No span of a county is longer: about 270 years, so that no step leaves the calendar. */
const FARTHEST = 100_000n

const wholeOf = ({ num, den }: Ratio): number | undefined =>
  den === 1n && num <= FARTHEST && num >= -FARTHEST ? Number(num) : undefined

const inCalendar = (day: number): Outcome => (day < FIRST || day > LAST ? faulty('out-of-range') : BigInt(day))

const over =
  (run: Run, apply: (whole: number) => Outcome): Run =>
  (cell) => {
    const value = run(cell)
    return isGap(value) ? value : apply(Number(value))
  }
