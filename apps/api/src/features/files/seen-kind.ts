import { tailOfJpeg, tailOfPdf, tailOfPng, tailOfWebp } from './file-tails.ts'

export const KEPT_KINDS = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
} as const

export type KeptKind = keyof typeof KEPT_KINDS

/** A file as its bytes show it, or a Chinese clause saying why it is not kept. */
export type Seen = { readonly kind: KeptKind } | { readonly why: string }

const OPENINGS: readonly { readonly kind: KeptKind; readonly fits: (bytes: Buffer) => boolean }[] = [
  { kind: 'image/jpeg', fits: (bytes) => bytes.subarray(0, 3).toString('hex') === 'ffd8ff' },
  { kind: 'image/png', fits: (bytes) => bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' },
  {
    kind: 'image/webp',
    fits: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
  { kind: 'application/pdf', fits: (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-' },
]

const TAILS = {
  'image/jpeg': tailOfJpeg,
  'image/png': tailOfPng,
  'image/webp': tailOfWebp,
  'application/pdf': tailOfPdf,
} as const

/** What a file is by its bytes, never by its name or what the browser says: jpg, png, webp or pdf, whole and nothing else. */
export function seenKind(name: string, bytes: Buffer): Seen {
  if (bytes.length === 0) return { why: '文件是空的' }
  const kind = OPENINGS.find(({ fits }) => fits(bytes))?.kind
  if (kind === undefined) return { why: '只收 JPG、PNG、WebP 图片和 PDF 文件，文件内容不是其中任何一种' }
  const misnamed = whyMisnamed(name, kind)
  if (misnamed !== undefined) return { why: misnamed }
  const tail = TAILS[kind](bytes)
  if (tail === undefined) return { why: '文件不完整或已损坏' }
  if (isForeign(tail)) return { why: '文件里夹带了别的内容' }
  if (kind === 'application/pdf' && ACTIVE.test(bytes.toString('latin1'))) return { why: 'PDF 里带有脚本或附件' }
  return { kind }
}

// endings that a computer opens or unpacks; a full stop in a date ("2019.05") is none
const RUNS =
  /\.(exe|com|scr|bat|cmd|ps1|vbs|js|mjs|jar|msi|lnk|sh|php|jsp|aspx?|html?|svg|xml|zip|rar|7z|docm?|xlsm?)\./i
const ENDING = /\.([a-z0-9]{1,5})$/i

function whyMisnamed(name: string, kind: KeptKind): string | undefined {
  const ending = ENDING.exec(name)?.[1]?.toLowerCase()
  const wanted: readonly string[] = KEPT_KINDS[kind]
  if (ending === undefined || !wanted.includes(ending))
    return `文件名的后缀与内容不符，内容是 ${wanted[0]?.toUpperCase()}，请改好后缀再上传`
  if (RUNS.test(name)) return '文件名里有两个后缀，请改名后再上传'
  const earlier = ENDING.exec(name.slice(0, -ending.length - 1))?.[1]?.toLowerCase()
  const known: readonly string[] = Object.values(KEPT_KINDS).flat()
  return earlier !== undefined && known.includes(earlier) ? '文件名里有两个后缀，请改名后再上传' : undefined
}

/** What may stand behind the end of a file: nothing, padding, or a further picture of a camera. */
function isForeign(tail: Buffer): boolean {
  if (tail.every((byte) => byte === 0 || byte === 10 || byte === 13 || byte === 32)) return false
  return tail.subarray(0, 2).toString('hex') !== 'ffd8' || holdsHidden(tail)
}

// pages, programs and archives: PK\x03\x04 and PK\x05\x06 open and close a zip
const HIDDEN = ['<script', '<html', '<?php', '<svg', '%pdf-', '\x7felf', 'pk\x03\x04', 'pk\x05\x06']
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b/

function holdsHidden(tail: Buffer): boolean {
  const text = tail.toString('latin1').toLowerCase()
  return HIDDEN.some((mark) => text.includes(mark))
}
