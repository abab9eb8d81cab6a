import type { UploadRule } from '@jizhi/contracts'
import type { FastifyRequest } from 'fastify'
import { Fault } from '../faults/fault.ts'
import type { Upload } from './contract.ts'

/** Reads one file and the text fields of a multipart body; text that is JSON (`mapping={"…"}`) arrives parsed. */
export async function readUpload(
  request: FastifyRequest,
  rule: UploadRule,
): Promise<{ upload: Upload; fields: Record<string, unknown> }> {
  if (!request.isMultipart()) throw new Fault('request.no-file')
  const fields: Record<string, unknown> = {}
  let upload: Upload | undefined
  try {
    for await (const part of request.parts({ limits: { fileSize: rule.maxBytes, files: 1, fields: 20 } }))
      if (part.type === 'file') upload = { fileName: part.filename, bytes: await part.toBuffer() }
      else fields[part.fieldname] = parsed(part.value)
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 413)
      throw new Fault('request.too-large', { maxMegabytes: Math.floor(rule.maxBytes / 1_048_576) })
    throw error
  }
  if (upload === undefined) throw new Fault('request.no-file')
  return { upload, fields }
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
