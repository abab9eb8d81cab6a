import { type Column, storedScale } from '../model/column.ts'
import {
  clamp,
  limitAt,
  type Packed,
  type Planned,
  packedColumn,
  readAt,
  size,
  WIDEST,
  whole,
} from './score-planned.ts'
import type { ScoreEntry, ScoreLeaf } from './score-tree.ts'

/** One line in whole numbers: read × each, or (1 − read) × each, within ± most. */
interface Line {
  readonly column: string
  readonly each: number
  readonly inverted: boolean
  readonly most: number
}

const SIGNS: { readonly [method in ScoreLeaf['method']]?: number } = { events: 1, missing: -1, checklist: 1 }

/** 按次加减分, 每缺一项 and 清单 as sums of lines, 按情形 as a table of options; nothing where only fractions do. */
export function entriesPlan(leaf: ScoreLeaf, columns: readonly Column[]): Planned | undefined {
  if (leaf.method === 'tiered') return optionPlan(leaf)
  const sign = SIGNS[leaf.method]
  if (sign === undefined || leaf.entries.length === 0) return undefined
  const places = leaf.entries.map((entry) => placesOf(entry, columns))
  if (places.some((one) => one === undefined)) return undefined
  const limits = [leaf.full, leaf.floor, leaf.cap, leaf.deductCap, ...leaf.entries.map((one) => one.cap)]
  const scale = Math.max(
    ...leaf.entries.map((one, at) => one.points.scale + places[at]!),
    ...limits.map((one) => one?.scale ?? 0),
  )
  const lines = leaf.entries.map((entry, at): Line => {
    const each = Number(whole(entry.points, scale - places[at]!))
    return { column: entry.column, each, inverted: entry.inverted, most: limitAt(entry.cap, scale, Infinity) }
  })
  const base = leaf.method === 'checklist' ? 0 : Number(whole(leaf.full, scale))
  const lost = leaf.method === 'missing' ? limitAt(leaf.deductCap, scale, Infinity) : Infinity
  const [floor, cap] = [limitAt(leaf.floor, scale, -Infinity), limitAt(leaf.cap, scale, Infinity)]
  const reach = lines.reduce((sum, line) => sum + size(BigInt(line.each)) * BigInt(WIDEST + 1), size(BigInt(base)))
  return {
    scale,
    bound: [leaf.floor, leaf.cap].reduce((sum, one) => sum + (one ? size(whole(one, scale)) : 0n), reach),
    addTo: (frame, sums, weight) => {
      const packed = lines.map((line) => packedColumn(frame, line.column))
      if (packed.some((one) => one === undefined)) return false
      for (let row = 0; row < sums.length; row += 1) {
        const worth = Math.min(worthOf(lines, packed as readonly Packed[], row), lost) // none is undefined
        sums[row] = sums[row]! + weight * clamp(base + sign * worth, floor, cap)
      }
      return true
    },
  }
}

/** Places of the column an entry reads; nothing where it is counted in parts, or the column has too many. */
function placesOf(entry: ScoreEntry, columns: readonly Column[]): number | undefined {
  const column = columns.find((one) => one.id === entry.column)
  if (!column || entry.part !== '') return undefined
  const places = storedScale(column)
  return places > 10 || (entry.inverted && places > 0) ? undefined : places
}

function worthOf(lines: readonly Line[], packed: readonly Packed[], row: number): number {
  let sum = 0
  for (const [at, { each, inverted, most }] of lines.entries()) {
    const read = readAt(packed[at]!, row)
    sum += clamp((inverted ? 1 - read : read) * each, -most, most)
  }
  return sum
}

/** 按情形: the points of each option beside the full mark; an option nobody named takes the exact way. */
function optionPlan(leaf: ScoreLeaf): Planned | undefined {
  const scale = Math.max(
    leaf.full.scale,
    ...[leaf.floor, leaf.cap, ...leaf.entries.map((one) => one.points)].map((one) => one?.scale ?? 0),
  )
  const full = whole(leaf.full, scale)
  const [floor, cap] = [limitAt(leaf.floor, scale, -Infinity), limitAt(leaf.cap, scale, Infinity)]
  const worths = new Map<number, number>()
  // The first line of an option counts, as in the exact way.
  for (const { option, points } of leaf.entries)
    if (!worths.has(option)) worths.set(option, clamp(Number(full + whole(points, scale)), floor, cap))
  const bound = [...worths.values()].reduce((most, one) => (size(BigInt(one)) > most ? size(BigInt(one)) : most), 0n)
  return {
    scale,
    bound,
    addTo: (frame, sums, weight) => {
      const packed = packedColumn(frame, leaf.column)
      if (!packed) return false
      for (let row = 0; row < sums.length; row += 1)
        sums[row] = sums[row]! + weight * (worths.get(readAt(packed, row)) ?? Number.NaN)
      return true
    },
  }
}
