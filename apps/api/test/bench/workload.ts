/** One county and its months, the same on every machine. Scores are hundredths of a point, weights ten-thousandths. */
export interface Workload {
  readonly name: string
  readonly towns: readonly { readonly category: number }[]
  readonly villages: readonly { readonly town: number; readonly category: number }[]
  readonly indicators: readonly { readonly weight: number; readonly deducts: boolean }[]
}

export const CATEGORIES = ['A', 'B', 'C'] as const

/** S: a county. T: ten times its units. B: the large table of the designer, 5,000 groups × 188 items. */
export const SIZES = {
  S: { towns: 27, villages: 420, indicators: 60 },
  T: { towns: 270, villages: 4_200, indicators: 60 },
  B: { towns: 27, villages: 5_000, indicators: 188 },
} as const

export type Size = keyof typeof SIZES

export const isSize = (text: string): text is Size => Object.hasOwn(SIZES, text)

/** mulberry32: a fixed stream of numbers in [0, 1). */
function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Every twelfth indicator deducts; the weights of the others sum to 1. */
export function workload(size: Size): Workload {
  const { towns, villages, indicators } = SIZES[size]
  const next = stream(1_000)
  const deducts = Array.from({ length: indicators }, (_, at) => at % 12 === 11)
  const weighted = deducts.filter((one) => !one).length
  let left = 10_000
  let open = weighted
  const weightOf = (): number => {
    open -= 1
    const weight = open === 0 ? left : Math.max(5, Math.round((10_000 / weighted) * (0.6 + 0.8 * next())))
    left -= weight
    return weight
  }
  return {
    name: size,
    towns: Array.from({ length: towns }, (_, at) => ({ category: at % CATEGORIES.length })),
    villages: Array.from({ length: villages }, (_, at) => ({
      town: at % towns,
      category: (at % towns) % CATEGORIES.length,
    })),
    indicators: deducts.map((one) => ({ weight: one ? 0 : weightOf(), deducts: one })),
  }
}

/** Sheets of a month, village by village; a village keeps its level, so that the same ones lead and trail. */
export function scoresOf({ villages, indicators }: Workload, month: number): Int32Array {
  const sheets = new Int32Array(villages.length * indicators.length)
  const next = stream(month * 104_729 + 17)
  const levels = stream(36)
  let at = 0
  for (let village = 0; village < villages.length; village += 1) {
    const level = 7_000 + 2_500 * levels()
    for (const { deducts } of indicators) {
      const noise = next()
      const score = deducts ? (noise < 0.08 ? Math.round(noise * 6_250) : 0) : Math.round(level + (noise - 0.5) * 2_600)
      sheets[at] = Math.min(10_000, Math.max(0, score))
      at += 1
    }
  }
  return sheets
}

/** The sheet of one village. */
export const sheetOf = ({ indicators }: Workload, scores: Int32Array, village: number): number[] =>
  Array.from(scores.subarray(village * indicators.length, (village + 1) * indicators.length))
