import {
  addRatios,
  compareIds,
  compareRatios,
  divideRatios,
  higherReason,
  type MissingReason,
  multiplyRatios,
  parseDecimal,
  powerOfTen,
  type Ratio,
  ratioOfDecimal,
  wholeRatio,
} from '@jizhi/domain'
import type { RegroupConfig } from '../blocks/regroup.ts'
import { type Column, storedScale } from '../model/column.ts'
import {
  cellAt,
  columnIndex,
  compareAt,
  type Frame,
  isMissing,
  missingCell,
  reasonAt,
  type Series,
} from '../model/frame.ts'
import type { Group, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { writtenRatio } from './rounding.ts'
import { ratioAt } from './row-expression.ts'

export type Aggregate = RegroupConfig['aggregates'][number]

export interface Aggregation {
  readonly aggregate: Aggregate
  readonly column: Column
  readonly frame: Frame
  readonly group: Group
  readonly run: Run
  /** REGR-1: decimal text; absent = 1. */
  readonly share: (row: number) => string | undefined
  /** No leg of the relation states a share. */
  readonly unshared: boolean
}

const ZERO = wholeRatio(0n)
const ONE = wholeRatio(1n)

/** REGR-2, VAL-5: one aggregate of one group. */
export function aggregateCell(aggregation: Aggregation): Cell {
  const { aggregate, column, frame, group, run } = aggregation
  if (group.members.length === 0) return missingCell('not-applicable')
  if (aggregate.operation === 'count') return { value: BigInt(group.members.length) }
  const at = columnIndex(frame, aggregate.column)
  const series = frame.series[at]
  if (!series) return missingCell('undecided')
  const reason = gapOf(aggregate, series, group.members)
  if (reason !== undefined) return missingCell(reason)
  const present = group.members.filter((row) => !isMissing(series, row))
  if (aggregate.operation === 'first' || aggregate.operation === 'last')
    return { value: extremes(aggregate, frame, at, present).map((row) => frame.keys[row]!) }
  if (aggregate.operation === 'set') return { value: valuesOf(frame.columns[at]!, series, present) }
  if (aggregate.operation === 'max' || aggregate.operation === 'min')
    return extremeCell(aggregation, series, at, present)
  const ratio = plainRatio(aggregation, series, at, present) ?? ratioOfGroup(aggregation, at)
  return typeof ratio === 'string' ? missingCell(ratio) : writtenRatio(ratio, column, run.rounding)
}

/** 集合: each value once, in canonical order (ROW-2). */
function valuesOf(column: Column, series: Series, rows: readonly number[]): readonly string[] {
  const found = new Set<string>()
  for (const row of rows) {
    const cell = cellAt(series, row)
    if ('missing' in cell) continue
    const held = typeof cell.value === 'bigint' ? [column.options?.[Number(cell.value)]?.id ?? ''] : [cell.value].flat()
    for (const one of held) if (one !== '') found.add(one)
  }
  return [...found].sort(compareIds)
}

/** VAL-5: 缺则待定 / 只算有值, 至少 k / 记零. Why nothing can be said, or undefined. */
function gapOf(aggregate: Aggregate, series: Series, members: readonly number[]): MissingReason | undefined {
  const reasons: MissingReason[] = []
  for (const row of members) {
    const reason = reasonAt(series, row)
    if (reason !== undefined) reasons.push(reason)
  }
  if (aggregate.missing === 'zero' || reasons.length === 0) return undefined
  if (reasons.length === members.length) return reasons.reduce(higherReason)
  const enough = aggregate.missing === 'present' && members.length - reasons.length >= aggregate.atLeast
  return enough ? undefined : 'undecided'
}

/** The sum or mean of packed numbers that all count alike: whole numbers until the one quotient at the end. */
function plainRatio(
  { aggregate, frame, group, unshared }: Aggregation,
  series: Series,
  at: number,
  present: readonly number[],
): Ratio | undefined {
  const isSum = aggregate.operation === 'sum'
  if (!('ints' in series) || !unshared || (!isSum && aggregate.operation !== 'mean')) return undefined
  let sum = 0
  let size = 0
  for (const row of present) {
    sum += series.ints[row]!
    size += Math.abs(series.ints[row]!)
  }
  const count = aggregate.missing === 'zero' ? group.members.length : present.length
  // The sum of the sizes is no less than any partial sum, and never comes back below 2^53 once it has passed it.
  if (count === 0 || !Number.isSafeInteger(size)) return undefined
  const scale = powerOfTen(storedScale(frame.columns[at]!))
  return { num: BigInt(sum), den: isSum ? scale : scale * BigInt(count) }
}

function ratioOfGroup({ aggregate, frame, group, share }: Aggregation, at: number): Ratio | MissingReason {
  const weight = columnIndex(frame, aggregate.weight)
  let sum = ZERO
  let weights = ZERO
  for (const row of group.members) {
    const value = ratioAt(frame, at, row)
    if (typeof value === 'string' && aggregate.missing !== 'zero') continue
    const stated = share(row)
    const part = stated === undefined ? ONE : sharePart(stated)
    const own = aggregate.operation === 'weighted-mean' ? ratioAt(frame, weight, row) : ONE
    if (typeof own === 'string') return 'undecided'
    const counted = multiplyRatios(part, own)
    weights = addRatios(weights, counted)
    if (typeof value !== 'string') sum = addRatios(sum, multiplyRatios(counted, value))
  }
  if (aggregate.operation === 'sum') return sum
  if (aggregate.operation === 'share') return shareOfAll(frame, at, sum)
  const mean = divideRatios(sum, weights)
  return mean.ok ? mean.value : 'undecided'
}

function sharePart(text: string): Ratio {
  const stated = parseDecimal(text)
  return stated.ok ? ratioOfDecimal(stated.value) : ONE
}

/** 占比: of everything on the wire; what is missing elsewhere leaves the share open. */
function shareOfAll(frame: Frame, at: number, sum: Ratio): Ratio | MissingReason {
  let all = ZERO
  for (const row of frame.keys.keys()) {
    const value = ratioAt(frame, at, row)
    if (typeof value === 'string') return 'undecided'
    all = addRatios(all, value)
  }
  const share = divideRatios(sum, all)
  return share.ok ? share.value : 'undecided'
}

/** 首位者 is the highest figure, or the best grade (VAL-6: the first option); ties give several. */
function extremes(aggregate: Aggregate, frame: Frame, at: number, rows: readonly number[]): readonly number[] {
  const series = frame.series[at]!
  const wantsHigh = aggregate.operation === 'first' || aggregate.operation === 'max'
  const sign = (frame.columns[at]!.type === 'grade') === wantsHigh ? -1 : 1
  let best: number[] = []
  for (const row of rows) {
    const order = best.length === 0 ? 1 : compareAt(series, row, best[0]!) * sign
    if (order > 0) best = [row]
    else if (order === 0) best.push(row)
  }
  return best
}

function extremeCell(
  { aggregate, column, frame, run, group }: Aggregation,
  series: Series,
  at: number,
  rows: readonly number[],
): Cell {
  const row = extremes(aggregate, frame, at, rows)[0]
  if (row === undefined) return aggregate.missing === 'zero' ? { value: 0n } : missingCell('undecided')
  const ratio = ratioAt(frame, at, row)
  const isPlain = storedScale(frame.columns[at]!) === storedScale(column)
  const zeroWins =
    aggregate.missing === 'zero' &&
    typeof ratio !== 'string' &&
    rows.length < group.members.length &&
    compareRatios(ratio, ZERO) * (aggregate.operation === 'max' ? 1 : -1) < 0
  if (zeroWins) return { value: 0n }
  return isPlain || typeof ratio === 'string' ? cellAt(series, row) : writtenRatio(ratio, column, run.rounding)
}
