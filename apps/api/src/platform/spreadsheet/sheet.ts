/** A block of merged cells; rows and columns counted from 0, both ends included. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet as text, as it stood in the file. `rows[i]` is row i + 1 of the sheet; a cell never holds anything but text. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly CellRange[]
  /** Addresses (D7) whose text is the stored result of a formula; the formula itself is thrown away. */
  readonly formulas: readonly string[]
  /** Row numbers (from 1) that Excel does not show. */
  readonly hiddenRows: readonly number[]
}

/** An uploaded file after reading. */
export interface SheetFile {
  readonly kind: 'xlsx' | 'csv'
  readonly sheets: readonly Sheet[]
  /** Only for CSV: what the bytes were taken for. */
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
}

/** Column letters of a column counted from 0: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const head = Math.floor(index / 26) - 1
  return (head >= 0 ? columnLetters(head) : '') + String.fromCharCode(65 + (index % 26))
}

/** The address people see, from row and column counted from 0: (6, 3) → D7. */
export const addressOf = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** A1:D1 for a block of merged cells. */
export const rangeText = (range: CellRange): string =>
  `${addressOf(range.top, range.left)}:${addressOf(range.bottom, range.right)}`
