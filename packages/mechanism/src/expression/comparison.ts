import { compareRatios, ok, type Ratio } from '@jizhi/domain'
import type { Comparison, Logic } from './node.ts'
import { type CellReader, type Compiled, mistyped, type Piece, type Run, sayPiece } from './piece.ts'
import { type ExpressionType, FLAG, sameOptions, sharedUnit } from './type.ts'
import { gap, isGap, type Outcome, type Value, worse } from './value.ts'

const HOLDS: { readonly [S in Comparison]: (order: number) => boolean } = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

type Order = (a: Value, b: Value) => number

const byRatio: Order = (a, b) => compareRatios(a as Ratio, b as Ratio) // typed as numbers
const bySize: Order = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
/** VAL-6: options of a grade stand best first, so a smaller index is the better grade. */
const byGrade: Order = (a, b) => bySize(b, a)

/** How two types compare, whether only for equality, or undefined where they do not fit. */
export function orderOf(a: ExpressionType, b: ExpressionType): { order: Order; equality: boolean } | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    return sharedUnit(a.unit, b.unit) === undefined ? undefined : { order: byRatio, equality: false }
  }
  if (a.kind === 'time' && b.kind === 'time') return a.of === b.of ? { order: bySize, equality: false } : undefined
  if (a.kind === 'option' && b.kind === 'option') {
    return sameOptions(a.options, b.options) ? { order: byGrade, equality: !a.ordered } : undefined
  }
  if (a.kind === 'flag' && b.kind === 'flag') return { order: bySize, equality: true }
  const texts = (type: ExpressionType) => type.kind === 'id' || type.kind === 'literal'
  return texts(a) && texts(b) ? { order: bySize, equality: true } : undefined
}

/** VAL-4: a comparison with a missing side is missing, never false. */
export function compileComparison(sign: Comparison, left: Piece, right: Piece): Compiled {
  const found = orderOf(left.type, right.type)
  if (found === undefined) return mistyped(`${sayPiece(left)}和${sayPiece(right)}不能比较，请改成同一种。`)
  if (found.equality && sign !== '==' && sign !== '!=') {
    return mistyped(`${sayPiece(left)}没有大小，只能比是否相同。`)
  }
  const holds = HOLDS[sign]
  if (left.bounds || right.bounds) return ok({ type: FLAG, run: withinBounds(sign, left, right) })
  return ok({
    type: FLAG,
    run: (cell) => {
      const a = left.run(cell)
      const b = right.run(cell)
      if (isGap(a)) return isGap(b) ? worse(a, b) : a
      return isGap(b) ? b : holds(found.order(a, b))
    },
  })
}

type Bounds = NonNullable<Piece['bounds']>

/** The one value both ends agree on, else 待定. */
export function certain({ least, most }: Bounds, cell: CellReader): Outcome {
  const a = least(cell)
  const b = most(cell)
  if (isGap(a)) return a
  if (isGap(b)) return b
  return byRatio(a, b) === 0 ? a : gap('undecided')
}

/** HIST-6: `次数 >= k` is true if certain, false if impossible, else 缺. */
function withinBounds(sign: Comparison, left: Piece, right: Piece): Run {
  const of = (piece: Piece): Bounds => piece.bounds ?? { least: piece.run, most: piece.run }
  const [a, b] = [of(left), of(right)]
  return (cell) => {
    const ends = [a.least(cell), a.most(cell), b.least(cell), b.most(cell)]
    const missing = ends.filter(isGap)
    if (missing.length > 0) return missing.reduce(worse)
    const [least, most, from, to] = ends as [Value, Value, Value, Value] // gaps were answered above
    // An order is monotone, so its corners decide; equality also holds somewhere in between.
    const isApart = byRatio(most, from) < 0 || byRatio(to, least) < 0
    const isPoint = byRatio(least, most) === 0 && byRatio(from, to) === 0
    if (sign === '==' || sign === '!=') return isApart ? sign === '!=' : isPoint ? sign === '==' : gap('undecided')
    const corners = [byRatio(least, to), byRatio(most, from)].map(HOLDS[sign])
    return corners[0] === corners[1] ? corners[0]! : gap('undecided')
  }
}

/** VAL-4: `false && 缺` is false, `true || 缺` is true, otherwise 缺. */
export function compileLogic(sign: Logic, left: Piece, right: Piece): Compiled {
  if (left.type.kind !== 'flag' || right.type.kind !== 'flag') {
    return mistyped(`“${sign === '&&' ? '且' : '或'}”两边都要是判断，例如 得分大于 85。`)
  }
  const decisive = sign === '||'
  return ok({
    type: FLAG,
    run: (cell): Outcome => {
      const a = left.run(cell)
      if (a === decisive) return decisive
      const b = right.run(cell)
      if (b === decisive) return decisive
      if (isGap(a)) return isGap(b) ? worse(a, b) : a
      return b
    },
  })
}
