import { describe, expect, it } from 'vitest'
import { seenKind } from './seen-kind.ts'

const hex = (text: string): Buffer => Buffer.from(text.replace(/\s/g, ''), 'hex')
const also = (...parts: (Buffer | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

/** The smallest file of each kind that has a beginning, something inside and an end. */
const JPG = hex('ffd8 ffe0 0004 0000 ffda 0004 0000 12 ff00 34 ffd0 56 ffd9')
const PNG = also(
  hex('89504e470d0a1a0a'),
  hex('00000001'),
  'IDAT',
  hex('00 00000000'),
  hex('00000000'),
  'IEND',
  hex('ae426082'),
)
const WEBP = also('RIFF', hex('08000000'), 'WEBP', 'VP8 ')
const PDF = also('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

const why = (name: string, bytes: Buffer): string => {
  const seen = seenKind(name, bytes)
  return 'why' in seen ? seen.why : `taken as ${seen.kind}`
}

describe('S5 a file is what its bytes say', () => {
  it('jpg, png, webp and pdf are taken, with a date in the name as well', () => {
    expect(seenKind('签批单 2026-0001.jpg', JPG)).toEqual({ kind: 'image/jpeg' })
    expect(seenKind('扫描件.2019.05.JPEG', JPG)).toEqual({ kind: 'image/jpeg' })
    expect(seenKind('a.png', PNG)).toEqual({ kind: 'image/png' })
    expect(seenKind('a.webp', WEBP)).toEqual({ kind: 'image/webp' })
    expect(seenKind('a.pdf', PDF)).toEqual({ kind: 'application/pdf' })
  })

  it('padding and a further picture of the camera may stand behind the end', () => {
    expect(seenKind('a.jpg', also(JPG, hex('0000')))).toEqual({ kind: 'image/jpeg' })
    expect(seenKind('a.jpg', also(JPG, JPG))).toEqual({ kind: 'image/jpeg' })
  })

  it.each([
    ['a.jpg', also('GIF89a', hex('0100')), '只收'],
    ['a.pdf', also('<html><script>alert(1)</script></html>'), '只收'],
    ['a.jpg', hex('4d5a9000'), '只收'],
    ['a.png', JPG, '后缀与内容不符'],
    ['a', JPG, '后缀与内容不符'],
    ['a.pdf.jpg', JPG, '两个后缀'],
    ['a.php.jpg', JPG, '两个后缀'],
    ['a.exe.pdf', PDF, '两个后缀'],
    ['a.jpg', Buffer.alloc(0), '空的'],
    ['a.jpg', JPG.subarray(0, 12), '不完整'],
    ['a.png', PNG.subarray(0, 20), '不完整'],
    ['a.webp', WEBP.subarray(0, 14), '不完整'],
    ['a.pdf', PDF.subarray(0, 20), '不完整'],
    ['a.jpg', also(JPG, '<script>alert(1)</script>'), '夹带'],
    ['a.jpg', also(JPG, hex('ffd8'), 'PK\x03\x04'), '夹带'],
    ['a.png', also(PNG, 'PK\x03\x04'), '夹带'],
    ['a.webp', also(WEBP, '<html>'), '夹带'],
    ['a.pdf', also(PDF, 'PK\x05\x06'), '夹带'],
    ['a.pdf', also('%PDF-1.4\n<</S/JavaScript/JS(app.alert(1))>>\n%%EOF'), '脚本'],
    ['a.pdf', also('%PDF-1.4\n<</Type/EmbeddedFile>>\n%%EOF'), '脚本'],
  ])('%s is refused: %#', (name, bytes, reason) => {
    expect(why(name, bytes)).toContain(reason)
  })
})
