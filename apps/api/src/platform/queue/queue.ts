import { setTimeout as pause } from 'node:timers/promises'
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { PgBoss } from 'pg-boss'
import { Database, type Deed, type Tx } from '../database/database.ts'
import { QUEUE_SCHEMA } from '../database/directory-tables.ts'
import { impatientSocket, isDatabaseAway } from '../database/lost-connections.ts'
import { failpoint } from '../failpoint.ts'
import { Incidents } from '../operations/incidents.ts'
import { Metrics } from '../operations/metrics.ts'
import { SETTINGS, type Settings } from '../settings.ts'
import { ClaimsStore } from './claims.store.ts'
import { CHANNEL, type Claimed, type Envelope, IS_WAITING } from './claims.ts'
import { DEAD_LETTERS, HEARTBEAT_S } from './install-queue.ts'
import type { Payload, QueueDefinition } from './queue-definition.ts'
import { Turns } from './turns.ts'

/** What a feature's worker does with a job, inside the job's own transaction. */
export interface Handler<Q extends QueueDefinition> {
  readonly queue: Q
  /** Becomes the audit row of the job's transaction. */
  deed(tenantId: string, payload: Payload<Q>): Deed
  /**
   * Work that no transaction can take back, such as calling outside, in transactions of its own; the job's transaction
   * follows. It runs again when the worker dies, for the same `jobs`, so it keeps its own record of what was done.
   */
  ahead?(tenantId: string, payload: Payload<Q>, jobs: readonly string[]): Promise<void>
  run(tx: Tx, payload: Payload<Q>): Promise<void>
  /** Jobs with the same word ask for the same: of those that are fetched together one is worked, and all are done. */
  same?(payload: Payload<Q>): string
}

/** When a job is to run, and what it brings up to date. */
export interface Sending {
  /** Not before that instant of the tenant's clock, in epoch milliseconds. */
  readonly at?: number | undefined
  /**
   * What the job brings up to date. While one with the same key waits to be fetched no second is sent. Only for who holds
   * a lock until the end of the transaction that the job takes too before it reads: else the waiting job could be fetched
   * and read before this transaction commits, and its news would be missed.
   */
  readonly locked?: string
}

/** What a worker process does with one queue. */
interface Served {
  readonly name: string
  readonly atOnce: number
  readonly batches: boolean
  /** All of one tenant and asking for the same. */
  one(jobs: Alike): Promise<void>
  /** Those that ask for the same go together. */
  alike(jobs: readonly Claimed[]): Alike[]
}

type Alike = readonly [Claimed, ...Claimed[]]

const STOP_MS = 10_000
const POOL = 3

/** The one door to jobs and timers. */
@Injectable()
export class Queue implements OnModuleDestroy {
  private readonly log = new Logger('Queue')
  private readonly boss: PgBoss
  private readonly claims: ClaimsStore
  private readonly handlers = new Map<string, Served>()
  private readonly turns = new Map<string, Turns>()
  private listening: { close(): Promise<void> } | undefined
  private started: Promise<unknown> | undefined

  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
    private readonly incidents: Incidents,
    @Inject(SETTINGS) settings: Settings,
  ) {
    const connection = {
      connectionString: settings.databaseUrl,
      // a fetched job that a crash of the server forgets is ready again: nobody waits for the disk
      options: '-c synchronous_commit=off',
      stream: impatientSocket, // handed on to its pool and to whoever listens
      max: POOL,
      application_name: 'jizhi queue',
    }
    this.claims = new ClaimsStore(connection)
    this.boss = new PgBoss({
      ...connection,
      schema: QUEUE_SCHEMA,
      migrate: false,
      createSchema: false,
      schedule: false,
      supervise: true,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      reindex: false, // the app role owns no index; an operator does that
      monitorVacuum: false,
    })
    this.boss.on('error', (error) => this.log.error(error.message))
  }

  /** Sends a job inside the business transaction: saved but not queued cannot happen. */
  async send<Q extends QueueDefinition>(
    tx: Tx,
    queue: Q,
    payload: Payload<Q>,
    { at, locked }: Sending = {},
  ): Promise<void> {
    await this.start()
    if (locked !== undefined && (await tx.sql(IS_WAITING, [queue.name, locked])).length > 0) return
    const data: Envelope = { tenant: tx.tenantId, payload }
    // a millisecond more, as the transaction's moment is rounded
    const startAfter = at === undefined || at <= tx.now ? {} : { startAfter: (at - tx.now + 1) / 1000 }
    const key = locked === undefined ? {} : { singletonKey: locked }
    await this.boss.send(queue.name, data, { ...startAfter, ...key, group: { id: tx.tenantId }, db: through(tx) })
  }

  /** Registers what a feature does with a queue's jobs; a feature's worker calls it in its constructor. */
  handle<Q extends QueueDefinition>(handler: Handler<Q>): void {
    this.handlers.set(handler.queue.name, {
      name: handler.queue.name,
      atOnce: handler.queue.atOnce ?? 1,
      batches: handler.ahead === undefined,
      one: (jobs) => this.runOne(handler, jobs),
      alike: (jobs) =>
        [...Map.groupBy(jobs, (job) => wordOf(handler, job)).values()].flatMap(([first, ...rest]) =>
          first === undefined ? [] : [[first, ...rest] as const],
        ),
    })
  }

  /** Makes this process a worker for every registered handler, and for the alarm of jobs that failed for the last time. */
  async startWorkers(): Promise<void> {
    await this.start()
    const db = this.boss.getDb()
    for (const served of this.handlers.values())
      this.turns.set(
        served.name,
        new Turns({
          atOnce: served.atOnce,
          claim: (leftOut, most) => this.claims.claim(served.name, leftOut, served.batches ? most : 1),
          soon: (within) => this.claims.soon(served.name, within),
          run: (jobs) => this.runAll(served, jobs),
          failed: (error) => this.log.error(error instanceof Error ? error.message : String(error)),
        }),
      )
    const [{ channel }] = (await db.executeSql(CHANNEL)).rows as [{ channel: string }]
    const wakeAll = (): void => {
      for (const turns of this.turns.values()) turns.wake()
    }
    this.listening = await db.listen?.(channel, (queue) => this.turns.get(queue)?.wake(), wakeAll)
    await this.boss.work(DEAD_LETTERS, { pollingIntervalSeconds: 5 }, async (jobs) => {
      for (const job of jobs) this.log.error(`job ${job.id} failed for the last time and needs a person`)
    })
  }

  async onModuleDestroy(): Promise<void> {
    await this.listening?.close()
    const idle = Promise.all([...this.turns.values()].map((turns) => turns.stop()))
    await Promise.race([idle, pause(STOP_MS, undefined, { ref: false })])
    if (this.started !== undefined) await this.boss.stop({ graceful: true, timeout: STOP_MS })
    await this.claims.end()
  }

  /** Jobs of one tenant: several in one transaction, which saves commits; what fails there is tried alone. */
  private async runAll(served: Served, jobs: readonly Claimed[]): Promise<number> {
    const beating = setInterval(() => {
      this.boss.touch(served.name, jobs.map(attemptOf)).catch(() => undefined) // a beat may be missed
    }, HEARTBEAT_S * 500)
    const all = served.alike(jobs)
    try {
      const done = all.length > 1 ? await this.together(served, all) : new Set<Alike>()
      for (const one of all) if (!done.has(one)) await this.measured(served, one)
      return all.length
    } finally {
      clearInterval(beating)
    }
  }

  /** Answers what is done. */
  private async together(served: Served, all: readonly Alike[]): Promise<ReadonlySet<Alike>> {
    const began = performance.now()
    const tenant = all[0]![0].data.tenant // there are at least two
    let done = new Set<Alike>()
    try {
      await this.database.together(tenant, async () => {
        done = new Set()
        for (const one of all)
          await served.one(one).then(
            () => done.add(one),
            () => undefined, // it was taken back alone and is tried again by itself, where its failure is noted
          )
      })
    } catch {
      return new Set()
    }
    const seconds = (performance.now() - began) / 1000 / all.length
    for (const _ of done) this.committed(served, seconds)
    return done
  }

  /** A job that failed is tried again by the queue; each failure is noted with a number. */
  private async measured(served: Served, jobs: Alike): Promise<void> {
    const began = performance.now()
    const seconds = (): number => (performance.now() - began) / 1000
    try {
      await served.one(jobs)
      this.committed(served, seconds())
    } catch (error) {
      this.metrics.worked(served.name, 'failed', seconds())
      const { tenant } = jobs[0].data
      if (!isDatabaseAway(error)) this.incidents.note(error, { where: `job ${served.name}`, tenantId: tenant })
      const words = { message: error instanceof Error ? error.message : String(error) }
      // where the database is away the job's heart stops beating, and it is fetched again for that
      await this.boss.fail(served.name, jobs.map(attemptOf), words).catch(() => undefined)
    }
  }

  private committed({ name }: Served, seconds: number): void {
    failpoint('job.after-commit', name)
    this.metrics.worked(name, 'done', seconds)
  }

  private async runOne<Q extends QueueDefinition>(handler: Handler<Q>, jobs: Alike): Promise<void> {
    const [{ data }] = jobs
    const { tenant } = data
    const { name } = handler.queue
    // the queue's own schema says what its payload is; a payload that does not fit fails the job
    const payload = handler.queue.payload.parse(data.payload) as Payload<Q>
    await handler.ahead?.(
      tenant,
      payload,
      jobs.map(({ id }) => id),
    )
    await this.database.write(tenant, { ...handler.deed(tenant, payload), routine: true }, async (tx) => {
      failpoint('job.before-work', name)
      await handler.run(tx, payload)
      const settled = await this.boss.complete(name, jobs.map(attemptOf), undefined, { db: through(tx) })
      // its declared type is empty, its answer is not: fewer affected means that another worker has the job by now
      if (!('affected' in settled) || settled.affected !== jobs.length)
        throw new Error(`job ${jobs[0].id} is no longer ours`)
      failpoint('job.before-commit', name)
    })
  }

  private start(): Promise<unknown> {
    this.started ??= this.boss.start()
    return this.started
  }
}

/** What a job asks for; a payload that does not fit asks for something of its own, and fails. */
function wordOf<Q extends QueueDefinition>({ queue, same }: Handler<Q>, { id, data }: Claimed): string {
  const read = same === undefined ? undefined : queue.payload.safeParse(data.payload)
  return read?.success && same !== undefined ? same(read.data as Payload<Q>) : id
}

const attemptOf = ({ id, retryCount }: Claimed) => ({ id, retryCount })

function through(tx: Tx) {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.sql(text, values ?? []) }),
  }
}
