import {
  addRatios,
  compareRatios,
  divideRatios,
  idsOf,
  type MissingReason,
  type Ratio,
  wholeRatio,
} from '@jizhi/domain'
import type { HistoryConfig } from '../blocks/history.ts'
import { gap, isGap, type Outcome } from '../expression/value.ts'
import { cellAt, cellText, columnIndex, type Frame } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import type { SourceTable } from './source-table.ts'

/** HIST-5: 命中, 未中, or the reason why nothing can be said (缺). */
export type Hit = boolean | MissingReason

/** What one period says about one row. */
export interface PeriodState {
  readonly hit: Hit
  readonly reset: boolean
  /** One value per figure. */
  readonly values: readonly Outcome[]
}

/** Expressions of the settings, bound to one source table. */
export interface BoundSource {
  readonly table: SourceTable
  readonly filter: (row: number) => Hit
  readonly hit: (row: number) => Hit
  readonly reset: (row: number) => Hit
  readonly values: readonly ((row: number) => Outcome)[]
}

export interface Matched {
  readonly rows: readonly number[]
  /** Somebody this row stands for was in the result's domain (RES-2). */
  readonly standing: 'in' | 'out' | MissingReason
}

/** HIST-2 对应: which rows of a frozen table speak about this row. */
export function matchRows(config: HistoryConfig, run: Run, frame: Frame, row: number, table: SourceTable): Matched {
  const key = frame.keys[row]!
  if (config.match === 'key') {
    const found = table.rowOf.get(key)
    const standing = table.domain.get(key) ?? 'not-applicable'
    return found === undefined ? { rows: [], standing } : { rows: [found], standing: 'in' }
  }
  if (config.match === 'columns') {
    const rows = [...table.frame.keys.keys()].filter((theirs) =>
      config.pairs.every((pair) => textAt(frame, pair.own, row) === textAt(table.frame, pair.theirs, theirs)),
    )
    return { rows, standing: rows.length > 0 ? 'in' : 'not-applicable' }
  }
  const reached = new Set(
    idsOf(key).flatMap((id) => run.graph.follow(config.relation, id, config.towards).map((leg) => leg.to)),
  )
  const isReached = (other: (typeof frame.keys)[number]): boolean => idsOf(other).some((id) => reached.has(id))
  const rows = [...table.rowOf].filter(([other]) => isReached(other)).map(([, at]) => at)
  if (rows.length > 0) return { rows, standing: 'in' }
  const standings = [...table.domain].filter(([other]) => isReached(other)).map(([, standing]) => standing)
  return { rows, standing: standings.find((one) => one === 'out') ?? standings[0] ?? 'not-applicable' }
}

const textAt = (frame: Frame, id: string, row: number): string => {
  const series = frame.series[columnIndex(frame, id)]
  return series ? cellText(cellAt(series, row)) : ''
}

/** HIST-3 期内: the rows of one period become one statement. `many` is told when a sole row was expected. */
export function stateOf(config: HistoryConfig, matched: Matched, source: BoundSource, many: () => void): PeriodState {
  const { standing } = matched
  const filtered = matched.rows.map((row) => ({ row, kept: source.filter(row) })).filter(({ kept }) => kept !== false)
  const open = filtered.find(({ kept }) => kept !== true)
  if (open) return nothing(source, open.kept as MissingReason) // neither true nor false
  const rows = filtered.map(({ row }) => row)
  if (rows.length === 0) {
    // In its domain and not listed = 未中; anything else is a gap.
    const isListed = standing === 'in' || standing === 'out'
    return {
      ...nothing(source, isListed ? 'not-applicable' : standing),
      ...(isListed ? { hit: false } : {}),
      ...counted(config, source, isListed),
    }
  }
  if (config.within === 'sole' && rows.length > 1) {
    many()
    return nothing(source, 'undecided')
  }
  return {
    hit: together(rows.map(source.hit), config.within === 'all'),
    reset: rows.some((row) => source.reset(row) === true),
    values: source.values.map((value) => within(config, rows, value, source.table)),
  }
}

const nothing = (source: BoundSource, reason: MissingReason): PeriodState => ({
  hit: reason,
  reset: false,
  values: source.values.map(() => gap(reason)),
})

/** No row of the domain is listed: as many as none. */
const counted = (config: HistoryConfig, source: BoundSource, isListed: boolean): Partial<PeriodState> =>
  config.within === 'count' && isListed ? { values: source.values.map(() => wholeRatio(0n)) } : {}

/** VAL-4 over several rows: any, or all of them. */
function together(hits: readonly Hit[], all: boolean): Hit {
  if (hits.includes(!all)) return !all
  return hits.find((hit) => typeof hit === 'string') ?? all
}

function within(
  config: HistoryConfig,
  rows: readonly number[],
  value: (row: number) => Outcome,
  table: SourceTable,
): Outcome {
  if (config.within === 'count') return wholeRatio(BigInt(rows.length))
  const values = rows.map(value)
  if (config.within === 'sole') return values[0]!
  if (config.within === 'any' || config.within === 'all') {
    const flags = values.map((one): Hit => (isGap(one) ? one.missing : one === true))
    const held = together(flags, config.within === 'all')
    return typeof held === 'string' ? gap(held) : held
  }
  const missing = values.find(isGap)
  // VAL-5: an aggregate never skips silently.
  if (missing) return gap('undecided')
  const numbers = values as readonly Ratio[] // typed as numbers when saved
  if (config.within === 'first' || config.within === 'last') return extremes(config.within, rows, numbers, table)
  return folded(config.within, numbers)
}

function folded(how: 'sum' | 'mean' | 'min' | 'max', numbers: readonly Ratio[]): Outcome {
  if (how === 'min') return numbers.reduce((a, b) => (compareRatios(b, a) < 0 ? b : a))
  if (how === 'max') return numbers.reduce((a, b) => (compareRatios(b, a) > 0 ? b : a))
  const sum = numbers.reduce(addRatios)
  if (how === 'sum') return sum
  const mean = divideRatios(sum, wholeRatio(BigInt(numbers.length)))
  return mean.ok ? mean.value : gap('undecided')
}

/** 首位者 is the highest figure; ties give several. */
function extremes(
  how: 'first' | 'last',
  rows: readonly number[],
  numbers: readonly Ratio[],
  table: SourceTable,
): Outcome {
  const best = numbers.reduce((a, b) => (compareRatios(b, a) * (how === 'first' ? 1 : -1) > 0 ? b : a))
  return rows.filter((_, at) => compareRatios(numbers[at]!, best) === 0).map((row) => table.frame.keys[row]!)
}
