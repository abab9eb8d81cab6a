import { FILE_LIMITS, READ_LIMITS } from './limits.ts'
import { type Read, refusedFile } from './problem.ts'
import { readCsv } from './read-csv.ts'
import type { SheetFile } from './sheet.ts'
import { sniff } from './sniff.ts'
import { type JobLimits, runJob } from './worker-job.ts'
import { readZipDirectory } from './zip-directory.ts'

const MB = 1024 * 1024

/**
 * Reads an uploaded file (xlsx or CSV, judged by content) into sheets of text. Nothing in it is executed. What can be
 * refused by its first bytes or its zip directory is refused here within milliseconds; the rest is read in a thread with
 * its own heap and wall clock. Every refusal is one sentence that says what to do.
 */
export async function readSheetFile(bytes: Uint8Array, limits: JobLimits = READ_LIMITS): Promise<Read<SheetFile>> {
  if (bytes.length > FILE_LIMITS.bytes) {
    return refusedFile('file.too-large', { mb: Math.ceil(bytes.length / MB), maxMb: FILE_LIMITS.bytes / MB })
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = sniff(buffer)
  if ('refuse' in kind) return refusedFile(kind.refuse, kind.details)
  if (kind.kind === 'zip') {
    const directory = readZipDirectory(buffer)
    if (!directory.ok) return refusedFile(directory.refuse, directory.details)
  }
  if (kind.kind === 'text' && bytes.length <= READ_LIMITS.inlineCsvBytes) return readCsv(buffer)
  const end = await runJob<Read<SheetFile>>({ task: kind.kind === 'zip' ? 'xlsx' : 'csv', bytes }, limits)
  if (end.ok) return end.answer
  return refusedFile(end.code, { seconds: Math.ceil(limits.wallMs / 1000), why: '读它要的内存太多' })
}
