import type { ProblemCode, ProblemDetails } from './problem.ts'

type Sniffed = { readonly kind: 'zip' | 'text' } | { readonly refuse: ProblemCode; readonly details?: ProblemDetails }

const SIGNATURES: readonly { readonly hex: string; readonly what: string }[] = [
  { hex: 'ffd8ff', what: '图片（JPEG）' },
  { hex: '89504e47', what: '图片（PNG）' },
  { hex: '47494638', what: '图片（GIF）' },
  { hex: '424d', what: '图片（BMP）' },
  { hex: '52494646', what: '图片、声音或视频' },
  { hex: '25504446', what: ' PDF 文件' },
  { hex: '526172211a07', what: '压缩包（RAR）' },
  { hex: '377abcaf271c', what: '压缩包（7z）' },
  { hex: '1f8b', what: '压缩包（gzip）' },
  { hex: '4d5a', what: '程序' },
  { hex: '7f454c46', what: '程序' },
]
const OLE = 'd0cf11e0a1b11ae1'
// Excel keeps a password-protected xlsx as a stream of this name inside an OLE container.
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')

/** Judges a file by its first bytes, never by its name. */
export function sniff(bytes: Buffer): Sniffed {
  if (bytes.length === 0) return { refuse: 'file.empty' }
  const head = bytes.subarray(0, 8).toString('hex')
  if (head.startsWith('504b0304')) return { kind: 'zip' }
  if (head.startsWith('504b0506')) return { refuse: 'file.empty' }
  if (head === OLE) return { refuse: bytes.includes(ENCRYPTED_STREAM) ? 'file.encrypted' : 'file.old-excel' }
  const known = SIGNATURES.find(({ hex }) => head.startsWith(hex))
  // "BM" and "MZ" are also possible first letters of a table, so the two-byte signatures need a control byte behind them.
  if (known && (known.hex.length > 4 || hasControlBytes(bytes.subarray(0, 64)))) {
    return { refuse: 'file.not-a-table', details: { what: known.what } }
  }
  const opening = bytes
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^[^<\w]*/, '')
    .toLowerCase()
  if (/^(<!doctype html|<html|<table)/.test(opening)) {
    return { refuse: 'file.other-office', details: { what: '网页格式的表' } }
  }
  if (opening.startsWith('<?xml')) return { refuse: 'file.other-office', details: { what: ' XML 格式的表' } }
  return { kind: 'text' }
}

/** Control bytes other than tab, line ends and NUL (which UTF-16 text is full of). */
export const hasControlBytes = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => (byte > 0 && byte < 9) || (byte > 13 && byte < 32 && byte !== 26))
