/** Milliseconds that `run` took. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Milliseconds of processor time, with the garbage collected meanwhile: neighbours on the machine do not count. */
export function processorTime(run: () => unknown): number {
  const start = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}

/** The arms of one round one after another, starting with another one each round: noise hits all of them alike. */
export async function interleaved(round: number, arms: readonly (() => Promise<void>)[]): Promise<void> {
  for (let at = 0; at < arms.length; at += 1) await arms[(at + round) % arms.length]!()
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** A promise about speed: a ratio to an anchor that ran beside it. */
export interface Promised {
  readonly name: string
  readonly anchor: string
  readonly product: readonly number[]
  readonly floor: readonly number[]
  /** The ratio asked for; none for a figure that is only reported. */
  readonly target?: number
  /** Why the work does not count; nothing when it was proven equal. */
  readonly fault?: string | undefined
}

export interface Verdict {
  readonly line: string
  readonly ok: boolean
  readonly json: object
}

/** Median of the rounds' ratios, with the lowest and highest. A ratio of unequal work fails. */
export function judge({ name, anchor, product, floor, target, fault }: Promised): Verdict {
  const ratios = product.map((value, at) => value / floor[at]!)
  const ratio = median(ratios)
  const ok = fault === undefined && (target === undefined || ratio <= target)
  const span = [Math.min(...ratios), Math.max(...ratios)].map((value) => value.toFixed(2)).join('-')
  const verdict = ok ? 'PASS' : `${fault === undefined ? '' : `(${fault}) `}FAIL`
  // the fastest of each: what the ratio is when no neighbour interferes
  const best = Math.min(...product) / Math.min(...floor)
  const asked = target === undefined ? '' : ` target<=${target.toFixed(2)}`
  return {
    ok,
    line: `PERF ${name} product_ms=${median(product).toFixed(1)} anchor=${anchor} anchor_ms=${median(floor).toFixed(1)} ratio=${ratio.toFixed(2)} [${span}] best=${best.toFixed(2)}${asked} rounds=${ratios.length} ${verdict}`,
    json: { name, anchor, ratio, ratios, best, productMs: product, anchorMs: floor, target, ok, fault },
  }
}

/** A size instead of a time. */
export function judgeSize(name: string, value: number, unit: string, target: number): Verdict {
  const ok = value <= target
  return {
    ok,
    line: `PERF ${name} ${unit}=${value.toFixed(1)} target<=${target.toFixed(1)} ${ok ? 'PASS' : 'FAIL'}`,
    json: { name, [unit]: value, target, ok },
  }
}

/** How many of something a second: the more the better, beside an anchor that ran before and after it. */
export function judgeRate({ name, perSecond, anchorPerSecond, target, beside, fault }: Rated): Verdict {
  const ratio = perSecond / anchorPerSecond
  const ok = fault === undefined && ratio >= target
  const verdict = ok ? 'PASS' : `${fault === undefined ? '' : `(${fault}) `}FAIL`
  const figures = `product_per_s=${perSecond.toFixed(1)} anchor=sql_floor anchor_per_s=${anchorPerSecond.toFixed(1)}`
  return {
    ok,
    line: `PERF ${name} ${figures} ratio=${ratio.toFixed(2)} target>=${target.toFixed(2)} ${beside} ${verdict}`,
    json: { name, perSecond, anchorPerSecond, ratio, target, ok, fault },
  }
}

/** A promise that something costs the same, or grows no faster than a factor, whatever lies around it. */
export function judgeFlat({ name, ratios, target, beside, fault }: Flat): Verdict {
  const ratio = median(ratios)
  const ok = fault === undefined && ratio <= target
  const span = [Math.min(...ratios), Math.max(...ratios)].map((value) => value.toFixed(2)).join('-')
  const verdict = ok ? 'PASS' : `${fault === undefined ? '' : `(${fault}) `}FAIL`
  return {
    ok,
    line: `PERF ${name} product_ratio=${ratio.toFixed(2)} [${span}] target<=${target.toFixed(2)} rounds=${ratios.length} ${beside} ${verdict}`,
    json: { name, ratio, ratios, target, ok, fault },
  }
}

interface Rated {
  readonly name: string
  readonly perSecond: number
  readonly anchorPerSecond: number
  readonly target: number
  /** What else the line says: sizes, how many workers. */
  readonly beside: string
  readonly fault: string | undefined
}

interface Flat {
  readonly name: string
  readonly ratios: readonly number[]
  readonly target: number
  readonly beside: string
  readonly fault?: string | undefined
}
