import { fail, type Result } from '@jizhi/domain'
import { issueWords } from '../blocks/issue-words.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { mechanismShape, readMechanism } from '../model/read-mechanism.ts'
import { complaints } from './complaints.ts'
import type { FileFault } from './file-fault.ts'

/** Reads a mechanism written by hand; answers every complaint about its shape at once, each with its place. */
export function readDocument(value: unknown): Result<Mechanism, readonly FileFault[]> {
  const read = readMechanism(value)
  if (read.ok) return read
  const parsed = mechanismShape.safeParse(value, { error: issueWords })
  return fail(parsed.success ? [{ path: '', message: read.fault.message }] : complaints(parsed.error, []))
}
