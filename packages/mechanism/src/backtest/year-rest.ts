/** What is still to be spent in a year, in fen, as things went lately. */
export interface YearRest {
  readonly expected: bigint
  readonly least: bigint
  readonly most: bigint
}

/** How many of the latest whole periods the mean is taken over. */
const RECENT = 6

/**
 * 年底预计: the mean of the recent whole periods for each one left, rounded away from zero, so that it never says too
 * little; the range takes the least and the most of them instead. Nothing to reckon with without one.
 */
export function yearRest(
  periods: readonly bigint[],
  left: number,
): (YearRest & { basis: readonly bigint[] }) | undefined {
  const basis = periods.slice(-RECENT)
  const [first] = basis
  if (first === undefined) return undefined
  const times = BigInt(left)
  const count = BigInt(basis.length)
  const whole = times * basis.reduce((sum, one) => sum + one, 0n)
  return {
    basis,
    expected: whole / count + (whole % count > 0n ? 1n : 0n),
    least: times * basis.reduce((a, b) => (b < a ? b : a), first),
    most: times * basis.reduce((a, b) => (b > a ? b : a), first),
  }
}
