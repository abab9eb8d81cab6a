import { type Key, MISSING_REASONS, type MissingReason } from '@jizhi/domain'
import type { Column } from './column.ts'
import { PatchedInts } from './packed-columns.ts'
import type { Cell, RowState, Table } from './table.ts'

/** EVAL-2, ordered: a row is never further on than what it read. */
export const WAITING = 0
export const PROVISIONAL = 1
export const SETTLED = 2
const STATES: readonly RowState[] = ['waiting', 'provisional', 'settled']

/**
 * The cells of one column. Whole numbers below 2^53 stand packed, with 0 or 1 + the index of the missing reason
 * beside them; everything else stands as cells.
 */
export type Series = { readonly ints: Float64Array; readonly gaps: Uint8Array } | { readonly cells: readonly Cell[] }

export type Packed = Extract<Series, { ints: Float64Array }>

/** A table while it is being derived. Rows stand in canonical order (ROW-2) and are the *expected* rows (EVAL-3). */
export interface Frame {
  readonly keyType: readonly string[]
  readonly keys: readonly Key[]
  readonly states: Uint8Array
  readonly columns: readonly Column[]
  readonly series: readonly Series[]
  readonly complete: boolean
  /** RES-4: these rows were frozen; before the first freeze false, even downstream of a result. */
  readonly frozen: boolean
  /** JOIN-2: no key can come that does not stand here. */
  readonly fixed: boolean
}

export const NO_ROWS: Frame = {
  keyType: [],
  keys: [],
  states: new Uint8Array(0),
  columns: [],
  series: [],
  complete: false,
  frozen: false,
  fixed: false,
}

const MISSING: { readonly [R in MissingReason]: Cell } = Object.fromEntries(
  MISSING_REASONS.map((missing) => [missing, Object.freeze({ missing })]),
) as { [R in MissingReason]: Cell } // one entry per reason by construction
const GAPS: ReadonlyMap<MissingReason, number> = new Map(MISSING_REASONS.map((reason, at) => [reason, at + 1]))

export const missingCell = (reason: MissingReason): Cell => MISSING[reason]
export const gapOf = (reason: MissingReason): number => GAPS.get(reason)!
export const reasonOf = (gap: number): MissingReason => MISSING_REASONS[gap - 1]!
export const missingOf = (gap: number): Cell => MISSING[reasonOf(gap)]

/** Position of a column in a frame, -1 when it does not stand there. */
export function columnIndex(frame: Frame, id: string): number {
  const known = PLACES.get(frame.columns)
  if (known) return known.get(id) ?? -1
  const places = new Map<string, number>()
  for (const [at, column] of frame.columns.entries()) if (!places.has(column.id)) places.set(column.id, at)
  PLACES.set(frame.columns, places)
  return places.get(id) ?? -1
}

/** Frames of one drawing share their lists of columns (`joined`), so each list is read once. */
const PLACES = new WeakMap<readonly Column[], Map<string, number>>()

export function cellAt(series: Series, row: number): Cell {
  if ('cells' in series) return series.cells[row]!
  const gap = series.gaps[row]!
  return gap === 0 ? { value: BigInt(series.ints[row]!) } : missingOf(gap)
}

/** Whether two frames hold the same cells under the same keys and column ids; how far their rows are does not count. */
export const sameCells = (a: Frame, b: Frame): boolean =>
  a === b ||
  (sameList(a.keys, b.keys, Object.is) &&
    (a.columns === b.columns || sameList(a.columns, b.columns, (one, other) => one.id === other.id)) &&
    sameList(a.series, b.series, sameSeries))

function sameList<T>(a: ArrayLike<T>, b: ArrayLike<T>, same: (one: T, other: T) => boolean): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (!same(a[at]!, b[at]!)) return false
  return true
}

function sameSeries(a: Series, b: Series): boolean {
  if ('cells' in a || 'cells' in b) return 'cells' in a && 'cells' in b && sameList(a.cells, b.cells, sameCell)
  return sameNumbers(a.ints, b.ints) && sameNumbers(a.gaps, b.gaps)
}

function sameNumbers(a: Float64Array | Uint8Array, b: Float64Array | Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}

export function sameCell(a: Cell, b: Cell): boolean {
  if ('missing' in a || 'missing' in b) return 'missing' in a && 'missing' in b && a.missing === b.missing
  if (typeof a.value !== 'object' || typeof b.value !== 'object') return a.value === b.value
  return sameList(a.value, b.value, Object.is)
}

export const isMissing = (series: Series, row: number): boolean =>
  'cells' in series ? 'missing' in series.cells[row]! : series.gaps[row] !== 0

/** Why a cell holds nothing; undefined where it holds something. */
export function reasonAt(series: Series, row: number): MissingReason | undefined {
  if ('ints' in series) return series.gaps[row] === 0 ? undefined : reasonOf(series.gaps[row]!)
  const cell = series.cells[row]!
  return 'missing' in cell ? cell.missing : undefined
}

/** The whole number in a cell, or the reason why there is none; text and lists are not numbers and answer `undecided`. */
export function wholeAt(series: Series, row: number): bigint | MissingReason {
  if ('ints' in series) return series.gaps[row] === 0 ? BigInt(series.ints[row]!) : reasonOf(series.gaps[row]!)
  const cell = cellAt(series, row)
  if ('missing' in cell) return cell.missing
  return typeof cell.value === 'bigint' ? cell.value : 'undecided'
}

/** A text that is equal exactly when two cells are equal; for grouping and digests. */
export function cellText(cell: Cell): string {
  if ('missing' in cell) return `?${cell.missing}`
  return typeof cell.value === 'object' ? `[${cell.value.join(',')}` : `${cell.value}`
}

/** Less, equal or greater by value; text by bytes. Both cells must be present. */
export function compareAt(series: Series, a: number, b: number): number {
  if ('ints' in series) return series.ints[a]! - series.ints[b]!
  const left = series.cells[a]!
  const right = series.cells[b]!
  if ('missing' in left || 'missing' in right) return 0
  return left.value < right.value ? -1 : left.value > right.value ? 1 : 0
}

/** Some rows of a frame, in the given order. All rows in order share their columns; others are gathered when read. */
export function rowsOf(frame: Frame, rows: readonly number[], states?: Uint8Array): Frame {
  const isWhole = rows.length === frame.keys.length && rows.every((row, at) => row === at)
  return {
    ...frame,
    keys: isWhole ? frame.keys : rows.map((row) => frame.keys[row]!),
    states: states ?? Uint8Array.from(rows, (row) => frame.states[row]!),
    series: isWhole
      ? frame.series
      : frame.series.map((series) => ('cells' in series ? new SomeCells(series, rows) : new SomeInts(series, rows))),
  }
}

/** A form has 60 fields and most ports are read for three of them: columns are gathered on first sight. */
export class SomeInts {
  readonly #from: Packed
  readonly #rows: readonly number[]
  #ints: Float64Array | undefined
  #gaps: Uint8Array | undefined
  constructor(from: Packed, rows: readonly number[]) {
    this.#from = from
    this.#rows = rows
  }
  get ints(): Float64Array {
    this.#ints ??= gathered(new Float64Array(this.#rows.length), this.#from, this.#rows)
    return this.#ints
  }
  get gaps(): Uint8Array {
    this.#gaps ??= gatheredGaps(new Uint8Array(this.#rows.length), this.#from, this.#rows)
    return this.#gaps
  }
}

function gathered(into: Float64Array, from: Packed, rows: readonly number[]): Float64Array {
  if (from instanceof PatchedInts) for (let at = 0; at < into.length; at += 1) into[at] = from.intAt(rows[at]!)
  else {
    const { ints } = from
    for (let at = 0; at < into.length; at += 1) into[at] = ints[rows[at]!]!
  }
  return into
}

function gatheredGaps(into: Uint8Array, from: Packed, rows: readonly number[]): Uint8Array {
  if (from instanceof PatchedInts) for (let at = 0; at < into.length; at += 1) into[at] = from.gapAt(rows[at]!)
  else {
    const { gaps } = from
    for (let at = 0; at < into.length; at += 1) into[at] = gaps[rows[at]!]!
  }
  return into
}

class SomeCells {
  readonly #from: Extract<Series, { cells: readonly Cell[] }>
  readonly #rows: readonly number[]
  #cells: readonly Cell[] | undefined
  constructor(from: Extract<Series, { cells: readonly Cell[] }>, rows: readonly number[]) {
    this.#from = from
    this.#rows = rows
  }
  get cells(): readonly Cell[] {
    const from = this.#from.cells
    this.#cells ??= this.#rows.map((row) => from[row]!)
    return this.#cells
  }
}

/** The frame as everybody outside reads it; cells are made when they are first looked at. */
export function tableOf(frame: Frame): Table {
  let states: readonly RowState[] | undefined
  let cells: readonly (readonly Cell[])[] | undefined
  return {
    keyType: frame.keyType,
    keys: frame.keys,
    get states() {
      states ??= Array.from(frame.states, (state) => STATES[state]!)
      return states
    },
    columns: frame.columns,
    get cells() {
      cells ??= columnsOf(frame)
      return cells
    },
    complete: frame.complete,
  }
}

/** A column's cells are made when the column is first looked at: most readers want three of two hundred. */
function columnsOf(frame: Frame): readonly (readonly Cell[])[] {
  const all: (readonly Cell[])[] = []
  for (const [at, series] of frame.series.entries()) {
    let made: readonly Cell[] | undefined
    Object.defineProperty(all, at, {
      enumerable: true,
      get: () => {
        made ??= frame.keys.map((_, row) => cellAt(series, row))
        return made
      },
    })
  }
  return all
}

/** EVAL-6 记零: the named column reads 0 in these rows; everything else stays as it is. */
export function withZeros(frame: Frame, column: string, rows: readonly number[]): Frame {
  const at = columnIndex(frame, column)
  if (rows.length === 0 || at < 0) return frame
  const zeroed = new Set(rows)
  const cells = frame.keys.map((_, row) => (zeroed.has(row) ? { value: 0n } : cellAt(frame.series[at]!, row)))
  return { ...frame, series: frame.series.map((series, one) => (one === at ? { cells } : series)) }
}
