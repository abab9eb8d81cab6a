import type { ProblemCode, ProblemDetails } from './problem.ts'

/** One entry as the zip directory declares it; `unpacked` is a claim until the entry has been inflated. */
export interface ZipEntry {
  readonly name: string
  readonly method: 0 | 8
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly localHeader: number
}

type Directory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly refuse: ProblemCode; readonly details?: ProblemDetails }

const MB = 1024 * 1024
export const ZIP_LIMITS = { unpackedBytes: 50 * MB, entries: 200, ratio: 100 }
// A ratio says nothing about small parts: a short run of equal cells packs 100 to 1 by right.
const RATIO_FROM_BYTES = 256 * 1024
const EOCD_BYTES = 22
const ENTRY_BYTES = 46
const MACRO_PARTS = /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/|dialogsheets\/|activeX\/|ctrlProps\/.*\.bin$)/i

const damaged: Directory = { ok: false, refuse: 'file.damaged' }
const bomb = (why: string): Directory => ({ ok: false, refuse: 'file.bomb', details: { why } })

/** Reads and judges the directory at the end of a zip without unpacking a byte: sizes, ratio, names, encryption, macros. */
export function readZipDirectory(bytes: Buffer): Directory {
  const end = findEnd(bytes)
  if (end < 0) return damaged
  const count = bytes.readUInt16LE(end + 10)
  const start = bytes.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff) return bomb('用了 ZIP64')
  if (count > ZIP_LIMITS.entries) return bomb(`有 ${count} 个部件，最多 ${ZIP_LIMITS.entries} 个`)
  const entries: ZipEntry[] = []
  for (let at = start, n = 0; n < count; n++) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== 0x02014b50) return damaged
    const nameBytes = bytes.readUInt16LE(at + 28)
    const next = at + ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    const method = bytes.readUInt16LE(at + 10)
    if (bytes.readUInt16LE(at + 8) & 1) return { ok: false, refuse: 'file.encrypted' }
    if (next > end || (method !== 0 && method !== 8)) return damaged
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      method,
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      localHeader: bytes.readUInt32LE(at + 42),
    })
    at = next
  }
  return judge(entries)
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - EOCD_BYTES - 0xffff)
  for (let at = bytes.length - EOCD_BYTES; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at
  }
  return -1
}

function judge(entries: readonly ZipEntry[]): Directory {
  const names = new Set(entries.map((entry) => entry.name))
  if (names.size !== entries.length) return damaged
  if (entries.some(({ name }) => name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'))) {
    return damaged
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (unpacked > ZIP_LIMITS.unpackedBytes) {
    return bomb(`解开后 ${Math.ceil(unpacked / MB)} MB，最多 ${ZIP_LIMITS.unpackedBytes / MB} MB`)
  }
  const dense = entries.find((e) => e.unpacked > RATIO_FROM_BYTES && e.unpacked > e.packed * ZIP_LIMITS.ratio)
  if (dense) return bomb(`压缩比超过 ${ZIP_LIMITS.ratio} 倍`)
  if (entries.some(({ name }) => MACRO_PARTS.test(name))) return { ok: false, refuse: 'file.macro' }
  return names.has('xl/workbook.xml') ? { ok: true, entries } : otherZip(names)
}

function otherZip(names: ReadonlySet<string>): Directory {
  const what = names.has('word/document.xml')
    ? ' Word 文件'
    : names.has('ppt/presentation.xml')
      ? ' PPT 文件'
      : names.has('xl/workbook.bin')
        ? ' xlsb 格式的表'
        : names.has('content.xml')
          ? ' ODS 格式的表'
          : undefined
  if (what) return { ok: false, refuse: 'file.other-office', details: { what } }
  return { ok: false, refuse: 'file.not-a-table', details: { what: '压缩包' } }
}
