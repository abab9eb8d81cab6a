import { cellText, type Frame, gapOf, type Packed, type Series, SomeInts } from '../model/frame.ts'
import { PatchedInts } from '../model/packed-columns.ts'
import type { Cell } from '../model/table.ts'
import { rowsUpTo } from './partitions.ts'

/** Two 32-bit lanes: enough to tell tables apart, never used for trust. */
export interface Hash {
  a: number
  b: number
}

const FIRST = 0x9e3779b1
const SECOND = 0x85ebca6b
const APART = 0x7f4a7c15

function mix(hash: Hash, word: number): void {
  hash.a = Math.imul(hash.a ^ word, FIRST)
  hash.a ^= hash.a >>> 15
  hash.b = Math.imul(hash.b ^ (word + APART), SECOND)
  hash.b ^= hash.b >>> 13
}

function mixText(hash: Hash, text: string): void {
  mix(hash, text.length)
  for (let at = 0; at < text.length; at += 1) mix(hash, text.charCodeAt(at))
}

export const textHash = (...texts: readonly string[]): Hash => {
  const hash = { a: 1, b: 2 }
  for (const text of texts) mixText(hash, text)
  return hash
}

/** Order-free: sums of row hashes, so that the order of rows and blocks cannot matter (INC-3). */
export function addTo(sum: Hash, part: Hash): void {
  const low = (sum.a >>> 0) + (part.a >>> 0)
  sum.a = low >>> 0
  sum.b = (sum.b + part.b + (low > 0xffffffff ? 1 : 0)) >>> 0
}

/** Hashes of the keys of a frame; frames that keep all rows share their keys. */
const KEYS = new WeakMap<readonly string[], Int32Array>()

function keyHashes(keys: readonly string[]): Int32Array {
  const known = KEYS.get(keys)
  if (known) return known
  const hashes = new Int32Array(keys.length * 2)
  for (let row = 0; row < keys.length; row += 1) {
    const { a, b } = textHash(keys[row]!)
    hashes[row * 2] = a
    hashes[row * 2 + 1] = b
  }
  KEYS.set(keys, hashes)
  return hashes
}

/** Takes a part out of a sum again. */
export function takeFrom(sum: Hash, part: Hash): void {
  const low = (sum.a >>> 0) - (part.a >>> 0)
  sum.a = low >>> 0
  sum.b = (sum.b - part.b - (low < 0 ? 1 : 0)) >>> 0
}

/** What a table says of itself beside its rows. */
export const headHash = (name: string, frame: Frame, first: number): Hash =>
  textHash(
    name,
    frame.complete ? 'complete' : 'open',
    String(frame.keys.length),
    ...frame.columns.slice(first).map((column) => column.id),
  )

/** Two lanes of every row, and their sum. */
export interface RowSums {
  readonly lanes: Int32Array
  readonly sum: Hash
}

/**
 * Keys, states and the columns from `first` on: what stands before them was added at the block that wrote it. On top of
 * the sums of the same rows before, only the rows that changed are read.
 */
export function rowSums(
  name: string,
  frame: Frame,
  first: number,
  before?: { readonly sums: RowSums; readonly rows: readonly number[] },
): RowSums {
  const start = textHash(name)
  const keys = keyHashes(frame.keys)
  const lanes = before ? new Int32Array(before.sums.lanes) : new Int32Array(keys.length)
  const sum = before ? { ...before.sums.sum } : { a: 0, b: 0 }
  const rows = before ? before.rows : rowsUpTo(frame.keys.length)
  const part = { a: 0, b: 0 }
  const read = (row: number): Hash => {
    part.a = lanes[row * 2]!
    part.b = lanes[row * 2 + 1]!
    return part
  }
  for (const row of rows) {
    if (before) takeFrom(sum, read(row))
    part.a = start.a ^ keys[row * 2]!
    part.b = start.b ^ keys[row * 2 + 1]!
    mix(part, frame.states[row]!)
    lanes[row * 2] = part.a
    lanes[row * 2 + 1] = part.b
  }
  for (const series of frame.series.slice(first)) mixSeries(lanes, series, rows)
  for (const row of rows) addTo(sum, read(row))
  return { lanes, sum }
}

/** Tells a reason, and the upper half of a great number, from the word of a small one. */
const MISSING = 0x5eed
const UPPER = 0x3c6ef372

/** One column into the lanes of the given rows. A cell is one word, or two when it does not fit into 32 bits. */
function mixSeries(lanes: Int32Array, series: Series, rows: readonly number[]): void {
  if ('cells' in series) {
    const hash = { a: 0, b: 0 }
    for (const row of rows) {
      hash.a = lanes[row * 2]!
      hash.b = lanes[row * 2 + 1]!
      mixCell(hash, series.cells[row]!)
      lanes[row * 2] = hash.a
      lanes[row * 2 + 1] = hash.b
    }
    return
  }
  if (series instanceof PatchedInts && rows.length * 8 < lanes.length) {
    const some = new SomeInts(series, rows)
    mixPacked(lanes, some, rows, true)
  } else mixPacked(lanes, series, rows, false)
}

/** `dense`: the cells of the given rows stand one after another. */
function mixPacked(lanes: Int32Array, { ints, gaps }: Packed, rows: readonly number[], dense: boolean): void {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!
    const from = dense ? at : row
    const value = gaps[from] === 0 ? ints[from]! : 0
    const word = value | 0
    let a = lanes[row * 2]!
    let b = lanes[row * 2 + 1]!
    if (gaps[from] !== 0 || word !== value) {
      const upper = gaps[from] !== 0 ? gaps[from]! + MISSING : Math.floor(value / 4294967296) | 0
      a = Math.imul(a ^ upper ^ UPPER, SECOND)
      a ^= a >>> 16
      b = Math.imul(b ^ (upper + UPPER), FIRST)
      b ^= b >>> 14
    }
    a = Math.imul(a ^ word, FIRST)
    b = Math.imul(b ^ (word + APART), SECOND)
    lanes[row * 2] = a ^ (a >>> 15)
    lanes[row * 2 + 1] = b ^ (b >>> 13)
  }
}

/** As in `mixSeries`: a whole number hashes alike whether it stands packed or boxed. */
function mixCell(hash: Hash, cell: Cell): void {
  const isWhole = 'value' in cell && typeof cell.value === 'bigint' && fits(cell.value)
  if (!isWhole && 'value' in cell) {
    mixText(hash, cellText(cell))
    return
  }
  const value = isWhole ? Number(cell.value) : 0
  if (!isWhole || (value | 0) !== value) {
    const upper = 'missing' in cell ? gapOf(cell.missing) + MISSING : Math.floor(value / 4294967296) | 0
    hash.a = Math.imul(hash.a ^ upper ^ UPPER, SECOND)
    hash.a ^= hash.a >>> 16
    hash.b = Math.imul(hash.b ^ (upper + UPPER), FIRST)
    hash.b ^= hash.b >>> 14
  }
  mix(hash, value | 0)
}

const fits = (value: bigint): boolean => value <= 9007199254740991n && value >= -9007199254740991n

export const hashText = ({ a, b }: Hash): string =>
  `${(a >>> 0).toString(16).padStart(8, '0')}${(b >>> 0).toString(16).padStart(8, '0')}`
