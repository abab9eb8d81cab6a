import { readDrawing } from '../check/drawing.ts'
import { cellText } from '../model/frame.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { consequencesOf, unitOf } from './consequences.ts'
import type { Consequence, PastCycle } from './past-cycle.ts'
import { type ReplayedCycle, replayMonths } from './replay-months.ts'
import { sayTotals } from './say-totals.ts'

/** Of one kind and title, over all cycles: how often, or how much. */
export interface Total {
  readonly kind: Consequence['kind']
  readonly what: string
  readonly punitive: boolean
  readonly before: bigint
  readonly after: bigint
}

/** What changes for one unit. */
export interface UnitChange {
  readonly unit: string
  readonly period: string
  readonly kind: Consequence['kind']
  readonly what: string
  readonly punitive: boolean
  readonly before: bigint
  readonly after: bigint
}

/** A cell of an official table that comes out otherwise. */
export interface CellChange {
  readonly period: string
  readonly block: string
  readonly row: string
  readonly column: string
  readonly label: string
  /** Canonical cell text; nothing where the row is not in the table. */
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface Backtest {
  readonly periods: readonly string[]
  readonly totals: readonly Total[]
  readonly units: readonly UnitChange[]
  readonly cells: readonly CellChange[]
  /** Units by what they gain or lose over all cycles: money in fen, points in hundredths, lists and measures counted. */
  readonly balance: readonly {
    readonly unit: string
    readonly money: bigint
    readonly points: bigint
    readonly rewards: number
    readonly penalties: number
  }[]
  /** BACK-4: blocks of the draft that could not be run, by period. */
  readonly notRun: readonly { readonly period: string; readonly blocks: readonly string[] }[]
  /** In Chinese, a sentence each; what stays as it is is not told. */
  readonly sentences: readonly string[]
}

/**
 * BACK-1…6: a draft against the published drawing over cycles that are past, both played the same way. `past` must be in
 * order. Costs two derivations a cycle and a few more for what follows when results freeze.
 */
export function backtest(draft: Mechanism, published: Mechanism, past: readonly PastCycle[]): Backtest {
  const after = past.length === 0 ? [] : replayMonths(draft, past)
  const before = past.length === 0 ? [] : replayMonths(published, past)
  const units = past.flatMap(({ period }, at) => unitChanges(period, before[at]!, after[at]!))
  const totals = totalsOf(before, after)
  return {
    periods: past.map(({ period }) => period),
    totals,
    units,
    cells: past.flatMap((_, at) => cellChanges(draft, before[at]!, after[at]!)),
    balance: balances(units),
    notRun: after.filter(({ notRun }) => notRun.length > 0).map(({ period, notRun }) => ({ period, blocks: notRun })),
    sentences: sayTotals(
      totals,
      past.map(({ period }) => period),
    ),
  }
}

const slotOf = ({ kind, what, punitive }: Consequence): string => JSON.stringify([kind, what, punitive])

function totalsOf(before: readonly ReplayedCycle[], after: readonly ReplayedCycle[]): readonly Total[] {
  const sums = new Map<string, { one: Consequence; before: bigint; after: bigint }>()
  const add = (cycles: readonly ReplayedCycle[], side: 'before' | 'after'): void => {
    for (const one of cycles.flatMap(({ derived }) => consequencesOf(derived))) {
      const sum = sums.get(slotOf(one)) ?? { one, before: 0n, after: 0n }
      sum[side] += one.amount
      sums.set(slotOf(one), sum)
    }
  }
  add(before, 'before')
  add(after, 'after')
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => ({
      kind: sum.one.kind,
      what: sum.one.what,
      punitive: sum.one.punitive,
      before: sum.before,
      after: sum.after,
    }))
}

function unitChanges(period: string, before: ReplayedCycle, after: ReplayedCycle): readonly UnitChange[] {
  const sums = new Map<string, { unit: string; one: Consequence; before: bigint; after: bigint }>()
  for (const [cycle, side] of [
    [before, 'before'],
    [after, 'after'],
  ] as const)
    for (const one of consequencesOf(cycle.derived)) {
      const key = `${unitOf(one)} ${slotOf(one)}`
      const sum = sums.get(key) ?? { unit: unitOf(one), one, before: 0n, after: 0n }
      sum[side] += one.amount
      sums.set(key, sum)
    }
  return [...sums]
    .filter(([, sum]) => sum.before !== sum.after)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { unit, one, ...sum }]) => ({
      unit,
      period,
      kind: one.kind,
      what: one.what,
      punitive: one.punitive,
      ...sum,
    }))
}

/** Official tables both drawings have, column by column. */
function cellChanges(draft: Mechanism, before: ReplayedCycle, after: ReplayedCycle): readonly CellChange[] {
  return readDrawing(draft)
    .of('result')
    .flatMap(({ open }) => {
      const block = open.block.id
      const [old, next] = [before.derived.tables[block]?.frozen, after.derived.tables[block]?.frozen]
      if (!old || !next) return []
      const [oldRow, nextRow] = [rowsOf(old.keys), rowsOf(next.keys)]
      const keys = [...new Set([...old.keys, ...next.keys])].sort()
      return next.columns.flatMap((column, at) => {
        const was = old.columns.findIndex(({ id }) => id === column.id)
        if (was < 0) return []
        return keys.flatMap((row): CellChange[] => {
          const cellOf = (cells: typeof next.cells, index: number, of: number | undefined) =>
            of === undefined ? undefined : cellText(cells[index]![of]!)
          const [from, to] = [cellOf(old.cells, was, oldRow.get(row)), cellOf(next.cells, at, nextRow.get(row))]
          if (from === to) return []
          return [{ period: after.period, block, row, column: column.id, label: column.label, before: from, after: to }]
        })
      })
    })
}

const rowsOf = (keys: readonly string[]): ReadonlyMap<string, number> => new Map(keys.map((key, at) => [key, at]))

function balances(units: readonly UnitChange[]): Backtest['balance'] {
  const sums = new Map<string, { money: bigint; points: bigint; rewards: number; penalties: number }>()
  for (const one of units) {
    const sum = sums.get(one.unit) ?? { money: 0n, points: 0n, rewards: 0, penalties: 0 }
    const more = one.after - one.before
    if (one.kind === 'money' || one.kind === 'points') sum[one.kind] += more
    else sum[one.punitive ? 'penalties' : 'rewards'] += Number(more)
    sums.set(one.unit, sum)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([unit, sum]) => ({ unit, ...sum }))
}
