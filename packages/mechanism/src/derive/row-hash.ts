import { cellAt, cellText, type Frame, type Series } from '../model/frame.ts'

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

export function mixText(hash: Hash, text: string): void {
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

/** Keys, states and the columns from `first` on: what stands before them was added at the block that wrote it. */
export function frameHash(name: string, frame: Frame, first: number): Hash {
  const sum = textHash(name, frame.complete ? 'complete' : 'open', String(frame.keys.length))
  const columns = frame.columns.slice(first).map((column) => textHash(column.id))
  const start = textHash(name)
  for (let row = 0; row < frame.keys.length; row += 1) {
    const hash = { ...start }
    mixText(hash, frame.keys[row]!)
    mix(hash, frame.states[row]!)
    for (let column = 0; column < columns.length; column += 1) {
      mix(hash, columns[column]!.a)
      mixCell(hash, frame.series[first + column]!, row)
    }
    addTo(sum, hash)
  }
  return sum
}

function mixCell(hash: Hash, series: Series, row: number): void {
  if ('cells' in series) {
    // A whole number hashes alike whether it stands packed or boxed.
    const cell = cellAt(series, row)
    if ('missing' in cell || typeof cell.value !== 'bigint' || !fits(cell.value)) mixText(hash, cellText(cell))
    else mixWhole(hash, Number(cell.value))
    return
  }
  if (series.gaps[row] === 0) mixWhole(hash, series.ints[row]!)
  else mixText(hash, cellText(cellAt(series, row)))
}

const fits = (value: bigint): boolean => value <= 9007199254740991n && value >= -9007199254740991n

function mixWhole(hash: Hash, value: number): void {
  mix(hash, value | 0)
  mix(hash, Math.floor(value / 4294967296) | 0)
}

export const hashText = ({ a, b }: Hash): string =>
  `${(a >>> 0).toString(16).padStart(8, '0')}${(b >>> 0).toString(16).padStart(8, '0')}`
