import { powerOfTen, rescale } from '@jizhi/domain'
import { type Column, storedScale } from '../model/column.ts'
import { columnIndex, type Frame } from '../model/frame.ts'
import { entriesPlan } from './score-plan-entries.ts'
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
import type { ScoreGroup, ScoreLeaf, ScoreNode } from './score-tree.ts'

export interface ScorePlan {
  readonly scale: number
  /** The sum stands above this; 1 when the root is no mean. */
  readonly divisor: bigint
  /** Whole-number scores of all rows, NaN where something is missing or too large. Nothing when a column is not packed. */
  readonly scores: (frame: Frame) => Float64Array | undefined
}

/**
 * The tree as sums of scaled whole numbers, proved below 2^53, or nothing when it needs fractions (rates, means inside
 * the tree, columns without a scale). Rows with a missing part give NaN and take the exact way.
 */
export function scorePlan(root: ScoreGroup, columns: readonly Column[]): ScorePlan | undefined {
  const planned = groupPlan({ ...root, combine: 'sum' }, columns)
  if (!planned || planned.bound >= 9007199254740991n) return undefined
  const scores = (frame: Frame): Float64Array | undefined => {
    const sums = new Float64Array(frame.keys.length)
    return planned.addTo(frame, sums, 1) ? sums : undefined
  }
  if (root.combine === 'sum') return { scale: planned.scale, divisor: 1n, scores }
  // A clamped mean would have to be clamped after the quotient; the exact way does that.
  const plain = root.floor === undefined && root.cap === undefined && root.base.unscaled === 0n
  const most = Math.max(...root.children.map((child) => child.weight.scale))
  const divisor = root.children.reduce((sum, child) => sum + rescale(child.weight, most, 'towards-zero').unscaled, 0n)
  if (!plain || divisor <= 0n) return undefined
  return { scale: planned.scale - most, divisor, scores }
}

const nodePlan = (node: ScoreNode, columns: readonly Column[]): Planned | undefined =>
  node.kind === 'leaf' ? vetoedPlan(node, columns) : node.combine === 'mean' ? undefined : groupPlan(node, columns)

function groupPlan(group: ScoreGroup, columns: readonly Column[]): Planned | undefined {
  if (group.zeroOn !== '') return undefined
  const children = group.children.map((child) => ({ child, plan: nodePlan(child, columns) }))
  const scales = [group.base.scale, group.floor?.scale ?? 0, group.cap?.scale ?? 0, group.deductCap?.scale ?? 0]
  for (const { child, plan } of children) {
    if (!plan) return undefined
    scales.push(plan.scale + child.weight.scale)
  }
  const scale = Math.max(...scales)
  const factors = children.map(
    ({ child, plan }) => child.weight.unscaled * powerOfTen(scale - child.weight.scale - plan!.scale),
  )
  const bound = factors.reduce(
    (sum, factor, at) => sum + size(factor) * children[at]!.plan!.bound,
    // An item out of its months stands at its limits (SHEET-6).
    [group.base, group.floor, group.cap].reduce((sum, one) => sum + (one ? size(whole(one, scale)) : 0n), 0n),
  )
  const [floor, cap] = [limitAt(group.floor, scale, -Infinity), limitAt(group.cap, scale, Infinity)]
  const least = group.deductCap ? -Number(whole(group.deductCap, scale)) : -Infinity
  const base = Number(whole(group.base, scale))
  const weights = factors.map(Number)
  return {
    scale,
    bound,
    addTo: (frame, sums, weight) => {
      const own = new Float64Array(sums.length)
      if (!children.every(({ plan }, at) => plan!.addTo(frame, own, weights[at]!))) return false
      for (let row = 0; row < sums.length; row += 1)
        sums[row] = sums[row]! + weight * clamp(base + Math.max(own[row]!, least), floor, cap)
      return true
    },
  }
}

/** SCORE-5: what must not appear makes the item 0; where that is not known the row takes the exact way. */
function vetoedPlan(leaf: ScoreLeaf, columns: readonly Column[]): Planned | undefined {
  const plan = entriesPlan(leaf, columns) ?? leafPlan(leaf, columns)
  if (leaf.zeroOn === '' || !plan) return plan
  return {
    ...plan,
    addTo: (frame, sums, weight) => {
      const own = new Float64Array(sums.length)
      const struck = packedColumn(frame, leaf.zeroOn)
      if (!struck || !plan.addTo(frame, own, weight)) return false
      for (let row = 0; row < sums.length; row += 1) {
        const seen = readAt(struck, row)
        sums[row] = sums[row]! + (seen === 0 ? own[row]! : seen * 0)
      }
      return true
    },
  }
}

function leafPlan(leaf: ScoreLeaf, columns: readonly Column[]): Planned | undefined {
  const column = columns.find((one) => one.id === leaf.column)
  if (!column || !isPlanned(leaf) || storedScale(column) > 10) return undefined
  const at = storedScale(column)
  const scale = Math.max(
    at + leaf.each.scale,
    ...[leaf.full, leaf.floor, leaf.cap, leaf.deductCap, ...leaf.bands.map((band) => band.points)].map(
      (one) => one?.scale ?? 0,
    ),
  )
  const worth = worthOf(leaf, at, scale)
  const widest = BigInt(WIDEST) * size(leaf.method === 'deduct' ? whole(leaf.each, scale - at) : powerOfTen(scale - at))
  const bands = leaf.bands.map((band) => size(whole(band.points, scale)))
  const edges = leaf.method === 'bands' ? BigInt(WIDEST) * powerOfTen(edgeScale(leaf, at) - at) : 0n
  const bound = [edges, widest + size(whole(leaf.full, scale)), ...bands].reduce((most, one) =>
    one > most ? one : most,
  )
  const [floor, cap] = [limitAt(leaf.floor, scale, -Infinity), limitAt(leaf.cap, scale, Infinity)]
  const line = lineOf(leaf, at, scale, floor, cap)
  return {
    scale,
    bound: bound + size(leaf.floor ? whole(leaf.floor, scale) : 0n) + size(leaf.cap ? whole(leaf.cap, scale) : 0n),
    addTo: (frame, sums, weight) => {
      const series = frame.series[columnIndex(frame, leaf.column)]
      if (!series || !('ints' in series)) return false
      const { ints, gaps } = series
      if (line) addLine(line, series, sums, weight)
      else
        for (let row = 0; row < sums.length; row += 1) {
          const read = ints[row]!
          const isUsable = gaps[row] === 0 && read <= WIDEST && read >= -WIDEST
          sums[row] = isUsable ? sums[row]! + weight * clamp(worth(read), floor, cap) : Number.NaN
        }
      return true
    },
  }
}

const PLANNED: ReadonlySet<ScoreLeaf['method']> = new Set(['points', 'deduct', 'all-or-nothing', 'checklist', 'bands'])

/** One column, read once. */
const isPlanned = (leaf: ScoreLeaf): boolean =>
  PLANNED.has(leaf.method) && (leaf.method === 'bands' || leaf.entries.length === 0)

/** 得分 and 扣分 are one line with limits: full − min(read × each, most), kept between floor and cap. */
interface Line {
  readonly full: number
  readonly each: number
  readonly most: number
  readonly floor: number
  readonly cap: number
}

function lineOf(leaf: ScoreLeaf, at: number, scale: number, floor: number, cap: number): Line | undefined {
  if (leaf.method === 'points') return { full: 0, each: -Number(powerOfTen(scale - at)), most: Infinity, floor, cap }
  if (leaf.method !== 'deduct') return undefined
  const each = Number(whole(leaf.each, scale - at))
  return { full: Number(whole(leaf.full, scale)), each, most: limitAt(leaf.deductCap, scale, Infinity), floor, cap }
}

/** Nearly every item of a form is a line; a county has a million such cells. */
function addLine(line: Line, column: Packed, sums: Float64Array, weight: number): void {
  const { ints, gaps } = column
  const { full, each, most, floor, cap } = line
  for (let row = 0; row < sums.length; row += 1) {
    const read = ints[row]!
    if (gaps[row] !== 0 || read > WIDEST || read < -WIDEST) {
      sums[row] = Number.NaN
      continue
    }
    const lost = read * each
    let value = full - (lost > most ? most : lost)
    if (value < floor) value = floor
    if (value > cap) value = cap
    sums[row] = sums[row]! + weight * value
  }
}

/** What a whole number at the column's scale is worth at the leaf's scale, where it is no line. */
function worthOf(leaf: ScoreLeaf, at: number, scale: number): (read: number) => number {
  const full = Number(whole(leaf.full, scale))
  if (leaf.method === 'checklist' || leaf.method === 'all-or-nothing') return (read) => (read === 0 ? 0 : full)
  const edges = edgeScale(leaf, at)
  const factor = Number(powerOfTen(edges - at))
  const bands = leaf.bands.map((band) => ({
    from: limitAt(band.from, edges, -Infinity),
    to: limitAt(band.to, edges, Infinity),
    points: Number(whole(band.points, scale)),
  }))
  return (read) => {
    const edge = read * factor
    return bands.find((band) => edge >= band.from && edge < band.to)?.points ?? Number.NaN
  }
}

const edgeScale = (leaf: ScoreLeaf, at: number): number =>
  Math.max(at, ...leaf.bands.flatMap((band) => [band.from?.scale ?? 0, band.to?.scale ?? 0]))
