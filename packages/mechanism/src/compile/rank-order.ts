import type { BlockId } from '@jizhi/domain'
import type { RankConfig } from '../blocks/rank.ts'
import { columnIndex, compareAt, type Frame, isMissing, type Series } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import { drawOrder, seedOf } from './draw.ts'

/** Where a row stands (RANK-2). `first` is the first of the places it occupies, counted from 1. */
export interface Placing {
  readonly row: number
  readonly place: number
  readonly first: number
  readonly tied: number
  readonly fromBottom: number
}

interface Criterion {
  readonly series: Series
  readonly sign: 1 | -1
}

/** Best first. Text, grades (best option first) and numbers each in their own order. */
function criteriaOf(config: RankConfig, frame: Frame): readonly Criterion[] {
  const wanted = [{ column: config.column, direction: config.direction }, ...config.tieBreaks]
  return wanted.flatMap(({ column, direction }) => {
    const at = columnIndex(frame, column)
    if (at < 0) return []
    // A grade's first option is its best, so 从高到低 is ascending by index (VAL-6).
    const isGrade = frame.columns[at]!.type === 'grade'
    return [{ series: frame.series[at]!, sign: (direction === 'desc') === isGrade ? 1 : -1 }]
  })
}

function compareBy(criteria: readonly Criterion[], a: number, b: number): number {
  for (const { series, sign } of criteria) {
    const missingA = isMissing(series, a)
    const missingB = isMissing(series, b)
    // RANK-3: a tie-break that is missing stands behind one that is there.
    if (missingA || missingB) {
      if (missingA !== missingB) return missingA ? 1 : -1
      continue
    }
    const order = compareAt(series, a, b)
    if (order !== 0) return order * sign
  }
  return 0
}

/** One column of plain numbers needs no walk through a list. */
function comparing(criteria: readonly Criterion[]): (a: number, b: number) => number {
  const [only] = criteria
  if (criteria.length !== 1 || !only || !('ints' in only.series) || only.series.gaps.some((gap) => gap !== 0))
    return (a, b) => compareBy(criteria, a, b)
  const { ints } = only.series
  const { sign } = only
  return (a, b) => (ints[a]! - ints[b]!) * sign
}

/** RANK-2, RANK-3: places of the rows that take part, best first; equals in canonical order. */
export function placings(
  config: RankConfig,
  run: Run,
  block: BlockId,
  frame: Frame,
  rows: readonly number[],
): readonly Placing[] {
  const criteria = criteriaOf(config, frame)
  const lots = config.drawTies ? lotsOf(run, block, frame, rows) : undefined
  const byCriteria = comparing(criteria)
  const order = lots ? (a: number, b: number) => byCriteria(a, b) || lots.get(a)! - lots.get(b)! : byCriteria
  const sorted = [...rows].sort((a, b) => order(a, b) || a - b)
  const placed: Placing[] = []
  let distinct = 0
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1
    while (end < sorted.length && order(sorted[start]!, sorted[end]!) === 0) end += 1
    distinct += 1
    const tied = end - start
    for (let at = start; at < end; at += 1) {
      placed.push({
        row: sorted[at]!,
        place: config.tie === 'dense' ? distinct : start + 1,
        first: start + 1,
        tied,
        fromBottom: sorted.length - end + 1,
      })
    }
    start = end
  }
  return placed
}

/** RANK-3: what is still equal is drawn by the published seed; before it is published it stays tied. */
function lotsOf(
  run: Run,
  block: BlockId,
  frame: Frame,
  rows: readonly number[],
): ReadonlyMap<number, number> | undefined {
  const seed = seedOf(run, block)
  if (seed === undefined) return undefined
  const order = new Map(
    drawOrder(
      seed,
      rows.map((row) => frame.keys[row]!),
    ).map((key, at) => [key, at]),
  )
  return new Map(rows.map((row) => [row, order.get(frame.keys[row]!)!]))
}
