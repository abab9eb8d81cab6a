import { z } from 'zod'
import { idText, inCounty } from './request.ts'
import { defineRoute } from './route.ts'

export const fileFaults = {
  'file.unknown': 404,
  'file.refused': 400,
  'file.lost': 500,
} as const

/** A file that was kept, byte for byte as it came. */
export const keptFile = z.object({
  id: idText,
  name: z.string(),
  mime: z.string(),
  /** Bytes. */
  size: z.number().int(),
  sha256: z.string(),
})

/** Keeps a scan or a piece of evidence: jpg, png, webp or pdf by its bytes. What it proves is said by whoever names its id. */
export const keepFile = defineRoute({
  name: 'files.upload',
  summary: '上传附件',
  method: 'POST',
  path: '/api/t/:county/files',
  params: inCounty,
  body: z.object({ purpose: z.enum(['scan', 'evidence']) }),
  answer: keptFile,
  upload: { maxBytes: 20 * 1024 * 1024 },
  faults: ['file.refused'],
  access: { action: 'read', subject: 'Cycle' },
})

export const openFile = defineRoute({
  name: 'files.read',
  summary: '下载附件',
  method: 'GET',
  path: '/api/t/:county/files/:file',
  params: inCounty.extend({ file: idText }),
  answer: 'file',
  faults: ['file.unknown', 'file.lost'],
  access: { action: 'read', subject: 'Cycle' },
})
