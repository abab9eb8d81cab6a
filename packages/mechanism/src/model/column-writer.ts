import type { MissingReason } from '@jizhi/domain'
import { cellAt, gapOf, missingCell, missingOf, type Series, sameCell } from './frame.ts'
import { type Limits, PackedColumns } from './packed-columns.ts'
import type { Cell } from './table.ts'

type Boxes = (Cell[] | undefined)[]

const OPEN = gapOf('undecided')

/** Collects the columns a kernel writes, row by row. What nobody writes is missing(undecided), never zero. */
export class ColumnWriter {
  row = 0
  readonly #packed: PackedColumns
  /** Columns of which a cell does not fit into 2^53. */
  readonly #cells: Boxes
  #firstBox: number

  constructor(columns: number, rows: number, made?: { readonly packed: PackedColumns; readonly cells: Boxes }) {
    this.#packed = made?.packed ?? new PackedColumns(columns, rows, OPEN)
    this.#cells = made?.cells ?? new Array<Cell[] | undefined>(columns).fill(undefined)
    const first = made ? made.cells.findIndex((cells) => cells !== undefined) : -1
    this.#firstBox = first < 0 ? columns : first
  }

  /**
   * The same cells to write on, the rows moved: `from` tells where each stood, −1 for a new one. A row is cleared before
   * it is written.
   */
  moved(from: Int32Array | undefined): ColumnWriter {
    const { columns, rows } = this.#packed
    const packed = from ? this.#packed.moved(from) : this.#packed.shared()
    const cells = this.#cells.map((old) =>
      from ? old && Array.from(from, (row) => (row < 0 ? UNDECIDED : old[row]!)) : old?.slice(),
    )
    return new ColumnWriter(columns, from?.length ?? rows, { packed, cells })
  }

  /** The current row as nobody had written it. */
  clear(): void {
    this.#packed.clearRow(this.row)
    for (const cells of this.#cells) if (cells) cells[this.row] = UNDECIDED
  }

  /** Whether the current row holds what a row of another writer of the same columns holds. */
  isAs(other: ColumnWriter, row: number): boolean {
    for (let column = 0; column < this.#cells.length; column += 1) {
      if (this.#cells[column] || other.#cells[column]) {
        if (!sameCell(this.read(column), other.readAt(column, row))) return false
        continue
      }
      const gap = this.#packed.gapAt(column, this.row)
      if (gap !== other.#packed.gapAt(column, row)) return false
      if (gap === 0 && this.#packed.intAt(column, this.row) !== other.#packed.intAt(column, row)) return false
    }
    return true
  }

  /** How a column is kept follows from what stands in it, not from what once stood there (INC-3). */
  settle(): void {
    for (let column = 0; column < this.#cells.length; column += 1) {
      const cells = this.#cells[column]
      if (!cells?.every(isPackable)) continue
      this.#cells[column] = undefined
      this.#packed.clearColumn(column)
      const row = this.row
      for (this.row = 0; this.row < cells.length; this.row += 1) this.cell(column, cells[this.row]!)
      this.row = row
    }
  }

  /** A whole number below 2^53 at the column's scale. */
  int(column: number, value: number): void {
    const cells = this.#cells[column]
    if (cells !== undefined) cells[this.row] = { value: BigInt(value) }
    else this.#packed.int(column, this.row, value)
  }

  /** Writes the first columns of the current row where they are plain; answers the others, or nothing when all must be written one by one. */
  plain(values: readonly number[], limits: Limits): readonly number[] | undefined {
    if (this.#firstBox < limits.lowest.length) return undefined
    return this.#packed.row(this.row, values, limits) ?? NONE_LEFT
  }

  miss(column: number, reason: MissingReason): void {
    const cells = this.#cells[column]
    if (cells) cells[this.row] = missingCell(reason)
    else this.#packed.gap(column, this.row, gapOf(reason))
  }

  cell(column: number, cell: Cell): void {
    if ('missing' in cell) this.miss(column, cell.missing)
    else if (typeof cell.value === 'bigint' && isSafe(cell.value)) this.int(column, Number(cell.value))
    else this.#boxed(column)[this.row] = cell
  }

  /** What stands in the current row of a column so far. */
  read(column: number): Cell {
    return this.readAt(column, this.row)
  }

  readAt(column: number, row: number): Cell {
    const cells = this.#cells[column]
    if (cells) return cells[row]!
    const gap = this.#packed.gapAt(column, row)
    return gap === 0 ? { value: BigInt(this.#packed.intAt(column, row)) } : missingOf(gap)
  }

  /** The whole number that stands in the current row so far; NaN where something else does. */
  whole(column: number): number {
    if (this.#cells[column] !== undefined || this.#packed.gapAt(column, this.row) !== 0) return Number.NaN
    return this.#packed.intAt(column, this.row)
  }

  series(column: number): Series {
    const cells = this.#cells[column]
    return cells ? { cells } : this.#packed.series(column)
  }

  all(): Series[] {
    return this.#cells.map((_, column) => this.series(column))
  }

  #boxed(column: number): Cell[] {
    const known = this.#cells[column]
    if (known) return known
    const packed = this.series(column)
    const cells = Array.from({ length: this.#packed.rows }, (_, row) => cellAt(packed, row))
    this.#cells[column] = cells
    this.#firstBox = Math.min(this.#firstBox, column)
    return cells
  }
}

const NONE_LEFT: readonly number[] = []
const UNDECIDED = missingCell('undecided')

const isPackable = (cell: Cell): boolean => 'missing' in cell || (typeof cell.value === 'bigint' && isSafe(cell.value))

const isSafe = (value: bigint): boolean => value <= 9007199254740991n && value >= -9007199254740991n
