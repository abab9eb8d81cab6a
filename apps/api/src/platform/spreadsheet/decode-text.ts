import iconv from 'iconv-lite'
import type { SheetFile } from './sheet.ts'
import { hasControlBytes } from './sniff.ts'

type Decoded = { readonly encoding: NonNullable<SheetFile['encoding']>; readonly text: string }

/** Text of a CSV file: byte order mark first, then NUL pattern (UTF-16), strict UTF-8, at last GB18030; undefined when none fits. */
export function decodeText(bytes: Buffer): Decoded | undefined {
  const encoding = encodingOf(bytes)
  if (!encoding) return undefined
  const text = iconv.decode(bytes, encoding).replace(/^\ufeff/, '')
  return text.includes('\ufffd') && encoding === 'gb18030' ? undefined : { encoding, text }
}

function encodingOf(bytes: Buffer): Decoded['encoding'] | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]! += 1
  })
  // Commas, digits and line ends of UTF-16 text carry a zero byte on one side only.
  if (zeros[0] || zeros[1]) {
    if (zeros[1]! > 0 && zeros[0] === 0) return 'utf-16le'
    return zeros[0]! > 0 && zeros[1] === 0 ? 'utf-16be' : undefined
  }
  if (hasControlBytes(sample)) return undefined
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
