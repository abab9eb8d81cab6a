import type { MissingReason } from '@jizhi/domain'
import { cellAt, gapOf, missingCell, missingOf, type Series } from './frame.ts'
import type { Cell } from './table.ts'

const OPEN = gapOf('undecided')

/** Collects the columns a kernel writes, row by row. What nobody writes is missing(undecided), never zero. */
export class ColumnWriter {
  row = 0
  /** All packed columns, one behind the other. */
  readonly #ints: Float64Array
  readonly #gaps: Uint8Array
  readonly #cells: (Cell[] | undefined)[]
  readonly #rows: number

  constructor(columns: number, rows: number) {
    this.#rows = rows
    this.#ints = new Float64Array(columns * rows)
    this.#gaps = new Uint8Array(columns * rows).fill(OPEN)
    this.#cells = new Array<Cell[] | undefined>(columns).fill(undefined)
  }

  /** A whole number below 2^53 at the column's scale. */
  int(column: number, value: number): void {
    const cells = this.#cells[column]
    if (cells !== undefined) {
      cells[this.row] = { value: BigInt(value) }
      return
    }
    const at = column * this.#rows + this.row
    this.#ints[at] = value
    this.#gaps[at] = 0
  }

  miss(column: number, reason: MissingReason): void {
    const cells = this.#cells[column]
    if (cells) cells[this.row] = missingCell(reason)
    else this.#gaps[column * this.#rows + this.row] = gapOf(reason)
  }

  cell(column: number, cell: Cell): void {
    if ('missing' in cell) this.miss(column, cell.missing)
    else if (typeof cell.value === 'bigint' && isSafe(cell.value)) this.int(column, Number(cell.value))
    else this.#boxed(column)[this.row] = cell
  }

  /** What stands in the current row of a column so far. */
  read(column: number): Cell {
    const cells = this.#cells[column]
    if (cells) return cells[this.row]!
    const at = column * this.#rows + this.row
    const gap = this.#gaps[at]!
    return gap === 0 ? { value: BigInt(this.#ints[at]!) } : missingOf(gap)
  }

  /** The whole number that stands in the current row so far; NaN where something else does. */
  whole(column: number): number {
    const at = column * this.#rows + this.row
    return this.#cells[column] === undefined && this.#gaps[at] === 0 ? this.#ints[at]! : Number.NaN
  }

  series(column: number): Series {
    const cells = this.#cells[column]
    if (cells) return { cells }
    const [from, to] = [column * this.#rows, (column + 1) * this.#rows]
    return { ints: this.#ints.subarray(from, to), gaps: this.#gaps.subarray(from, to) }
  }

  all(): Series[] {
    return this.#cells.map((_, column) => this.series(column))
  }

  #boxed(column: number): Cell[] {
    const known = this.#cells[column]
    if (known) return known
    const packed = this.series(column)
    const cells = Array.from({ length: this.#rows }, (_, row) => cellAt(packed, row))
    this.#cells[column] = cells
    return cells
  }
}

const isSafe = (value: bigint): boolean => value <= 9007199254740991n && value >= -9007199254740991n
