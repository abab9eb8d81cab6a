import { compareKeys, type Key } from '@jizhi/domain'
import type { AnyFact, Derived } from '../src/index.ts'
import { TOWNSHIPS } from './workload.ts'

/** What a program written for this one drawing would know of its units beforehand: rows in canonical order. */
export interface Units {
  readonly rowOf: ReadonlyMap<string, number>
  readonly category: Uint8Array
  readonly town: Uint8Array
  readonly towns: readonly string[]
}

export function unitsOf(villages: number): Units {
  const ids = Array.from({ length: villages }, (_, at) => at)
  const byKey = (a: string, b: string): number => compareKeys(a as Key, b as Key) // ids of the workload
  const sorted = ids.sort((a, b) => byKey(`village-${a}`, `village-${b}`))
  const towns = Array.from({ length: TOWNSHIPS }, (_, at) => `town-${at}`).sort(byKey)
  return {
    rowOf: new Map(sorted.map((at, row) => [`village-${at}`, row])),
    category: Uint8Array.from(sorted, (at) => at % 3),
    town: Uint8Array.from(sorted, (at) => towns.indexOf(`town-${at % TOWNSHIPS}`)),
    towns,
  }
}

interface Places {
  readonly place: Int32Array
  readonly fromBottom: Int32Array
}

function placesOf(value: Float64Array, rows: Int32Array, made: Places): void {
  rows.sort((a, b) => value[b]! - value[a]! || a - b)
  for (let at = 0, first = 0; at < rows.length; at += 1) {
    if (value[rows[at]!] !== value[rows[first]!]) first = at
    made.place[rows[at]!] = first + 1
  }
  for (let at = rows.length - 1, last = at; at >= 0; at -= 1) {
    if (value[rows[at]!] !== value[rows[last]!]) last = at
    made.fromBottom[rows[at]!] = rows.length - last
  }
}

const POOL_FEN = 50_000_000

/** Σ weights × pool passes 2^53 only beyond this workload's sizes. */
function shared(weighted: Float64Array, rows: readonly number[], award: Float64Array): void {
  const all = rows.reduce((sum, row) => sum + weighted[row]!, 0)
  const rests = rows.map((row) => {
    const exact = BigInt(weighted[row]!) * BigInt(POOL_FEN)
    award[row] = Number(exact / BigInt(all))
    return { row, rest: exact % BigInt(all) }
  })
  let left = POOL_FEN - rows.reduce((sum, row) => sum + award[row]!, 0)
  rests.sort((a, b) => (a.rest === b.rest ? a.row - b.row : a.rest > b.rest ? -1 : 1))
  for (const { row } of rests) {
    if (left <= 0) break
    award[row]! += 1
    left -= 1
  }
}

/** The month by hand, in typed columns, from the same facts: scores, figures, places, awards, townships and their places. */
export function byHand(facts: readonly AnyFact[], units: Units, items: number): number {
  const count = units.rowOf.size
  const cells = new Int32Array(count * items)
  for (const fact of facts) {
    if (fact.kind !== 'answered') continue
    const row = units.rowOf.get(fact.slot.row!)!
    const { sheet } = fact.value
    for (let item = 0; item < items; item += 1) cells[item * count + row] = sheet[item]!
  }
  const lost = new Float64Array(count)
  for (let item = 0; item < items; item += 1) {
    const from = item * count
    for (let row = 0; row < count; row += 1) {
      const points = cells[from + row]! * 50
      lost[row]! += points > 300 ? 300 : points
    }
  }
  const [score, weighted, award] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  for (let row = 0; row < count; row += 1) {
    score[row] = Math.max(items * 300 - lost[row]!, 0)
    weighted[row] = score[row]! * 80 + 200_000
  }
  const places = { place: new Int32Array(count), fromBottom: new Int32Array(count) }
  for (let category = 0; category < 3; category += 1)
    placesOf(
      weighted,
      Int32Array.from(units.category.keys()).filter((row) => units.category[row] === category),
      places,
    )
  shared(
    weighted,
    [...places.place.keys()].filter((row) => places.place[row]! <= 10),
    award,
  )
  const mean = townMeans(weighted, units)
  const towns = { place: new Int32Array(TOWNSHIPS), fromBottom: new Int32Array(TOWNSHIPS) }
  placesOf(mean, Int32Array.from(units.towns.keys()), towns)
  return sumOf([score, weighted, places.place, places.fromBottom, award, mean, towns.place])
}

function townMeans(weighted: Float64Array, { town }: Units): Float64Array {
  const [sum, count] = [new Float64Array(TOWNSHIPS), new Float64Array(TOWNSHIPS)]
  for (let row = 0; row < weighted.length; row += 1) {
    sum[town[row]!]! += weighted[row]!
    count[town[row]!]! += 1
  }
  return sum.map((total, at) => Math.floor((2 * total + count[at]!) / (2 * count[at]!)))
}

/** Every figure at its place counts; sums stay below 2^53 by the remainder. */
function sumOf(columns: readonly (Float64Array | Int32Array)[]): number {
  let sum = 0
  for (const column of columns)
    for (let row = 0; row < column.length; row += 1) sum = (sum * 31 + column[row]! + row) % 1_000_000_007
  return sum
}

/** The same sum over what was derived. */
export function sumOfDerived({ tables }: Derived, villages: number): number {
  const column = (block: string, port: string, id: string): Float64Array => {
    const table = tables[block]![port]!
    const cells = table.cells[table.columns.findIndex((one) => one.id === id)]!
    return Float64Array.from(cells, (cell) => ('value' in cell ? Number(cell.value) : Number.NaN))
  }
  const award = new Float64Array(villages)
  const rows = new Map(tables.rank!.ranked!.keys.map((key, row) => [key, row]))
  const awards = column('allocate', 'awards', 'award')
  for (const [at, key] of tables.allocate!.awards!.keys.entries()) award[rows.get(key)!] = awards[at]!
  return sumOf([
    column('score', 'scored', 'score'),
    column('compute', 'rows', 'weighted'),
    column('rank', 'ranked', 'place'),
    column('rank', 'ranked', 'from_bottom'),
    award,
    column('regroup', 'rows', 'village_mean'),
    column('townrank', 'ranked', 'town_place'),
  ])
}
