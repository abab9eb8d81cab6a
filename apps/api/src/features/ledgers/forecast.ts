export interface Forecast {
  /** Fen spent from the beginning of the year to the end of it, as things go. */
  readonly expected: bigint
  readonly least: bigint
  readonly most: bigint
  /** Months it rests on, newest last. */
  readonly basis: readonly bigint[]
}

/** How many of the latest whole months the mean is taken over. */
const RECENT = 6

/**
 * 年底预计: spent so far + the mean of the recent whole months × the months left; the range takes the least and the most
 * of those months instead. In whole fen, the mean rounded away from zero, so that it never says too little. With no
 * whole month behind it there is nothing to reckon with.
 * `months`: fen spent in each whole month of the year so far, January first; `current`: in the month that runs.
 */
export function forecastOf(months: readonly bigint[], current: bigint): Forecast | undefined {
  const basis = months.slice(-RECENT)
  if (basis.length === 0) return undefined
  const spent = months.reduce((sum, month) => sum + month, current)
  const left = BigInt(12 - months.length)
  const sum = basis.reduce((total, month) => total + month, 0n)
  const [least = 0n] = basis.toSorted(byAmount)
  const most = basis.toSorted(byAmount).at(-1) ?? 0n
  // what the running month has spent already is part of what it is expected to spend
  const rest = (each: bigint): bigint => {
    const wanted = each * left - current
    return wanted > 0n ? wanted : 0n
  }
  const mean = left * sum
  const count = BigInt(basis.length)
  const expected = mean / count + (mean % count > 0n ? 1n : 0n) - current
  return {
    expected: spent + (expected > 0n ? expected : 0n),
    least: spent + rest(least),
    most: spent + rest(most),
    basis,
  }
}

const byAmount = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
