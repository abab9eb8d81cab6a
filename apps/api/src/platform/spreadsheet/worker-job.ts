import { Worker } from 'node:worker_threads'
import { READ_LIMITS } from './limits.ts'
import type { ProblemCode } from './problem.ts'
import type { WorkbookPlan } from './workbook-plan.ts'

/** What the worker thread is asked to do: plain values only, they cross by structured clone. */
export type Job =
  | { readonly task: 'xlsx'; readonly bytes: Uint8Array }
  | { readonly task: 'csv'; readonly bytes: Uint8Array }
  | { readonly task: 'write'; readonly plan: WorkbookPlan }

export type JobEnd<T> = { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly code: ProblemCode }

export interface JobLimits {
  readonly wallMs: number
  readonly heapMb: number
}

// Tests run the source, whose types Node strips by itself; the build stands beside it as .js.
const SOURCE = new URL('./spreadsheet-worker.ts', import.meta.url)
const BUILT = new URL(SOURCE.href.replace(/\.ts$/, '.js'))

let busy = false
const waiting: (() => void)[] = []
// Loading the parser costs 0.2–0.4 s, so a thread that did its job well is kept for the next one.
let kept: { readonly worker: Worker; readonly heapMb: number } | undefined

/**
 * Runs a job in a thread with its own heap and a wall clock, so that no file can take the server down. One job runs at a
 * time; more wait, and beyond READ_LIMITS.waiting they are refused.
 */
export async function runJob<T>(job: Job, limits: JobLimits = READ_LIMITS): Promise<JobEnd<T>> {
  if (busy) {
    if (waiting.length >= READ_LIMITS.waiting) return { ok: false, code: 'file.busy' }
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  busy = true
  try {
    return await inThread<T>(job, limits)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy = false
  }
}

function inThread<T>(job: Job, limits: JobLimits): Promise<JobEnd<T>> {
  const worker = takeWorker(limits.heapMb)
  return new Promise((resolve) => {
    const end = (result: JobEnd<T>): void => {
      clearTimeout(timer)
      worker.off('message', answered).off('error', failed).off('exit', gone)
      // A large job leaves a large heap behind, a failed one an unknown state: both threads go.
      if (result.ok && !isLarge(job)) {
        worker.unref()
        kept = { worker, heapMb: limits.heapMb }
      } else void worker.terminate()
      resolve(result)
    }
    const answered = (answer: T): void => end({ ok: true, answer })
    const failed = (cause: NodeJS.ErrnoException): void =>
      end({ ok: false, code: cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'file.bomb' : 'file.damaged' })
    const gone = (): void => end({ ok: false, code: 'file.damaged' })
    const timer = setTimeout(() => end({ ok: false, code: 'file.too-slow' }), limits.wallMs)
    worker.on('message', answered).on('error', failed).on('exit', gone)
    worker.ref()
    worker.postMessage(job)
  })
}

const isLarge = (job: Job): boolean =>
  job.task === 'write'
    ? job.plan.sheets.some(({ rows }) => rows.length > READ_LIMITS.largeRows)
    : job.bytes.length > READ_LIMITS.largeBytes

function takeWorker(heapMb: number): Worker {
  const { worker, heapMb: heap } = kept ?? {}
  kept = undefined
  if (worker && heap === heapMb && worker.threadId > 0) return worker
  void worker?.terminate()
  return new Worker(import.meta.url.endsWith('.ts') ? SOURCE : BUILT, {
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32 },
    env: {},
    execArgv: ['--no-warnings'],
  })
}
