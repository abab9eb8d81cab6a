import { cellAt, cellText, type Frame, gapOf, type Series } from '../model/frame.ts'

/** Two 32-bit lanes: enough to tell tables apart, never used for trust. */
export interface Hash {
  a: number
  b: number
}

const FIRST = 0x9e3779b1
const SECOND = 0x85ebca6b

function mix(hash: Hash, word: number): void {
  hash.a = Math.imul(hash.a ^ word, FIRST)
  hash.a ^= hash.a >>> 15
  hash.b = Math.imul(hash.b ^ (word + 0x7f4a7c15), SECOND)
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

/** Keys, states and the columns from `first` on: what stands before them was added at the block that wrote it. */
export function frameHash(name: string, frame: Frame, first: number): Hash {
  const sum = textHash(name, frame.complete ? 'complete' : 'open', String(frame.keys.length))
  const names = frame.columns.slice(first).map((column) => textHash(column.id).a)
  const series = frame.series.slice(first)
  const keys = keyHashes(frame.keys)
  const start = textHash(name)
  const hash = { a: 0, b: 0 }
  for (let row = 0; row < frame.keys.length; row += 1) {
    hash.a = start.a ^ keys[row * 2]!
    hash.b = start.b ^ keys[row * 2 + 1]!
    mix(hash, frame.states[row]!)
    for (let column = 0; column < names.length; column += 1) {
      mix(hash, names[column]!)
      mixCell(hash, series[column]!, row)
    }
    addTo(sum, hash)
  }
  return sum
}

function mixCell(hash: Hash, series: Series, row: number): void {
  if ('cells' in series) {
    // A whole number hashes alike whether it stands packed or boxed.
    const cell = cellAt(series, row)
    if ('missing' in cell) mix(hash, MISSING - gapOf(cell.missing))
    else if (typeof cell.value === 'bigint' && fits(cell.value)) mixWhole(hash, Number(cell.value))
    else mixText(hash, cellText(cell))
  } else if (series.gaps[row] === 0) mixWhole(hash, series.ints[row]!)
  else mix(hash, MISSING - series.gaps[row]!)
}

/** Tells a reason from a number: numbers are mixed in as two words. */
const MISSING = -0x5eed

const fits = (value: bigint): boolean => value <= 9007199254740991n && value >= -9007199254740991n

function mixWhole(hash: Hash, value: number): void {
  mix(hash, value | 0)
  mix(hash, Math.floor(value / 4294967296) | 0)
}

export const hashText = ({ a, b }: Hash): string =>
  `${(a >>> 0).toString(16).padStart(8, '0')}${(b >>> 0).toString(16).padStart(8, '0')}`
