import { addRatios, divideRatios, multiplyRatios, ok, type Ratio, subtractRatios, wholeRatio } from '@jizhi/domain'
import type { Arithmetic } from './node.ts'
import { type Compiled, mistyped, overNumbers, type Piece, sayPiece } from './piece.ts'
import { numberOf, sharedUnit } from './type.ts'
import { bounded, faulty, isGap, type Outcome, worse } from './value.ts'

const WORDS = { '+': '相加', '-': '相减', '*': '相乘', '/': '相除' } as const
const HUNDRED = wholeRatio(100n)
const POINTS = 'number:百分点'
/** Units that count or scale, and so leave the unit of the other factor as it is. */
const isFactor = (unit: string) =>
  unit === 'plain' || unit === 'percent' || unit === 'count' || unit.startsWith('number')

const add = (a: Ratio, b: Ratio): Outcome => bounded(addRatios(a, b))
const subtract = (a: Ratio, b: Ratio): Outcome => bounded(subtractRatios(a, b))
const multiply = (a: Ratio, b: Ratio): Outcome => bounded(multiplyRatios(a, b))
const divide = (a: Ratio, b: Ratio): Outcome => {
  const quotient = divideRatios(a, b)
  return quotient.ok ? bounded(quotient.value) : faulty('zero-divisor')
}

type Rule = { readonly unit: string; readonly apply: (a: Ratio, b: Ratio) => Outcome }

/** VAL-6, VAL-7: the unit of the outcome and how it is reached, or undefined where the units do not fit. */
function ruleOf(sign: Arithmetic, a: string, b: string): Rule | undefined {
  if (sign === '*') return productOf(a, b)
  if (sign === '/') return { unit: a === b ? 'plain' : isFactor(b) ? a : 'plain', apply: divide }
  if (a === 'percent' && b === 'percent' && sign === '-') {
    return { unit: POINTS, apply: (x, y) => multiply(subtractRatios(x, y), HUNDRED) }
  }
  if (a === 'percent' && b === POINTS) {
    const step = { num: 1n, den: 100n }
    const plain = sign === '+' ? add : subtract
    return { unit: 'percent', apply: (x, y) => plain(x, multiplyRatios(y, step)) }
  }
  if (a === POINTS && b === 'percent' && sign === '+') {
    const step = { num: 1n, den: 100n }
    return { unit: 'percent', apply: (x, y) => add(multiplyRatios(x, step), y) }
  }
  const unit = sharedUnit(a, b)
  return unit === undefined ? undefined : { unit, apply: sign === '+' ? add : subtract }
}

function productOf(a: string, b: string): Rule | undefined {
  if (a === 'money' && b === 'money') return undefined
  if (isFactor(a)) return { unit: a === 'plain' || !isFactor(b) ? b : a, apply: multiply }
  return isFactor(b) ? { unit: a, apply: multiply } : { unit: 'plain', apply: multiply }
}

/** NUM-1: exact; VAL-6: refuses units that do not fit; EVAL-8: ÷ 0 is 待定 with a finding. */
export function compileArithmetic(sign: Arithmetic, left: Piece, right: Piece): Compiled {
  if (left.type.kind === 'time' && right.type.kind === 'time') return daysBetween(sign, left, right)
  if (left.type.kind !== 'number' || right.type.kind !== 'number') return unfit(sign, left, right)
  const rule = ruleOf(sign, left.type.unit, right.type.unit)
  if (rule === undefined) return unfit(sign, left, right)
  return ok({ type: numberOf(rule.unit), run: overNumbers(left.run, right.run, rule.apply) })
}

const unfit = (sign: Arithmetic, a: Piece, b: Piece): Compiled =>
  mistyped(`${sayPiece(a)}和${sayPiece(b)}不能${WORDS[sign]}，请先换算成同一种数。`)

function daysBetween(sign: Arithmetic, left: Piece, right: Piece): Compiled {
  const dates = [left.type, right.type].every((type) => type.kind === 'time' && type.of === 'date')
  if (sign !== '-' || !dates) return unfit(sign, left, right)
  return ok({
    type: numberOf('number:天'),
    run: (cell) => {
      const a = left.run(cell)
      const b = right.run(cell)
      if (isGap(a)) return isGap(b) ? worse(a, b) : a
      return isGap(b) ? b : wholeRatio((a as bigint) - (b as bigint)) // dates are epoch days
    },
  })
}
