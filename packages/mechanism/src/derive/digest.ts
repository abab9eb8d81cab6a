import type { Key } from '@jizhi/domain'
import { sha256 } from '@noble/hashes/sha2.js'
import { cellAt, cellText, type Frame, type Series, sameCells } from '../model/frame.ts'
import type { Cell } from '../model/table.ts'

const ENCODER = new TextEncoder()
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** A month has thousands of short texts: one hasher and one buffer serve them all. */
const UNUSED = sha256.create()
const HASHER = sha256.create()
const DIGEST = new Uint8Array(32)
let written = new Uint8Array(4096)

/** Digest for trust: what is signed, frozen or sent (EFF-2, RES-3). Text must be canonical. */
export function digestOf(text: string): string {
  if (text.length * 3 > written.length) written = new Uint8Array(text.length * 3)
  const length = ENCODER.encodeInto(text, written).written
  UNUSED._cloneInto(HASHER)
  HASHER.update(written.subarray(0, length)).digestInto(DIGEST)
  let hex = ''
  for (let at = 0; at < 32; at += 1) hex += HEX[DIGEST[at]!]!
  return hex
}

/** A value that is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Equal cells give equal text (NUM-7); lengths stand before texts, so that no two lists of cells look alike. */
const tagged = (cell: Cell): string => {
  const text = cellText(cell)
  return `${text.length}:${text}`
}

/** REV-2: what a person saw of a row. */
export const rowDigest = (frame: Frame, row: number): string => digestOf(rowText(frame, row))

/** A table is asked for once per row and verdict, and hashed once. */
const TABLES = new WeakMap<Frame, string>()

/** REV-1: what a person saw of a whole table, column by column. */
export function tableDigest(frame: Frame): string {
  const known = TABLES.get(frame)
  if (known !== undefined) return known
  const before = LATEST.get(frame.columns)
  const digest = before && sameCells(before.frame, frame) ? before.digest : textDigest(frame)
  TABLES.set(frame, digest)
  LATEST.set(frame.columns, { frame, digest })
  return digest
}

/** The last table of each place in a drawing: the next fact mostly leaves it as it was. */
const LATEST = new WeakMap<Frame['columns'], { readonly frame: Frame; readonly digest: string }>()

function textDigest(frame: Frame): string {
  const columns = frame.series.map((series, at) => `${frame.columns[at]!.id}=${seriesText(series, frame.keys.length)}`)
  return digestOf([frame.keys.join('\t'), ...columns].join('\n'))
}

/** Whole numbers and reasons need no tag, and read alike packed or boxed. */
function seriesText(series: Series, rows: number): string {
  const texts = new Array<string | number>(rows)
  for (let row = 0; row < rows; row += 1) {
    if ('ints' in series && series.gaps[row] === 0) texts[row] = series.ints[row]!
    else {
      const cell = cellAt(series, row)
      texts[row] = 'missing' in cell || typeof cell.value === 'bigint' ? cellText(cell) : `"${tagged(cell)}`
    }
  }
  return texts.join(',')
}

const rowText = (frame: Frame, row: number): string =>
  [
    frame.keys[row]!,
    ...frame.series.map((series, at) => `${frame.columns[at]!.id}=${tagged(cellAt(series, row))}`),
  ].join('\t')

/** EFF-2: digest of what leaves the house. Names sorted, so that the order of writing does not matter. */
export function contentDigest(kind: string, row: Key, content: { readonly [name: string]: Cell | string }): string {
  let text = `${kind}\n${row}`
  for (const name of sortedNames(Object.keys(content))) {
    const held = content[name]!
    text += `\n${name}=${typeof held === 'string' ? `${held.length}:${held}` : tagged(held)}`
  }
  return digestOf(text)
}

/** The effects of one block all carry the same names, so the last order mostly serves again. */
let last: { readonly names: readonly string[]; readonly sorted: readonly string[] } = { names: [], sorted: [] }

function sortedNames(names: readonly string[]): readonly string[] {
  if (names.length !== last.names.length || !names.every((name, at) => name === last.names[at]))
    last = { names, sorted: [...names].sort() }
  return last.sorted
}
