import type { MissingReason } from '@jizhi/domain'
import { cellAt, gapOf, missingCell, type Series } from './frame.ts'
import type { Cell } from './table.ts'

/** Collects the columns a kernel writes, row by row. What nobody writes is missing(undecided), never zero. */
export class ColumnWriter {
  row = 0
  readonly #ints: Float64Array[]
  readonly #gaps: Uint8Array[]
  readonly #cells: (Cell[] | undefined)[]
  readonly #rows: number

  constructor(columns: number, rows: number) {
    this.#rows = rows
    this.#ints = Array.from({ length: columns }, () => new Float64Array(rows))
    this.#gaps = Array.from({ length: columns }, () => new Uint8Array(rows).fill(gapOf('undecided')))
    this.#cells = Array.from({ length: columns })
  }

  /** A whole number below 2^53 at the column's scale. */
  int(column: number, value: number): void {
    const cells = this.#cells[column]
    if (cells) {
      cells[this.row] = { value: BigInt(value) }
      return
    }
    this.#ints[column]![this.row] = value
    this.#gaps[column]![this.row] = 0
  }

  miss(column: number, reason: MissingReason): void {
    const cells = this.#cells[column]
    if (cells) cells[this.row] = missingCell(reason)
    else this.#gaps[column]![this.row] = gapOf(reason)
  }

  cell(column: number, cell: Cell): void {
    if ('missing' in cell) this.miss(column, cell.missing)
    else if (typeof cell.value === 'bigint' && isSafe(cell.value)) this.int(column, Number(cell.value))
    else this.#boxed(column)[this.row] = cell
  }

  /** What stands in the current row of a column so far. */
  read(column: number): Cell {
    return cellAt(this.series(column), this.row)
  }

  series(column: number): Series {
    const cells = this.#cells[column]
    return cells ? { cells } : { ints: this.#ints[column]!, gaps: this.#gaps[column]! }
  }

  all(): Series[] {
    return this.#ints.map((_, column) => this.series(column))
  }

  #boxed(column: number): Cell[] {
    const packed = this.series(column)
    if ('cells' in packed) return this.#cells[column]!
    const cells = Array.from({ length: this.#rows }, (_, row) => cellAt(packed, row))
    this.#cells[column] = cells
    return cells
  }
}

const isSafe = (value: bigint): boolean => value <= 9007199254740991n && value >= -9007199254740991n
