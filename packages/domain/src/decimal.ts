import { ok, type Refusal, type Result, refuse } from './result.ts'

/** An exact decimal: unscaled ÷ 10^scale. 95.5 is { unscaled: 955n, scale: 1 }. */
export type Decimal = { readonly unscaled: bigint; readonly scale: number }

/** NUM-5. */
export type Rounding = 'half-away' | 'half-even' | 'away' | 'towards-zero'

export const ROUNDINGS = {
  'half-away': '四舍五入',
  'half-even': '四舍六入五成双',
  away: '进一',
  'towards-zero': '截断',
} as const satisfies Record<Rounding, string>

/** Longest text read as a number: bounds what one cell can cost. */
const LONGEST = 40
const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/

/**
 * Reads plain decimal text: `95.5`, `-3`, `5000.00`. Refuses exponents, signs of plus, bare points, leading zeros
 * and full-width digits (a door makes those narrow first). Trailing zeros are kept as scale; −0 is 0.
 */
export function parseDecimal(text: string): Result<Decimal, Refusal<'decimal.malformed'>> {
  const match = text.length <= LONGEST ? DECIMAL.exec(text) : null
  if (!match) return refuse('decimal.malformed', { text: text.slice(0, LONGEST) })
  const fraction = match[3] ?? ''
  const magnitude = BigInt(`${match[2]}${fraction}`)
  return ok({ unscaled: match[1] === '-' ? -magnitude : magnitude, scale: fraction.length })
}

/** NUM-7: plain decimal, no exponent, no trailing zeros, no −0. Equal values have equal text. */
export function decimalText(value: Decimal): string {
  const fixed = fixedText(value)
  if (value.scale === 0) return fixed
  let end = fixed.length
  while (fixed[end - 1] === '0') end -= 1
  if (fixed[end - 1] === '.') end -= 1
  return fixed.slice(0, end)
}

/** With all decimals of its scale, trailing zeros too: what is shown (NUM-4), never what is stored or compared. */
export function fixedText({ unscaled, scale }: Decimal): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const sign = unscaled < 0n ? '-' : ''
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - scale)}`
}

/** To another scale: exact when it grows, rounded by the rule when it shrinks. */
export function rescale(value: Decimal, scale: number, rule: Rounding): Decimal {
  if (scale >= value.scale) return { unscaled: value.unscaled * powerOfTen(scale - value.scale), scale }
  return { unscaled: divideRounded(value.unscaled, powerOfTen(value.scale - scale), rule), scale }
}

/** The same value with the smallest scale that holds it. */
export function trimmed(value: Decimal): Decimal {
  let { unscaled, scale } = value
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n
    scale -= 1
  }
  return { unscaled, scale }
}

/** By value, whatever the scales. For `Array.sort`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const left = a.unscaled * powerOfTen(b.scale > a.scale ? b.scale - a.scale : 0)
  const right = b.unscaled * powerOfTen(a.scale > b.scale ? a.scale - b.scale : 0)
  return left < right ? -1 : left > right ? 1 : 0
}

/** NUM-5: num ÷ den as a whole number. den > 0. −5 ÷ 2 → −3 / −2 / −3 / −2 in the order of `ROUNDINGS`. */
export function divideRounded(num: bigint, den: bigint, rule: Rounding): bigint {
  const towardsZero = num / den
  const rest = num % den
  if (rest === 0n || rule === 'towards-zero') return towardsZero
  const away = num < 0n ? towardsZero - 1n : towardsZero + 1n
  if (rule === 'away') return away
  const twice = (rest < 0n ? -rest : rest) * 2n
  if (twice !== den) return twice > den ? away : towardsZero
  return rule === 'half-away' || towardsZero % 2n !== 0n ? away : towardsZero
}

/** 10^n, n ≥ 0. */
export const powerOfTen = (n: number): bigint => 10n ** BigInt(n)
