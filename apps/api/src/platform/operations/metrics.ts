import { Injectable } from '@nestjs/common'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { Database } from '../database/database.ts'
import { PlatformFigures } from './platform-figures.ts'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** What /metrics says, in the Prometheus text format. No label names a county, a unit or a person. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry()
  private readonly requests: Histogram<'route' | 'method' | 'status'>
  private readonly failures: Counter
  private readonly jobs: Histogram<'queue' | 'outcome'>
  private readonly pool: Gauge<'state'>
  private readonly up: Gauge
  private readonly queues: Gauge<'queue' | 'state'>
  private readonly outbox: Gauge<'state'>
  private readonly oldest: Gauge
  private readonly dead: Gauge

  constructor(
    private readonly database: Database,
    private readonly figures: PlatformFigures,
  ) {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 20 })
    this.requests = new Histogram({
      ...{ registers, name: 'jizhi_request_seconds', help: 'Requests answered, by route', buckets: SECONDS },
      labelNames: ['route', 'method', 'status'],
    })
    this.failures = new Counter({ registers, name: 'jizhi_5xx_total', help: 'Answers of 500 and above' })
    this.jobs = new Histogram({
      ...{ registers, name: 'jizhi_job_seconds', help: 'Jobs worked by this process; cycles.derive is deriving' },
      ...{ buckets: SECONDS, labelNames: ['queue', 'outcome'] },
    })
    this.pool = new Gauge({
      ...{ registers, name: 'jizhi_pool_connections', help: 'Database pool: in use, and waiting for one' },
      labelNames: ['state'],
    })
    this.up = new Gauge({ registers, name: 'jizhi_database_up', help: '1 while the database answers' })
    this.queues = new Gauge({
      ...{ registers, name: 'jizhi_queue_jobs', help: 'Jobs by queue and state; timer: not due yet' },
      labelNames: ['queue', 'state'],
    })
    this.outbox = new Gauge({
      ...{ registers, name: 'jizhi_deliveries', help: 'Deliveries not yet at rest, and dead ones, by state' },
      labelNames: ['state'],
    })
    this.oldest = new Gauge({
      ...{ registers, name: 'jizhi_oldest_fact_seconds', help: 'How long the oldest fact not yet derived has waited' },
    })
    this.dead = new Gauge({
      ...{ registers, name: 'jizhi_dead_letters', help: 'Deliveries and jobs that were given up' },
    })
  }

  /** The whole text; what only the database could say is left out while it is away. */
  async text(): Promise<{ readonly type: string; readonly body: string }> {
    const { inUse, waiting } = this.database.usage()
    this.pool.set({ state: 'in-use' }, inUse)
    this.pool.set({ state: 'waiting' }, waiting)
    const said = await this.figures.now().catch(() => undefined)
    this.up.set(said === undefined ? 0 : 1)
    for (const gauge of [this.queues, this.outbox]) gauge.reset()
    for (const { queue, state, number } of said?.queues ?? []) this.queues.set({ queue, state }, number)
    for (const { state, number } of said?.outbox ?? []) this.outbox.set({ state }, number)
    this.oldest.set(said?.oldestSeconds ?? Number.NaN)
    this.dead.set(said?.deadLetters ?? Number.NaN)
    return { type: this.registry.contentType, body: await this.registry.metrics() }
  }

  answered(route: string, method: string, status: number, seconds: number): void {
    this.requests.observe({ route, method, status }, seconds)
    if (status >= 500) this.failures.inc()
  }

  worked(queue: string, outcome: 'done' | 'failed', seconds: number): void {
    this.jobs.observe({ queue, outcome }, seconds)
  }
}
