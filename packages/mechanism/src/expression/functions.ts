import { compareRatios, ok, type Ratio, ratioOfDecimal, roundRatio, wholeRatio } from '@jizhi/domain'
import type { FunctionName, Node } from './node.ts'
import { type CompileChild, type Compiled, gather, mistyped, overNumber, type Piece } from './piece.ts'
import { type ExpressionType, FLAG, numberOf, PLAIN, REASONS, sayType, sharedUnit } from './type.ts'
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
  count: [1, 1, 'count(成员)'],
  number: [1, 1, 'number(得分)'],
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
  expected?: ExpressionType,
): Compiled {
  const [fewest, highest, example] = COUNTS[name]
  if (args.length < fewest || args.length > highest) return mistyped(`${name} 的参数个数不对，写法例如 ${example}。`)
  const pieces: Piece[] = []
  for (const arg of args) {
    const piece = child(arg, pieces[0]?.type ?? expected)
    if (!piece.ok) return piece
    pieces.push(piece.value)
  }
  const [first, second] = pieces as [Piece, Piece | undefined] // every function has at least one argument
  if (name === 'has') return ok({ type: FLAG, run: (cell) => !isGap(first.run(cell)) })
  if (name === 'reason') return ok({ type: REASONS, run: (cell) => reasonIndex(first.run(cell)) })
  if (name === 'or' && second !== undefined) return compileOr(first, second)
  if (name === 'count') return compileCount(first)
  return compileNumeric(name, pieces, args[1])
}

const reasonIndex = (outcome: Outcome): bigint => {
  const id = isGap(outcome) ? outcome.missing : 'present'
  return BigInt(REASONS.kind === 'option' ? REASONS.options.findIndex((one) => one.id === id) : 0)
}

function compileOr(value: Piece, fallback: Piece): Compiled {
  const type = sharedType(value.type, fallback.type)
  if (type === undefined)
    return mistyped(`or 的两边要是同一种：${sayType(value.type)}和${sayType(fallback.type)}不同。`)
  return ok({
    type,
    run: (cell) => {
      const found = value.run(cell)
      return isGap(found) ? fallback.run(cell) : found
    },
  })
}

/** The type of a choice between two values, or undefined where they do not fit. */
export function sharedType(a: ExpressionType, b: ExpressionType): ExpressionType | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    const unit = sharedUnit(a.unit, b.unit)
    return unit === undefined ? undefined : numberOf(unit)
  }
  if (a.kind === 'option' && b.kind === 'option') return a.options === b.options ? a : undefined
  if (a.kind === 'time' && b.kind === 'time') return a.of === b.of ? a : undefined
  if (a.kind === 'id' && b.kind === 'id') return a.of === b.of ? a : undefined
  return a.kind === b.kind ? a : undefined
}

function compileCount(list: Piece): Compiled {
  if (list.type.kind !== 'list') return mistyped('count 数的是列表，例如 count(成员)。')
  return ok({
    type: numberOf('count'),
    run: (cell) => {
      const found = list.run(cell)
      return Array.isArray(found) ? wholeRatio(BigInt(found.length)) : (found as Outcome) // a list, else a gap
    },
  })
}

function compileNumeric(name: FunctionName, pieces: readonly Piece[], places: Node | undefined): Compiled {
  const used = name === 'round' ? pieces.slice(0, 1) : pieces
  let unit = 'plain'
  for (const { type } of used) {
    if (type.kind !== 'number') return mistyped(`${name} 只能用于数，不能用于${sayType(type)}。`)
    const shared = sharedUnit(unit, type.unit)
    if (shared === undefined)
      return mistyped(`${name} 里的数要是同一种，不能混用${sayType(numberOf(unit))}和${sayType(type)}。`)
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
