import { PACKED_LIMIT, packMissing, readPacked } from '@jizhi/domain'
import { type Column, holdsIds } from './column.ts'
import type { FrozenCell, FrozenColumn } from './fact.ts'
import { cellAt, gapOf, missingCell, reasonOf, type Series } from './frame.ts'
import type { Cell } from './table.ts'

/** RES-3, INC-3: a column as it is kept in a fact; how follows from its cells alone, not from how they came about. */
export function frozenColumn(id: string, series: Series, rows: number): FrozenColumn {
  if ('ints' in series && fitsSheet(series.ints, rows)) {
    const packed = new Array<number>(rows)
    for (let row = 0; row < rows; row += 1) {
      const gap = series.gaps[row]!
      packed[row] = gap === 0 ? series.ints[row]! : packMissing(reasonOf(gap))
    }
    return { id, packed: packed.join(',') }
  }
  const cells = Array.from({ length: rows }, (_, row) => cellAt(series, row))
  const packed = cells.map(packedCell)
  return packed.every((one) => one !== undefined)
    ? { id, packed: packed.join(',') }
    : { id, cells: cells.map(frozenCell) }
}

const packedCell = (cell: Cell): number | undefined => {
  if ('missing' in cell) return packMissing(cell.missing)
  const value = typeof cell.value === 'bigint' ? Number(cell.value) : Number.NaN
  return Math.abs(value) <= PACKED_LIMIT ? value : undefined
}

/** Every number can stand packed beside the reasons. */
export function fitsSheet(ints: Float64Array, rows: number): boolean {
  for (let row = 0; row < rows; row += 1) if (Math.abs(ints[row]!) > PACKED_LIMIT) return false
  return true
}

/** What is no number between two commas is NaN, which is neither a value nor a reason. */
const numbersOf = (packed: string): number[] =>
  packed === '' ? [] : packed.split(',').map((text) => (text === '' ? Number.NaN : Number(text)))

/** The cells of a frozen column, however it was stored. */
export const frozenCells = (column: FrozenColumn): readonly (FrozenCell | null)[] =>
  'cells' in column
    ? column.cells
    : numbersOf(column.packed).map((packed) => {
        const cell = readPacked(packed)
        if (!cell.ok) return null
        return 'missing' in cell.value ? { m: cell.value.missing } : { v: String(cell.value.value) }
      })

const frozenCell = (cell: Cell): FrozenCell =>
  'missing' in cell ? { m: cell.missing } : { v: typeof cell.value === 'bigint' ? cell.value.toString() : cell.value }

/** A frozen column as a series again; one that was never frozen is open throughout. */
export function thawedSeries(frozen: FrozenColumn | undefined, column: Column, rows: number): Series {
  if (frozen && 'packed' in frozen && !holdsIds(column)) return unpacked(numbersOf(frozen.packed), rows)
  const cells = frozen && frozenCells(frozen)
  return { cells: Array.from({ length: rows }, (_, row) => thawedCell(cells?.[row], holdsIds(column))) }
}

/** A row that was not frozen, or holds neither a value nor a reason, is open. */
function unpacked(packed: readonly number[], rows: number): Series {
  const ints = new Float64Array(rows)
  const gaps = new Uint8Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const held = packed[row] ?? Number.NaN
    if (Number.isInteger(held) && Math.abs(held) <= PACKED_LIMIT) ints[row] = held
    else {
      const cell = readPacked(held)
      gaps[row] = gapOf(cell.ok && 'missing' in cell.value ? cell.value.missing : 'undecided')
    }
  }
  return { ints, gaps }
}

const WHOLE = /^-?\d+$/

/** What cannot be read is undecided, and what was never frozen too. `text`: the column holds ids. */
export function thawedCell(cell: FrozenCell | null | undefined, text: boolean): Cell {
  if (!cell) return missingCell('undecided')
  if ('m' in cell) return missingCell(cell.m)
  if (typeof cell.v !== 'string' || text) return { value: cell.v }
  return WHOLE.test(cell.v) ? { value: BigInt(cell.v) } : missingCell('undecided')
}
