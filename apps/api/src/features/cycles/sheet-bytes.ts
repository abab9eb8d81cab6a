import { isMissing, MISSING_BASE } from '@jizhi/domain'

/** FACT-7: values of a form of scores fit 16 bits, and so do reasons when they move from the bottom of 32 bits to that of 16. */
const SHORT_LIMIT = 32_000
const SHORT_MISSING_BASE = -32_768
const REASONS = SHORT_MISSING_BASE - MISSING_BASE

/**
 * A packed sheet as it is stored: one byte says how many bytes each integer takes, then the integers follow, most
 * significant byte first. Two when every present value lies within ± 32,000, else four; the heart sees the same integers.
 */
export function sheetBytes(sheet: readonly number[]): Buffer {
  const width = sheet.every(isShort) ? 2 : 4
  const bytes = Buffer.allocUnsafe(1 + sheet.length * width)
  bytes[0] = width
  let at = 1
  for (const packed of sheet) {
    if (width === 4) bytes.writeInt32BE(packed, at)
    else bytes.writeInt16BE(isMissing(packed) ? packed + REASONS : packed, at)
    at += width
  }
  return bytes
}

const isShort = (packed: number): boolean =>
  isMissing(packed)
    ? packed >= MISSING_BASE && packed + REASONS < -SHORT_LIMIT
    : packed >= -SHORT_LIMIT && packed <= SHORT_LIMIT

/** The integers of a stored sheet; none for none. */
export function sheetOf(bytes: Buffer | null): number[] {
  if (bytes === null) return []
  const width = bytes[0] ?? 4
  const sheet = new Array<number>((bytes.length - 1) / width)
  for (let at = 0; at < sheet.length; at += 1) {
    if (width === 4) sheet[at] = bytes.readInt32BE(1 + at * 4)
    else {
      const packed = bytes.readInt16BE(1 + at * 2)
      sheet[at] = packed < -SHORT_LIMIT ? packed - REASONS : packed
    }
  }
  return sheet
}
