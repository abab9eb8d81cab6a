import { crc32, inflateRawSync } from 'node:zlib'
import { type Zippable, zipSync } from 'fflate'
import type { ZipEntry } from './zip-directory.ts'

// Only what text needs. Pictures, drawings, embedded objects, links to other files and comments never reach the parser.
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i

/**
 * Inflates the needed parts, each no further than its declared size, and packs them anew without compression. The parser
 * then sees exactly what was judged: no second directory, no local header telling another story, no DOCTYPE.
 * Throws on any lie or damage.
 */
export function repack(bytes: Buffer, entries: readonly ZipEntry[]): Uint8Array {
  const parts: Zippable = {}
  for (const entry of entries) {
    if (NEEDED.test(entry.name)) parts[entry.name] = inflate(bytes, entry)
  }
  return zipSync(parts, { level: 0 })
}

function inflate(bytes: Buffer, entry: ZipEntry): Buffer {
  const at = entry.localHeader
  if (bytes.readUInt32LE(at) !== 0x04034b50) throw new Error('local header')
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (from + entry.packed > bytes.length) throw new Error('truncated')
  const packed = bytes.subarray(from, from + entry.packed)
  const part = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
  if (part.length !== entry.unpacked || crc32(part) !== entry.crc) throw new Error('declared size or checksum')
  if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY')) throw new Error('document type')
  return part
}
