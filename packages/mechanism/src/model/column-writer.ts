import type { MissingReason } from '@jizhi/domain'
import { cellAt, gapOf, missingCell, missingOf, type Series, sameCell } from './frame.ts'
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

  constructor(columns: number, rows: number, copied?: ColumnWriter) {
    this.#rows = rows
    this.#ints = copied ? new Float64Array(copied.#ints) : new Float64Array(columns * rows)
    this.#gaps = copied ? new Uint8Array(copied.#gaps) : new Uint8Array(columns * rows).fill(OPEN)
    this.#cells = copied
      ? copied.#cells.map((cells) => cells?.slice())
      : new Array<Cell[] | undefined>(columns).fill(undefined)
  }

  /** The same cells to write on, the rows moved: `from` tells where each stood, −1 for a new one. */
  moved(from: Int32Array | undefined): ColumnWriter {
    const columns = this.#cells.length
    if (!from) return new ColumnWriter(columns, this.#rows, this)
    const writer = new ColumnWriter(columns, from.length)
    for (let column = 0; column < columns; column += 1) {
      const cells = this.#cells[column]
      if (cells) writer.#cells[column] = Array.from(from, (old) => (old < 0 ? UNDECIDED : cells[old]!))
      for (let row = 0; row < from.length; row += 1) {
        const old = from[row]!
        if (old < 0) continue
        writer.#ints[column * from.length + row] = this.#ints[column * this.#rows + old]!
        writer.#gaps[column * from.length + row] = this.#gaps[column * this.#rows + old]!
      }
    }
    return writer
  }

  /** The current row as nobody had written it. */
  clear(): void {
    for (let column = 0; column < this.#cells.length; column += 1) {
      this.miss(column, 'undecided')
      this.#ints[column * this.#rows + this.row] = 0
    }
  }

  /** Whether the current row holds what a row of another writer of the same columns holds. */
  isAs(other: ColumnWriter, row: number): boolean {
    for (let column = 0; column < this.#cells.length; column += 1) {
      const at = column * this.#rows + this.row
      const old = column * other.#rows + row
      if (this.#cells[column] || other.#cells[column]) {
        if (!sameCell(this.read(column), other.readAt(column, row))) return false
      } else if (this.#gaps[at] !== other.#gaps[old]) return false
      else if (this.#gaps[at] === 0 && this.#ints[at] !== other.#ints[old]) return false
    }
    return true
  }

  /** How a column is kept follows from what stands in it, not from what once stood there (INC-3). */
  settle(): void {
    for (const [column, cells] of this.#cells.entries()) {
      if (!cells?.every(isPackable)) continue
      this.#cells[column] = undefined
      this.#ints.fill(0, column * this.#rows, (column + 1) * this.#rows)
      const row = this.row
      for (this.row = 0; this.row < cells.length; this.row += 1) this.cell(column, cells[this.row]!)
      this.row = row
    }
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
    return this.readAt(column, this.row)
  }

  readAt(column: number, row: number): Cell {
    const cells = this.#cells[column]
    if (cells) return cells[row]!
    const at = column * this.#rows + row
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

const UNDECIDED = missingCell('undecided')

const isPackable = (cell: Cell): boolean => 'missing' in cell || (typeof cell.value === 'bigint' && isSafe(cell.value))

const isSafe = (value: bigint): boolean => value <= 9007199254740991n && value >= -9007199254740991n
