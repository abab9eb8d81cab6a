import { compareRatios, ok, type Ratio, type Result, ratioOfDecimal, roundRatio, wholeRatio } from '@jizhi/domain'
import { orderOf } from './comparison.ts'
import { compileDate, isDateFunction } from './date.ts'
import { extreme } from './list.ts'
import type { ExpressionFault, FunctionName, Node } from './node.ts'
import { type CompileChild, type Compiled, gather, mistyped, overNumber, type Piece, sayPiece } from './piece.ts'
import type { Scene } from './scene.ts'
import { type ExpressionType, FLAG, numberOf, PLAIN, REASONS, sayType, sharedType, sharedUnit } from './type.ts'
import { isGap, type Outcome } from './value.ts'

const COUNTS: { readonly [F in FunctionName]: readonly [least: number, most: number, example: string] } = {
  has: [1, 1, 'has(得分)'],
  or: [2, 2, 'or(加分, 0)'],
  reason: [1, 1, 'reason(得分) == "unreported"'],
  min: [2, 16, 'min(得分, 100)'],
  max: [2, 16, 'max(得分, 0)'],
  abs: [1, 1, 'abs(差)'],
  floor: [1, 1, 'floor(得分)'],
  ceil: [1, 1, 'ceil(得分)'],
  round: [1, 2, 'round(得分, 2)'],
  clamp: [3, 3, 'clamp(得分, 0, 100)'],
  number: [1, 1, 'number(得分)'],
  date: [1, 1, 'date("2026-10-31")'],
  year: [1, 1, 'year(期限)'],
  month: [1, 1, 'month(期限)'],
  day: [1, 1, 'day(期限)'],
  add_days: [2, 2, 'add_days(期限, 3)'],
  add_months: [2, 2, 'add_months(期限, 1)'],
  add_workdays: [2, 2, 'add_workdays(期限, 3)'],
  workdays: [2, 2, 'workdays(期限, 办结)'],
}

const least = (values: readonly Ratio[]) => values.reduce((a, b) => (compareRatios(b, a) < 0 ? b : a))
const most = (values: readonly Ratio[]) => values.reduce((a, b) => (compareRatios(b, a) > 0 ? b : a))

/** Towards −∞, so floor(−0.5) is −1. */
const floorOf = ({ num, den }: Ratio): Ratio => {
  const towardsZero = num / den
  return wholeRatio(num % den !== 0n && num < 0n ? towardsZero - 1n : towardsZero)
}
const negative = (a: Ratio): Ratio => ({ num: -a.num, den: a.den })

const ONE_NUMBER: { readonly [name: string]: (a: Ratio) => Ratio } = {
  abs: (a) => (a.num < 0n ? negative(a) : a),
  floor: floorOf,
  ceil: (a) => negative(floorOf(negative(a))),
  number: (a) => a,
}

/** COMP-2 and VAL-3: the functions of the language; only has, or and reason look at a missing cell. */
export function compileCall(
  name: FunctionName,
  args: readonly Node[],
  child: CompileChild,
  scene: Scene,
  expected?: ExpressionType,
): Compiled {
  const [fewest, highest, example] = COUNTS[name]
  if (args.length < fewest || args.length > highest) return mistyped(`${name} 的参数个数不对，写法例如 ${example}。`)
  const compiled = compileArgs(args, child, expected)
  if (!compiled.ok) return compiled
  const pieces = compiled.value
  const [first, second] = pieces as [Piece, Piece | undefined] // every function has at least one argument
  if (name === 'has') return ok({ type: FLAG, run: (cell) => !isGap(first.run(cell)) })
  if (name === 'reason') return ok({ type: REASONS, run: (cell) => reasonIndex(first.run(cell)) })
  if (name === 'or' && second !== undefined) return compileOr(first, second)
  if (isDateFunction(name)) return compileDate(name, args, pieces, scene)
  const isOrdered = first.type.kind === 'time' || first.type.kind === 'option'
  if (isOrdered && (name === 'min' || name === 'max')) return compileExtreme(name, pieces)
  return compileNumeric(name, pieces, args[1])
}

/** A text takes its meaning from the first argument that is none: max("fair", 等级). */
function compileArgs(
  args: readonly Node[],
  child: CompileChild,
  expected: ExpressionType | undefined,
): Result<readonly Piece[], ExpressionFault> {
  const guide = args.find((arg) => arg.op !== 'text')
  const guided = guide && child(guide, expected)
  const pieces: Piece[] = []
  for (const arg of args) {
    const piece = arg === guide && guided ? guided : child(arg, guided?.ok ? guided.value.type : expected)
    if (!piece.ok) return piece
    pieces.push(piece.value)
  }
  return ok(pieces)
}

/** COMP-2, VAL-6: the later date, the better grade. */
function compileExtreme(name: 'min' | 'max', pieces: readonly Piece[]): Compiled {
  const [first] = pieces as [Piece] // min and max have at least two
  for (const piece of pieces) {
    const found = orderOf(first.type, piece.type)
    if (found === undefined) return mistyped(`${name} 里的各项要是同一种，${sayPiece(first)}和${sayPiece(piece)}不同。`)
    if (found.equality) return mistyped(`${sayPiece(piece)}没有大小，不能取${name === 'max' ? '较大' : '较小'}。`)
  }
  const { order } = orderOf(first.type, first.type)!
  return ok({
    type: first.type,
    run: (cell) =>
      extreme(
        pieces.map((piece) => piece.run(cell)),
        name,
        order,
      ),
  })
}

const reasonIndex = (outcome: Outcome): bigint => {
  const id = isGap(outcome) ? outcome.missing : 'present'
  return BigInt(REASONS.kind === 'option' ? REASONS.options.findIndex((one) => one.id === id) : 0)
}

function compileOr(value: Piece, fallback: Piece): Compiled {
  const type = sharedType(value.type, fallback.type)
  if (type === undefined) return mistyped(`or 的两边要是同一种：${sayPiece(value)}和${sayPiece(fallback)}不同。`)
  return ok({
    type,
    run: (cell) => {
      const found = value.run(cell)
      return isGap(found) ? fallback.run(cell) : found
    },
  })
}

function compileNumeric(name: FunctionName, pieces: readonly Piece[], places: Node | undefined): Compiled {
  const used = name === 'round' ? pieces.slice(0, 1) : pieces
  let unit = 'plain'
  for (const piece of used) {
    const { type } = piece
    if (type.kind !== 'number') return mistyped(`${name} 只能用于数，不能用于${sayPiece(piece)}。`)
    const shared = sharedUnit(unit, type.unit)
    if (shared === undefined)
      return mistyped(`${name} 里的数要是同一种，不能混用${sayType(numberOf(unit))}和${sayPiece(piece)}。`)
    unit = shared
  }
  const runs = used.map((piece) => piece.run)
  const [first] = runs as [Piece['run']] // at least one argument
  const type = name === 'number' ? PLAIN : numberOf(unit)
  if (name === 'round') return compileRound(type, first, places)
  const single = ONE_NUMBER[name]
  if (single !== undefined) return ok({ type, run: overNumber(first, single) })
  return ok({
    type,
    run: (cell) => {
      const values = gather(runs, cell)
      if (!Array.isArray(values)) return values
      if (name === 'min') return least(values)
      if (name === 'max') return most(values)
      const [value, low, high] = values as [Ratio, Ratio, Ratio] // clamp has three
      return least([most([value, low]), high])
    },
  })
}

/** NUM-5: half away from zero, to 0–10 places written as a plain number. */
function compileRound(type: ExpressionType, run: Piece['run'], places: Node | undefined): Compiled {
  const scale =
    places === undefined ? 0 : places.op === 'number' && /^(10|\d)$/.test(places.text) ? Number(places.text) : -1
  if (scale < 0) return mistyped('round 的小数位请直接写 0 到 10 的整数，例如 round(得分, 2)。')
  return ok({ type, run: overNumber(run, (a) => ratioOfDecimal(roundRatio(a, scale, 'half-away'))) })
}
