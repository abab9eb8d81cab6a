import { CATEGORIES, type Workload } from './workload.ts'

/** Sheets of a month by indicator: what a program written for this one drawing would keep. */
export function columnsOf({ villages, indicators }: Workload, scores: Int32Array): readonly Int32Array[] {
  return indicators.map((_, item) =>
    Int32Array.from({ length: villages.length }, (_, village) => scores[village * indicators.length + item]!),
  )
}

interface Ranked {
  readonly score: Int32Array
  readonly place: Int32Array
  readonly from_bottom: Int32Array
}

/** Scores, places and places from the bottom of one month, by hand. */
export function handDerived(
  { towns, villages, indicators }: Workload,
  columns: readonly Int32Array[],
): { village: Ranked; town: Ranked } {
  const sums = new Float64Array(villages.length)
  const bad = new Int32Array(villages.length)
  for (const [item, { weight, deducts }] of indicators.entries()) {
    const column = columns[item]!
    if (deducts) for (let at = 0; at < sums.length; at += 1) bad[at]! += column[at]!
    else for (let at = 0; at < sums.length; at += 1) sums[at]! += column[at]! * weight
  }
  const score = new Int32Array(villages.length)
  const total = new Float64Array(towns.length)
  const count = new Int32Array(towns.length)
  const worst = new Int32Array(towns.length).fill(2_147_483_647)
  for (const [at, { town }] of villages.entries()) {
    const own = Math.trunc(sums[at]! / 10_000) - bad[at]!
    score[at] = own
    total[town]! += own
    count[town]! += 1
    if (own < worst[town]!) worst[town] = own
  }
  const townScore = Int32Array.from(towns, (_, at) =>
    Math.trunc((7 * Math.trunc(total[at]! / count[at]!) + 3 * worst[at]!) / 10),
  )
  return { village: ranked(score, villages), town: ranked(townScore, towns) }
}

function ranked(score: Int32Array, units: readonly { readonly category: number }[]): Ranked {
  const made = { score, place: new Int32Array(score.length), from_bottom: new Int32Array(score.length) }
  for (const category of CATEGORIES.keys()) {
    const rows = Int32Array.from(units.keys()).filter((at) => units[at]!.category === category)
    rows.sort((a, b) => score[b]! - score[a]!)
    for (let at = 0, first = 0; at < rows.length; at += 1) {
      if (score[rows[at]!] !== score[rows[first]!]) first = at
      made.place[rows[at]!] = first + 1
    }
    for (let at = rows.length - 1, last = at; at >= 0; at -= 1) {
      if (score[rows[at]!] !== score[rows[last]!]) last = at
      made.from_bottom[rows[at]!] = rows.length - last
    }
  }
  return made
}
