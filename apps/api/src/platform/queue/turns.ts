import { Bell } from './bell.ts'
import type { Claimed } from './claims.ts'

export interface Work {
  /** How many batches at once, each of another tenant. */
  readonly atOnce: number
  /** Up to `most` ready jobs, all of one tenant that is not left out. */
  claim(leftOut: readonly string[], most: number): Promise<readonly Claimed[]>
  /** Milliseconds until the next timer falls due, if that is within so many. */
  soon(within: number): Promise<number>
  /** Answers how many different things were asked for. Never rejects: a job that fails is the queue's again. */
  run(jobs: readonly Claimed[]): Promise<number>
  /** The queue could not be asked; it is asked again. */
  failed(error: unknown): void
}

const POLL_MS = 2_000 // whoever was not woken finds what is ready
/** How long a tenant keeps its turn, near enough: whoever comes meanwhile waits that long and not for the backlog. */
const TURN_MS = 150
const FIRST = 4
const MOST = 500

/** Works one queue in this process: tenants take turns, and what waits of one tenant goes together. */
export class Turns {
  private readonly bell = new Bell()
  private readonly busy = new Set<string>()
  /** Who had a turn in this round. */
  private readonly served = new Set<string>()
  private readonly slots: readonly Promise<void>[]
  private asking: Promise<unknown> = Promise.resolve()
  private size = FIRST
  private stopping = false

  constructor(private readonly work: Work) {
    this.slots = Array.from({ length: work.atOnce }, (_, at) => this.slot(at === 0))
  }

  /** Something may be ready. */
  wake(): void {
    this.bell.ring()
  }

  /** Nothing is fetched any more; resolves when what was fetched is done. */
  async stop(): Promise<void> {
    this.stopping = true
    this.bell.ringAll()
    await Promise.all(this.slots)
  }

  /** One of them watches the timers. */
  private async slot(watches: boolean): Promise<void> {
    while (!this.stopping) {
      const jobs = await this.next()
      const tenant = jobs[0]?.data.tenant
      if (tenant === undefined) {
        const wait = watches && !this.stopping ? await this.untilDue() : POLL_MS
        if (!this.stopping) await this.bell.wait(wait)
        continue
      }
      if (jobs.length >= this.size) this.bell.ring() // there is a backlog: the other slot looks for somebody else's
      const began = performance.now()
      const different = await this.work.run(jobs)
      this.busy.delete(tenant)
      const perJob = (performance.now() - began) / jobs.length
      // jobs that ask for the same cost no more the more there are
      const fitting = different === 1 && jobs.length > 1 ? MOST : Math.floor(TURN_MS / perJob)
      this.size = Math.max(1, Math.min(MOST, this.size * 2, fitting))
    }
  }

  private untilDue(): Promise<number> {
    return this.work.soon(POLL_MS).catch((error: unknown) => {
      this.work.failed(error)
      return POLL_MS
    })
  }

  /** One slot asks at a time, so that two never hold the same tenant. */
  private next(): Promise<readonly Claimed[]> {
    const asked = this.asking.then(async () => {
      const jobs = this.stopping ? [] : await this.ofWhoseTurnItIs()
      for (const { data } of jobs) {
        this.busy.add(data.tenant)
        this.served.add(data.tenant)
      }
      return jobs
    })
    const safe = asked.catch((error: unknown) => {
      this.work.failed(error)
      return []
    })
    this.asking = safe
    return safe
  }

  /** Of whoever had no turn in this round; when nobody is left, a new round begins. */
  private async ofWhoseTurnItIs(): Promise<readonly Claimed[]> {
    const first = await this.work.claim([...new Set([...this.served, ...this.busy])], this.size)
    if (first.length > 0 || this.served.size === 0) return first
    this.served.clear()
    return this.work.claim([...this.busy], this.size)
  }
}
