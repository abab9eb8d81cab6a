/** Integers that look drawn and are the same every time, on every machine (mulberry32: 32-bit multiplication and shifts only). */
export interface Dice {
  /** An integer from 0 to below `sides`. */
  readonly below: (sides: number) => number
  /** How many of `trials` succeed when each does so `permille` times in a thousand. */
  readonly hits: (trials: number, permille: number) => number
  readonly pick: <T>(list: readonly T[]) => T
}

export function diceFrom(seed: number): Dice {
  let state = seed >>> 0
  const below = (sides: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
  const hits = (trials: number, permille: number): number => {
    let count = 0
    for (let trial = 0; trial < trials; trial++) if (below(1000) < permille) count += 1
    return count
  }
  // The list is never empty here, so the element exists.
  return { below, hits, pick: (list) => list[below(list.length)]! }
}
