/** So many rows may lie above the columns before these are laid out anew. */
const MOST_PATCHES = 64

/** Between which numbers a plain field lies, by column. */
export interface Limits {
  readonly lowest: Float64Array
  readonly highest: Float64Array
}

/** One row of all columns. */
interface RowPatch {
  readonly ints: Float64Array
  readonly gaps: Uint8Array
}

/**
 * Whole numbers and gaps of some columns, one behind the other. A form has hundreds of columns and a fact changes one row
 * of them all, so `shared` keeps the columns and lays rows that are written above them.
 */
export class PackedColumns {
  readonly columns: number
  readonly rows: number
  readonly #blank: number
  #ints: Float64Array
  #gaps: Uint8Array
  #patches: Map<number, RowPatch> | undefined

  constructor(columns: number, rows: number, blank: number, below?: PackedColumns) {
    this.columns = columns
    this.rows = rows
    this.#blank = blank
    this.#ints = below ? below.#ints : new Float64Array(columns * rows)
    this.#gaps = below ? below.#gaps : new Uint8Array(columns * rows).fill(blank)
    this.#patches = below && new Map(below.#patches)
  }

  /** The same cells to write on; this one stays as it is. A row of it is cleared before it is written. */
  shared(): PackedColumns {
    const made = new PackedColumns(this.columns, this.rows, this.#blank, this)
    if (made.#patches!.size > MOST_PATCHES) made.#lay()
    return made
  }

  /** The same, the rows moved: `from` tells where each stood, −1 for a new one. */
  moved(from: Int32Array): PackedColumns {
    const made = new PackedColumns(this.columns, from.length, this.#blank)
    for (let column = 0; column < this.columns; column += 1) {
      const [ints, gaps] = [this.ints(column), this.gaps(column)]
      const to = column * from.length
      for (let row = 0; row < from.length; row += 1) {
        const old = from[row]!
        if (old < 0) continue
        made.#ints[to + row] = ints[old]!
        made.#gaps[to + row] = gaps[old]!
      }
    }
    return made
  }

  clearRow(row: number): void {
    if (this.#patches) {
      const gaps = new Uint8Array(this.columns).fill(this.#blank)
      this.#patches.set(row, { ints: new Float64Array(this.columns), gaps })
      return
    }
    for (let at = row; at < this.#ints.length; at += this.rows) {
      this.#ints[at] = 0
      this.#gaps[at] = this.#blank
    }
  }

  clearColumn(column: number): void {
    this.#lay()
    this.#ints.fill(0, column * this.rows, (column + 1) * this.rows)
    this.#gaps.fill(this.#blank, column * this.rows, (column + 1) * this.rows)
  }

  int(column: number, row: number, value: number): void {
    if (this.#patches !== undefined) {
      const patch = this.#patches.get(row)!
      patch.ints[column] = value
      patch.gaps[column] = 0
      return
    }
    const at = column * this.rows + row
    this.#ints[at] = value
    this.#gaps[at] = 0
  }

  /** The first columns of a row from a list of numbers of 32 bits; those outside their limits are not written but named. */
  row(row: number, values: readonly number[], limits: Limits): number[] | undefined {
    const patch = this.#patches?.get(row)
    const { ints, gaps } = patch ?? { ints: this.#ints, gaps: this.#gaps }
    const { lowest, highest } = limits
    const step = patch ? 1 : this.rows
    let left: number[] | undefined
    for (let column = 0, at = patch ? 0 : row; column < lowest.length; column += 1, at += step) {
      const value = values[column]!
      // NaN and nothing are not equal to themselves in whole numbers.
      if ((value | 0) === value && value >= lowest[column]! && value <= highest[column]!) {
        ints[at] = value
        gaps[at] = 0
      } else if (left) left.push(column)
      else left = [column]
    }
    return left
  }

  gap(column: number, row: number, gap: number): void {
    if (this.#patches !== undefined) this.#patches.get(row)!.gaps[column] = gap
    else this.#gaps[column * this.rows + row] = gap
  }

  intAt(column: number, row: number): number {
    const patch = this.#patches?.get(row)
    return patch ? patch.ints[column]! : this.#ints[column * this.rows + row]!
  }

  gapAt(column: number, row: number): number {
    const patch = this.#patches?.get(row)
    return patch ? patch.gaps[column]! : this.#gaps[column * this.rows + row]!
  }

  /** One column on its own; with rows above it, put together when it is first looked at. */
  series(column: number): { readonly ints: Float64Array; readonly gaps: Uint8Array } {
    return this.#patches ? new PatchedInts(this, column) : { ints: this.ints(column), gaps: this.gaps(column) }
  }

  ints(column: number): Float64Array {
    const below = this.#ints.subarray(column * this.rows, (column + 1) * this.rows)
    if (!this.#patches?.size) return below
    const made = below.slice()
    for (const [row, { ints }] of this.#patches) made[row] = ints[column]!
    return made
  }

  gaps(column: number): Uint8Array {
    const below = this.#gaps.subarray(column * this.rows, (column + 1) * this.rows)
    if (!this.#patches?.size) return below
    const made = below.slice()
    for (const [row, { gaps }] of this.#patches) made[row] = gaps[column]!
    return made
  }

  /** Columns of its own, with nothing above them. */
  #lay(): void {
    const patches = this.#patches
    if (!patches) return
    this.#ints = this.#ints.slice()
    this.#gaps = this.#gaps.slice()
    this.#patches = undefined
    for (const [row, { ints, gaps }] of patches)
      for (let column = 0; column < this.columns; column += 1) {
        this.#ints[column * this.rows + row] = ints[column]!
        this.#gaps[column * this.rows + row] = gaps[column]!
      }
  }
}

/** Most columns of a form are read for the rows that changed alone. */
export class PatchedInts {
  readonly #from: PackedColumns
  readonly #column: number
  #ints: Float64Array | undefined
  #gaps: Uint8Array | undefined

  constructor(from: PackedColumns, column: number) {
    this.#from = from
    this.#column = column
  }

  get ints(): Float64Array {
    this.#ints ??= this.#from.ints(this.#column)
    return this.#ints
  }

  get gaps(): Uint8Array {
    this.#gaps ??= this.#from.gaps(this.#column)
    return this.#gaps
  }

  intAt(row: number): number {
    return this.#ints ? this.#ints[row]! : this.#from.intAt(this.#column, row)
  }

  gapAt(row: number): number {
    return this.#gaps ? this.#gaps[row]! : this.#from.gapAt(this.#column, row)
  }
}
