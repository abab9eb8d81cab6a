import { type Decimal, divideRounded, powerOfTen, type Rounding, trimmed } from './decimal.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/** NUM-1: an exact fraction in lowest terms, den > 0. (1/3)·3 is 1. */
export type Ratio = { readonly num: bigint; readonly den: bigint }

export type DivisionRefusal = Refusal<'ratio.zero-divisor'>

/** num ÷ den in lowest terms; a divisor of 0 is refused (EVAL-8 makes it 待定). */
export const ratioOf = (num: bigint, den: bigint): Result<Ratio, DivisionRefusal> =>
  den === 0n ? refuse('ratio.zero-divisor') : ok(reduced(num, den))

export const wholeRatio = (value: bigint): Ratio => ({ num: value, den: 1n })

export const ratioOfDecimal = ({ unscaled, scale }: Decimal): Ratio => reduced(unscaled, powerOfTen(scale))

export const addRatios = (a: Ratio, b: Ratio): Ratio => reduced(a.num * b.den + b.num * a.den, a.den * b.den)

export const subtractRatios = (a: Ratio, b: Ratio): Ratio => reduced(a.num * b.den - b.num * a.den, a.den * b.den)

export const multiplyRatios = (a: Ratio, b: Ratio): Ratio => reduced(a.num * b.num, a.den * b.den)

export const divideRatios = (a: Ratio, b: Ratio): Result<Ratio, DivisionRefusal> =>
  ratioOf(a.num * b.den, a.den * b.num)

/** By value. For `Array.sort`. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** NUM-2: the fraction as written to a column of that scale. */
export const roundRatio = (ratio: Ratio, scale: number, rule: Rounding): Decimal => ({
  unscaled: divideRounded(ratio.num * powerOfTen(scale), ratio.den, rule),
  scale,
})

/** NUM-2: written to a column without a scale: exact up to 20 decimals, else half-even at 20. */
export const writeRatio = (ratio: Ratio): Decimal => trimmed(roundRatio(ratio, 20, 'half-even'))

function reduced(num: bigint, den: bigint): Ratio {
  let a = num < 0n ? -num : num
  let b = den < 0n ? -den : den
  while (b !== 0n) [a, b] = [b, a % b]
  const divisor = den < 0n ? -a : a
  return { num: num / divisor, den: den / divisor }
}
