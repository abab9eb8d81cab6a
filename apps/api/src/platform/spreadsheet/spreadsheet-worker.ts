import { parentPort } from 'node:worker_threads'
import type { Job } from './worker-job.ts'

/** The parser is loaded by the first job that needs it: CSV does not. */
async function answerTo(job: Job): Promise<unknown> {
  if (job.task === 'csv') return (await import('./read-csv.ts')).readCsv(Buffer.from(job.bytes))
  if (job.task === 'xlsx') return (await import('./read-xlsx.ts')).readXlsx(Buffer.from(job.bytes))
  return (await import('./write-workbook.ts')).writeWorkbook(job.plan)
}

// A job that throws ends the thread; the door answers with a sentence.
parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await answerTo(job)))
