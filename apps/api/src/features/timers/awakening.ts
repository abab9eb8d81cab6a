import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { deriveCycle } from '../cycles/index.ts'
import { openDue } from '../mechanisms/index.ts'
import { LateStore } from './late.store.ts'

/** How often a worker looks for timers that were lost; a process counts this by itself, no clock is read. */
const EVERY_MS = 600_000
/**
 * Timers are jobs, and jobs survive restarts; but a job can be lost with its queue (a restored database, an operator's
 * hand). So a worker that starts, and now and then one that runs, calls upon everything that should have happened.
 */
@Injectable()
export class Awakening implements OnModuleDestroy {
  private readonly log = new Logger('Awakening')
  private timer: NodeJS.Timeout | undefined
  private walk: Promise<void> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly queue: Queue,
    private readonly store: LateStore,
  ) {}

  /** Begins with a first look, which nobody waits for. */
  start(): void {
    const look = (): void => {
      this.walk = this.walk.then(() => this.lookAround()).catch((error: unknown) => this.log.error(String(error)))
    }
    look()
    this.timer = setInterval(look, EVERY_MS).unref()
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer)
    await this.walk
  }

  /** One county after another; where nothing is late nothing is written. */
  async lookAround(): Promise<void> {
    for (const id of await this.store.counties()) {
      const late = await this.store.late(id)
      if (late.length === 0) continue
      const deed = { by: null, action: 'timers.awaken', subject: `tenant:${id}` }
      await this.database.write(id, deed, async (tx) => {
        for (const { mechanism, cycle } of late)
          if (mechanism !== null) await this.queue.send(tx, openDue, { mechanism })
          else if (cycle !== null) await this.queue.send(tx, deriveCycle, { cycle, news: true })
      })
    }
  }
}
