import { expect } from 'vitest'
import type { Stand } from '../stand.ts'
import { startWorker, type WorkerProcess } from '../worker-process.ts'

/** Where a worker dies in a month that has dying workers; each is met in the course of any month. */
const POINTS = [
  'cycles.before-tick',
  'cycles.before-commit',
  'effects.between-handlers',
  'ledgers.between-lines-and-balances',
  'job.after-commit',
] as const

/** The working half of the program, a process of its own: it may be killed while the other half goes on. */
export class Hands {
  private readonly urls: Stand['urls']
  private worker: WorkerProcess | undefined
  private ended = false

  constructor({ urls }: Stand) {
    this.urls = urls
    this.worker = startWorker(urls)
  }

  /** A month in which one worker after another dies at a step of its own; whoever comes last stays. Answers how many died. */
  async dying(month: () => Promise<void>): Promise<number> {
    await this.worker?.kill()
    let deaths = 0
    let over = false
    const reaping = (async () => {
      for (const point of POINTS) {
        if (over || this.ended) break
        this.worker = startWorker(this.urls, point)
        expect(await this.worker.ended, point).toMatch(over || this.ended ? /./ : /^SIGKILL$/)
        deaths += over ? 0 : 1
      }
      if (!this.ended && !over) this.worker = startWorker(this.urls)
    })()
    await month()
    over = true
    // One that has not met its step yet is taken as well; a whole one stands in its place.
    await this.worker?.kill()
    await reaping
    this.worker = startWorker(this.urls)
    return deaths
  }

  async stop(): Promise<void> {
    this.ended = true
    await this.worker?.stop()
  }
}
