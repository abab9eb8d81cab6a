/*
 * Where a file of each kind ends, and what stands behind that end. A file that is two things at once (a picture with a
 * page or an archive behind it) shows itself there. Undefined: the file has no end and is broken.
 */

const JPEG_EOI = 0xd9
const JPEG_SOS = 0xda

/** Walks the segments; inside the picture's own data 0xFF is followed by 0x00 or a restart mark. */
export function tailOfJpeg(bytes: Buffer): Buffer | undefined {
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const mark = bytes[at + 1] ?? 0
    if (mark === JPEG_EOI) return bytes.subarray(at + 2)
    if (mark === 0xff) at += 1
    else if (mark === 0x01 || (mark >= 0xd0 && mark <= 0xd7)) at += 2
    else {
      if (at + 3 >= bytes.length) return undefined
      at += 2 + bytes.readUInt16BE(at + 2)
      if (mark === JPEG_SOS) at = afterScan(bytes, at)
    }
  }
  return undefined
}

function afterScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0) {
    const mark = bytes[at + 1] ?? 0
    if (mark !== 0x00 && mark !== 0xff && !(mark >= 0xd0 && mark <= 0xd7)) return at
    at = bytes.indexOf(0xff, at + (mark === 0xff ? 1 : 2))
  }
  return bytes.length
}

export function tailOfPng(bytes: Buffer): Buffer | undefined {
  let at = 8
  while (at + 12 <= bytes.length) {
    const next = at + 12 + bytes.readUInt32BE(at)
    if (next > bytes.length) return undefined
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return bytes.subarray(next)
    at = next
  }
  return undefined
}

export function tailOfWebp(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 12) return undefined
  const size = bytes.readUInt32LE(4)
  const end = 8 + size + (size % 2)
  return end > bytes.length ? undefined : bytes.subarray(end)
}

/** A PDF may be appended to again and again; its end is the last mark. */
export function tailOfPdf(bytes: Buffer): Buffer | undefined {
  const at = bytes.lastIndexOf('%%EOF')
  return at < 0 ? undefined : bytes.subarray(at + 5)
}
