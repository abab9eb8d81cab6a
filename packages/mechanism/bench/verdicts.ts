import type { Figures } from './figures.ts'
import { median, quantile, type Taken } from './taken.ts'

export interface Verdict {
  readonly line: string
  readonly ok: boolean
  readonly json: object
}

type Where = 'node' | 'chromium'

/** Milliseconds asked of each place. */
const MOST_MS = {
  node: { S: 15, cold: 60, B: 250, oneS: 1, oneB: 20, backtest: 300 },
  chromium: { S: 25, cold: 120, B: 400, oneS: 2, oneB: 30, backtest: 300 },
} as const

const MOST_OVER_FLOOR = 6
const MOST_MB = 64

function said(name: string, text: string, value: number, target: string, ok: boolean, fault?: string): Verdict {
  const isOk = ok && fault === undefined
  const verdict = isOk ? 'PASS' : fault === undefined ? 'FAIL' : `(${fault}) FAIL`
  return {
    ok: isOk,
    line: `PERF ${name} ${text} target${target} ${verdict}`,
    json: { name, value, target, ok: isOk, fault },
  }
}

/** Median of the rounds' ratios to the floor beside them, with the middle half of them. */
function ratio(name: string, { ms, floorMs = [], fault }: Taken, most: number): Verdict {
  const ratios = ms.map((one, at) => one / floorMs[at]!)
  const value = median(ratios)
  const span = `[${quantile(ratios, 0.25).toFixed(2)}-${quantile(ratios, 0.75).toFixed(2)}]`
  const text = `product_ms=${median(ms).toFixed(2)} floor_ms=${median(floorMs).toFixed(2)} ratio=${value.toFixed(2)} ${span} rounds=${ms.length}`
  return said(name, text, value, `<=${most.toFixed(2)}`, value <= most, fault)
}

/** How many times as much is done in a time as by the other way. */
function speed(name: string, { ms, floorMs = [], fault }: Taken, least: number): Verdict {
  const ratios = ms.map((one, at) => floorMs[at]! / one)
  const value = median(ratios)
  const span = `[${quantile(ratios, 0.25).toFixed(2)}-${quantile(ratios, 0.75).toFixed(2)}]`
  const text = `product_ms=${median(ms).toFixed(2)} anchor_ms=${median(floorMs).toFixed(2)} speed=${value.toFixed(2)} ${span} rounds=${ms.length}`
  return said(name, text, value, `>=${least.toFixed(2)}`, value >= least, fault)
}

function time(name: string, { ms, fault }: Taken, share: number, most: number): Verdict {
  const value = quantile(ms, share)
  const what = share === 0.5 ? 'median_ms' : `p${share * 100}_ms`
  const text = `${what}=${value.toFixed(2)} [${Math.min(...ms).toFixed(2)}-${Math.max(...ms).toFixed(2)}] rounds=${ms.length}`
  return said(name, text, value, `<=${most}`, value <= most, fault)
}

/** One line per promise; without `heldMb` memory is not told, as no browser tells it to a worker. */
export function verdicts(where: Where, measured: Figures, heldMb?: number): Verdict[] {
  const most = MOST_MS[where]
  const { exponent, medians } = measured.growth
  const grown = `exponent=${exponent.toFixed(3)} medians_ms=${medians.map((one) => one.toFixed(2)).join(',')}`
  return [
    ratio(`derive_S.${where}`, measured.S, MOST_OVER_FLOOR),
    ratio(`derive_B.${where}`, measured.B, MOST_OVER_FLOOR),
    time(`derive_S_warm.${where}`, measured.S, 0.5, most.S),
    time(`derive_S_cold.${where}`, measured.cold, 0.5, most.cold),
    time(`derive_B_warm.${where}`, measured.B, 0.5, most.B),
    time(`one_fact_S.${where}`, measured.oneS, 0.95, most.oneS),
    time(`one_fact_B.${where}`, measured.oneB, 0.95, most.oneB),
    time(`backtest_24x2_S.${where}`, measured.backtest, 0.5, most.backtest),
    said(`growth_1_2_4_8.${where}`, grown, exponent, '=0.90-1.10', exponent >= 0.9 && exponent <= 1.1),
    ...(heldMb === undefined
      ? []
      : [said(`memory_B.${where}`, `held_mb=${heldMb.toFixed(1)}`, heldMb, `<=${MOST_MB}`, heldMb <= MOST_MB)]),
    speed(`G7.decisions.${where}`, measured.decisions, 0.3),
    speed(`G7.decisions_traced.${where}`, measured.traced, 0.05),
    speed(`G7.guard_over_cel_js.${where}`, measured.guards, 3),
  ]
}
