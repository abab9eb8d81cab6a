import type { Answer, readOperations } from '@jizhi/contracts'
import { Inject, Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Incidents } from '../../platform/operations/incidents.ts'
import { machineNow } from '../../platform/operations/machine-clock.ts'
import { type Figures, PlatformFigures } from '../../platform/operations/platform-figures.ts'
import { productVersion } from '../../platform/operations/product-version.ts'
import { Readiness } from '../../platform/operations/readiness.ts'
import { shippedSchema } from '../../platform/operations/schema-version.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { SETTINGS, type Settings } from '../../platform/settings.ts'
import { backupStatusIn } from './backup-status.ts'
import { judge, type Line, type Measured } from './judge.ts'
import { OperationsStore } from './operations.store.ts'
import { queueWords } from './queue-words.ts'
import { reachOf } from './reach.ts'

type View = Answer<typeof readOperations>

const MOST = 50

/** 运维: a county's own figures, or the platform's for its operator, and how they stand. */
@Injectable()
export class OperationsService {
  constructor(
    private readonly database: Database,
    private readonly platform: PlatformFigures,
    private readonly store: OperationsStore,
    private readonly readiness: Readiness,
    private readonly incidents: Incidents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async read(actor: Actor): Promise<View> {
    const tenantId = reachOf(actor)
    const figures =
      tenantId === undefined
        ? await this.platform.now()
        : await this.database.read(tenantId, (tx) => this.store.ofCounty(tx))
    const incidents = this.incidents.recent(tenantId)
    const failed = await this.store.failed(tenantId, MOST)
    const lines = judge(await this.measure(figures, incidents.length))
    return {
      at: new Date(machineNow()).toISOString(),
      whole: tenantId === undefined,
      condition: worst(lines),
      lines,
      queues: queueLines(figures),
      failed: failed.map(({ id, queue, at, tries }) => ({
        ...{ id, queue, words: queueWords(queue), at: at.toISOString(), tries },
      })),
      incidents: incidents.slice(0, MOST).map(({ number, at, where, what }) => ({ number, at, where, what })),
    }
  }

  /** One file for whoever helps: figures, versions, checks. Ids, names and contents stay behind. */
  async diagnosis(actor: Actor): Promise<object> {
    const { failed, ...view } = await this.read(actor)
    const { uptime, platform, arch, versions } = process
    const usage = process.memoryUsage()
    return {
      ...view,
      failed: failed.map(({ queue, at, tries }) => ({ queue, at, tries })),
      checks: await this.readiness.checks(),
      database: await this.store.server(),
      process: { uptimeSeconds: uptime(), platform, arch, node: versions.node, rss: usage.rss, heap: usage.heapUsed },
    }
  }

  private async measure({ queues, outbox, oldestSeconds }: Figures, incidents: number): Promise<Measured> {
    const server = await this.store.server()
    const nowMs = machineNow()
    const counted = (state: string) => sum(queues.filter((one) => one.state === state))
    return {
      ...{ nowMs, oldestSeconds, incidents },
      waiting: counted('created') + counted('retry'),
      active: counted('active'),
      failedJobs: counted('failed'),
      deadDeliveries: sum(outbox.filter(({ state }) => state === 'dead')),
      backup: backupStatusIn(this.settings.dataDir),
      disk: await this.readiness.disk(),
      driftMs: Number(server.now_ms) - nowMs,
      pool: this.database.usage(),
      versions: {
        ...{ product: productVersion(), schema: server.schema, shipped: shippedSchema() },
        ...{ postgres: server.postgres.replace(/ .*/, ''), node: process.versions.node },
      },
    }
  }
}

const sum = (rows: readonly { readonly number: number }[]): number => rows.reduce((all, { number }) => all + number, 0)

const worst = (lines: readonly Line[]): View['condition'] =>
  (['broken', 'attention'] as const).find((one) => lines.some(({ condition }) => condition === one)) ?? 'good'

function queueLines({ queues }: Figures): View['queues'] {
  const names = [...new Set(queues.map(({ queue }) => queue))]
  return names.map((name) => {
    const counted = (...states: string[]) =>
      sum(queues.filter(({ queue, state }) => queue === name && states.includes(state)))
    return {
      ...{ words: queueWords(name), waiting: counted('created', 'retry'), active: counted('active') },
      ...{ timers: counted('timer'), failed: counted('failed') },
    }
  })
}
