import { divideRounded } from '@jizhi/domain'

/** NOISE-1: what one unit got from two inspectors who did not know of each other, as whole numbers of one scale. */
export type Pair = readonly [number, number]

/** NOISE-1: fewer pairs say nothing; the error is then set by hand. */
export const FEWEST_PAIRS = 10

/** NOISE-1: the error of a single score as standard deviation, with its own 90 % interval, in the scale of the pairs. */
export interface Spread {
  readonly pairs: number
  /** Two decimals finer than the pairs. */
  readonly error: number
  readonly low: number
  readonly high: number
  /** How much higher the first of each pair gave on average, two decimals finer. */
  readonly difference: number
}

const FINE = 10n ** 12n
/** The 95th percentile of the normal distribution. */
const Z = 1_644_853_627n // × 10⁻⁹

/**
 * NOISE-1: the error from pairs: s² = Σd² ÷ 2n, since a difference carries the error of both. Nothing below ten pairs.
 * The interval is that of χ² with n degrees of freedom (Wilson and Hilferty 1931, within 0.5 % from ten on).
 */
export function spreadOf(pairs: readonly Pair[]): Spread | undefined {
  const n = BigInt(pairs.length)
  if (pairs.length < FEWEST_PAIRS) return undefined
  const squares = pairs.reduce((sum, [a, b]) => sum + BigInt(a - b) ** 2n, 0n)
  const total = pairs.reduce((sum, [a, b]) => sum + BigInt(a - b), 0n)
  const half = squares * 5000n // Σd² ÷ 2 at 10⁻⁴, so that its root has two decimals more
  return {
    pairs: pairs.length,
    error: root(half / n),
    low: root((half * FINE) / chiSquare(n, Z)),
    high: root((half * FINE) / chiSquare(n, -Z)),
    difference: Number(divideRounded(total * 100n, n, 'half-away')),
  }
}

/** n · (1 − 2/9n + z·√(2/9n))³ at 10⁻¹². */
function chiSquare(n: bigint, z: bigint): bigint {
  const part = (2n * FINE) / (9n * n)
  const term = FINE - part + (z * squareRoot(part * FINE)) / 1_000_000_000n
  return (n * term ** 3n) / FINE ** 2n
}

const root = (square: bigint): number => {
  const below = squareRoot(square)
  return Number(square - below * below > below ? below + 1n : below)
}

/** The greatest whole number whose square does not exceed the value (Newton). */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (guess + value / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}
