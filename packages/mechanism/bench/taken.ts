/** What was measured: milliseconds per round, and why the work does not count, if so. */
export interface Taken {
  readonly ms: readonly number[]
  readonly floorMs?: readonly number[]
  readonly fault: string | undefined
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
