import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import { Database, type Deed, type Tx } from '../database/database.ts'
import { QUEUE_SCHEMA } from '../database/directory-tables.ts'
import { isDatabaseAway } from '../database/lost-connections.ts'
import { failpoint } from '../failpoint.ts'
import { Incidents } from '../operations/incidents.ts'
import { Metrics } from '../operations/metrics.ts'
import { SETTINGS, type Settings } from '../settings.ts'
import { DEAD_LETTERS } from './install-queue.ts'
import type { Payload, QueueDefinition } from './queue-definition.ts'

/** What a feature's worker does with a job, inside the job's own transaction. */
export interface Handler<Q extends QueueDefinition> {
  readonly queue: Q
  /** Becomes the audit row of the job's transaction. */
  deed(tenantId: string, payload: Payload<Q>): Deed
  /**
   * Work that no transaction can take back, such as calling outside, in transactions of its own; the job's transaction
   * follows. It runs again when the worker dies, so it keeps its own record of what was done.
   */
  ahead?(tenantId: string, payload: Payload<Q>): Promise<void>
  run(tx: Tx, payload: Payload<Q>): Promise<void>
}

interface Envelope {
  readonly tenant: string
  readonly payload: unknown
}

const WORK = {
  includeMetadata: true,
  batchSize: 1,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 2,
} as const

/** The one door to jobs and timers. */
@Injectable()
export class Queue implements OnModuleDestroy {
  private readonly log = new Logger('Queue')
  private readonly boss: PgBoss
  private readonly handlers = new Map<string, (job: JobWithMetadata<Envelope>) => Promise<void>>()
  private started: Promise<unknown> | undefined

  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
    private readonly incidents: Incidents,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.boss = new PgBoss({
      connectionString: settings.databaseUrl,
      schema: QUEUE_SCHEMA,
      migrate: false,
      createSchema: false,
      schedule: false,
      supervise: true,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      reindex: false, // the app role owns no index; an operator does that
      monitorVacuum: false,
      useListenNotify: true,
      max: 5,
      application_name: 'jizhi queue',
    })
    this.boss.on('error', (error) => this.log.error(error.message))
  }

  /**
   * Sends a job inside the business transaction: saved but not queued cannot happen. `at`: not before that instant of the
   * tenant's clock. Never de-duplicated here: a job seen as waiting may be fetched before this transaction commits, and
   * its news would be missed; a handler with nothing to do returns at once instead.
   */
  async send<Q extends QueueDefinition>(tx: Tx, queue: Q, payload: Payload<Q>, at?: number): Promise<void> {
    await this.start()
    const data: Envelope = { tenant: tx.tenantId, payload }
    const startAfter = at === undefined ? {} : { startAfter: Math.max(0, Math.ceil((at - tx.now) / 1000)) }
    await this.boss.send(queue.name, data, { ...startAfter, db: through(tx) })
  }

  /** Registers what a feature does with a queue's jobs; a feature's worker calls it in its constructor. */
  handle<Q extends QueueDefinition>(handler: Handler<Q>): void {
    this.handlers.set(handler.queue.name, (job) => this.measured(handler, job))
  }

  /** Makes this process a worker for every registered handler, and for the alarm of jobs that failed for the last time. */
  async startWorkers(): Promise<void> {
    await this.start()
    for (const [name, run] of this.handlers) {
      let worker = ''
      worker = await this.boss.work<Envelope, void, typeof WORK>(name, WORK, async (jobs) => {
        try {
          for (const job of jobs) await run(job)
        } finally {
          // pg-boss bursts in batches only: without this a backlog would go one job per poll, however short
          if (jobs.length > 0) this.boss.notifyWorker(worker)
        }
      })
    }
    await this.boss.work(DEAD_LETTERS, { pollingIntervalSeconds: 5 }, async (jobs) => {
      for (const job of jobs) this.log.error(`job ${job.id} failed for the last time and needs a person`)
    })
  }

  async onModuleDestroy(): Promise<void> {
    if (this.started !== undefined) await this.boss.stop({ graceful: true, timeout: 10_000 })
  }

  /** A job that failed is tried again by the queue; each failure is noted with a number. */
  private async measured<Q extends QueueDefinition>(
    handler: Handler<Q>,
    job: JobWithMetadata<Envelope>,
  ): Promise<void> {
    const began = performance.now()
    const seconds = (): number => (performance.now() - began) / 1000
    try {
      await this.runOne(handler, job)
      this.metrics.worked(job.name, 'done', seconds())
    } catch (error) {
      this.metrics.worked(job.name, 'failed', seconds())
      if (!isDatabaseAway(error)) this.incidents.note(error, { where: `job ${job.name}`, tenantId: job.data.tenant })
      throw error
    }
  }

  private async runOne<Q extends QueueDefinition>(handler: Handler<Q>, job: JobWithMetadata<Envelope>): Promise<void> {
    const { tenant } = job.data
    // the queue's own schema says what its payload is; a payload that does not fit fails the job
    const payload = handler.queue.payload.parse(job.data.payload) as Payload<Q>
    await handler.ahead?.(tenant, payload)
    await this.database.write(tenant, handler.deed(tenant, payload), async (tx) => {
      failpoint('job.before-work', job.name)
      await handler.run(tx, payload)
      const attempt = { id: job.id, retryCount: job.retryCount }
      const settled = await this.boss.complete(job.name, attempt, undefined, { db: through(tx) })
      // its declared type is empty, its answer is not: 0 affected means that another worker has the job by now
      if (!('affected' in settled) || settled.affected !== 1) throw new Error(`job ${job.id} is no longer ours`)
      failpoint('job.before-commit', job.name)
    })
    failpoint('job.after-commit', job.name)
  }

  private start(): Promise<unknown> {
    this.started ??= this.boss.start()
    return this.started
  }
}

function through(tx: Tx) {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.sql(text, values ?? []) }),
  }
}
