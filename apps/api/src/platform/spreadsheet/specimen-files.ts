import { constants, crc32, deflateRawSync } from 'node:zlib'
import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { unzipSync, type Zippable, zipSync } from 'fflate'

/** Specimen files for tests of this room: good ones, and every kind of bad one. */

/** A workbook with one sheet of the given rows; `dress` adds merges, formulas, hidden rows. */
export async function xlsxOf(
  rows: readonly (readonly (string | number)[])[],
  dress: (sheet: Worksheet) => void = () => {},
): Promise<Uint8Array> {
  const sheet = new Workbook().addWorksheet('得分')
  for (const row of rows) sheet.addRow([...row])
  dress(sheet)
  return sheet.workbook.xlsx.writeBuffer()
}

/** The same xlsx with parts added or replaced. */
export function withParts(xlsx: Uint8Array, parts: Zippable): Uint8Array {
  return zipSync({ ...unzipSync(xlsx), ...parts })
}

interface Entry {
  readonly name: string
  readonly packed: Buffer
  readonly declared: number
  readonly flags?: number
}

/** A zip made by hand, so that its directory can lie. */
export function zipByHand(entries: readonly Entry[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, packed, declared, flags = 0 } of entries) {
    const label = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(declared, 22)
    local.writeUInt16LE(label.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(crc32(''), 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(declared, 24)
    central.writeUInt16LE(label.length, 28)
    central.writeUInt32LE(offset, 42)
    bodies.push(local, label, packed)
    directory.push(central, label)
    offset += 30 + label.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

/** About 2 MB that unpack to `mb` megabytes; `declared` is what the directory says. */
export function bomb(mb: number, declared = mb * 1024 * 1024): Buffer {
  // Full-flushed deflate blocks can be laid end to end, so one megabyte is packed once and repeated.
  const block = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH, level: 1 })
  const last = deflateRawSync(Buffer.alloc(0))
  const packed = Buffer.concat([...Array.from({ length: mb }, () => block), last])
  const small = deflateRawSync(Buffer.alloc(0))
  return zipByHand([
    { name: '[Content_Types].xml', packed: small, declared: 0 },
    { name: 'xl/workbook.xml', packed: small, declared: 0 },
    { name: 'xl/worksheets/sheet1.xml', packed, declared },
  ])
}

/** A container of old Excel; with the stream name of an encrypted xlsx when asked for. */
export function oleFile(encrypted: boolean): Buffer {
  const name = Buffer.from(encrypted ? 'EncryptedPackage' : 'Workbook', 'utf16le')
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), name, Buffer.alloc(512)])
}
