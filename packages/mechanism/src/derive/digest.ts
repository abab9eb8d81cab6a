import type { Key } from '@jizhi/domain'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { cellAt, cellText, type Frame, type Series } from '../model/frame.ts'
import type { Cell } from '../model/table.ts'

/** Digest for trust: what is signed, frozen or sent (EFF-2, RES-3). Text must be canonical. */
export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

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
  const columns = frame.series.map((series, at) => `${frame.columns[at]!.id}=${seriesText(series, frame.keys.length)}`)
  const digest = digestOf([frame.keys.join('\t'), ...columns].join('\n'))
  TABLES.set(frame, digest)
  return digest
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
  const names = Object.keys(content).sort()
  const lines = names.map((name) => {
    const held = content[name]!
    return `${name}=${typeof held === 'string' ? `${held.length}:${held}` : tagged(held)}`
  })
  return digestOf([kind, row, ...lines].join('\n'))
}
