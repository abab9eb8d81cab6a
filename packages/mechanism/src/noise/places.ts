import { Seeded } from './seeded.ts'

/** NOISE-2: one cohort as it was ranked. */
export interface Cohort {
  /** Whole numbers of one scale, one per unit that takes part. */
  readonly scores: readonly number[]
  readonly direction: 'desc' | 'asc'
  /** Standard deviation of one score, in the same scale. */
  readonly error: number
  readonly seed: string
  /** How often the month is played again; 1,000 is what a screen needs. */
  readonly draws: number
}

export interface PlaceRange {
  /** The 5th and 95th percentile of the place: a 90 % interval. */
  readonly best: number
  readonly worst: number
}

export interface Replayed {
  readonly places: readonly PlaceRange[]
  /** How often each unit stood among the last (or first) `size`, for a size from 1 on. */
  readonly among: (end: 'top' | 'bottom', size: number, unit: number) => number
  readonly draws: number
}

/**
 * NOISE-2: plays the month again with the scores as true values and the stated error, and counts places (1224).
 * Cost: draws × units × log units. It never changes a place (RANK-6).
 */
export function replay({ scores, direction, error, seed, draws }: Cohort): Replayed {
  const units = scores.length
  const counts = new Uint32Array(units * (units + 1))
  const random = new Seeded(seed)
  const drawn = new Float64Array(units) // whole numbers below 2^53
  const order = scores.map((_, unit) => unit)
  const sign = direction === 'desc' ? -1 : 1
  for (let draw = 0; draw < draws; draw += 1) {
    for (let unit = 0; unit < units; unit += 1) drawn[unit] = sign * (scores[unit]! * 65_536 + error * random.normal())
    order.sort((a, b) => drawn[a]! - drawn[b]!)
    let place = 1
    for (let at = 0; at < units; at += 1) {
      if (at > 0 && drawn[order[at]!] !== drawn[order[at - 1]!]) place = at + 1
      counts[order[at]! * (units + 1) + place]! += 1
    }
  }
  const countOf = (unit: number, from: number, to: number): number => {
    let sum = 0
    for (let place = from; place <= to; place += 1) sum += counts[unit * (units + 1) + place]!
    return sum
  }
  return {
    places: scores.map((_, unit) => rangeOf(units, draws, (place) => counts[unit * (units + 1) + place]!)),
    among: (end, size, unit) =>
      end === 'top' ? countOf(unit, 1, Math.min(size, units)) : countOf(unit, Math.max(1, units - size + 1), units),
    draws,
  }
}

function rangeOf(units: number, draws: number, at: (place: number) => number): PlaceRange {
  let [best, worst, passed] = [1, units, 0]
  for (let place = 1; place <= units; place += 1) {
    const before = passed
    passed += at(place)
    if (before * 20 < draws && passed * 20 >= draws) best = place
    if (before * 20 < draws * 19 && passed * 20 >= draws * 19) worst = place
  }
  return { best, worst }
}
