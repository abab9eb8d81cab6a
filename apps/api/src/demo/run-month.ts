import type { INestApplicationContext } from '@nestjs/common'
import { CyclesService, CyclesWorker, DecisionsService, ObjectionsService } from '../features/cycles/index.ts'
import { ImportsService, UploadsService } from '../features/imports/index.ts'
import { Clock } from '../platform/clock/clock.ts'
import { Database } from '../platform/database/database.ts'
import type { Actor } from '../platform/session/actor.ts'

/** Who acts in a month; the same posts every month. */
export interface MonthActors {
  readonly admin: Actor
  readonly inspector: Actor
  readonly finance: Actor
  readonly signatory: Actor
}

export interface MonthFile {
  readonly block: string
  readonly by: 'admin' | 'inspector'
  readonly name: string
  readonly bytes: Buffer
}

/** More rounds than a month has dates at which something closes. */
const MOST_DATES = 12

/** Runs a month through the services that people use, one act after another; what is done already is left alone. */
export class DemoMonths {
  private readonly cycles: CyclesService
  private readonly worker: CyclesWorker
  private readonly decisions: DecisionsService
  private readonly objections: ObjectionsService
  private readonly imports: ImportsService
  private readonly uploads: UploadsService
  private readonly database: Database
  private readonly clock: Clock
  private readonly code: string

  constructor(app: INestApplicationContext, code: string) {
    this.cycles = app.get(CyclesService, { strict: false })
    this.worker = app.get(CyclesWorker, { strict: false })
    this.decisions = app.get(DecisionsService, { strict: false })
    this.objections = app.get(ObjectionsService, { strict: false })
    this.imports = app.get(ImportsService, { strict: false })
    this.uploads = app.get(UploadsService, { strict: false })
    this.database = app.get(Database)
    this.clock = app.get(Clock)
    this.code = code
  }

  /** Opens the month and brings its tables in; with an objection block, notices go out. Answers the cycle. */
  async open(who: MonthActors, mechanism: string, period: string, files: readonly MonthFile[]): Promise<string> {
    const params = { county: this.code, mechanism }
    const { id } = await this.cycles.open(who.admin, { params, body: { period } })
    for (const file of files) await this.bringIn(who[file.by], id, file)
    await this.work(who.admin, id)
    return id
  }

  async notice(who: MonthActors, cycle: string): Promise<void> {
    const { tasks } = await this.cycles.read(who.admin, cycle)
    const block = tasks.find(({ kind }) => kind === 'notice')?.block
    if (block === undefined) return
    await this.objections.notice(who.inspector, { params: { county: this.code, cycle }, body: { block } })
    await this.work(who.admin, cycle)
  }

  /** One township disputes one figure of its own row, so that the open month has something to decide. */
  async object(clerk: Actor, cycle: string, row: string, column: string, words: string): Promise<void> {
    const { objections, tasks, document } = await this.cycles.read(clerk, cycle)
    const block = (document.blocks as readonly { id: string; kind: string }[]).find(
      ({ kind }) => kind === 'objection',
    )?.id
    if (block === undefined || objections.length > 0 || tasks.some(({ kind }) => kind === 'notice')) return
    const params = { county: this.code, cycle }
    await this.objections.object(clerk, { params, body: { block, row, columns: [column], words } })
    await this.work(clerk, cycle)
  }

  /** From the end of the objections to the last entry in the ledger; the clock goes on as far as that needs. */
  async finish(who: MonthActors, cycle: string): Promise<void> {
    const params = { county: this.code, cycle }
    for (let round = 0; round < MOST_DATES; round += 1) {
      const { results, cycle: card } = await this.cycles.read(who.admin, cycle)
      if (results.every(({ complete }) => complete) || card.nextAt === null) break
      await this.clockTo(who.admin, Date.parse(card.nextAt) + 1000)
      await this.work(who.admin, cycle)
    }
    for (const { block, liveDigest, revision } of (await this.cycles.read(who.admin, cycle)).results)
      if (revision === null)
        await this.decisions.freeze(who.admin, {
          params: { ...params, block },
          body: { digest: liveDigest, words: null },
        })
    await this.work(who.admin, cycle)
    await this.judge(who.finance, cycle)
    const { effects } = await this.cycles.read(who.signatory, cycle)
    const digests = effects.filter(({ standing }) => standing === 'unsigned').map(({ digest }) => digest)
    if (digests.length > 0) await this.decisions.sign(who.signatory, { params, body: { digests, words: null } })
    await this.work(who.admin, cycle)
  }

  private async judge(finance: Actor, cycle: string): Promise<void> {
    const { tasks } = await this.cycles.read(finance, cycle)
    for (const { block, row, items, mine } of tasks.filter(({ kind }) => kind === 'judge')) {
      const [seen] = items
      if (seen === undefined || !mine) continue
      const body = { block, row, verdict: 'passed', seen, words: null } as const
      await this.decisions.judge(finance, { params: { county: this.code, cycle }, body })
    }
    await this.work(finance, cycle)
  }

  /** The last dates of a month that is over went by while the next ones ran. */
  pass(actor: Actor, cycle: string): Promise<void> {
    return this.work(actor, cycle)
  }

  /** The county's clock, forward only. */
  async clockTo(actor: Actor, at: number): Promise<void> {
    const now = await this.clock.now(actor.tenantId)
    if (at > now) await this.clock.push(actor.tenantId, at - now)
  }

  private async bringIn(actor: Actor, cycle: string, { block, name, bytes }: MonthFile): Promise<void> {
    const { upload } = await this.uploads.upload(actor, { fileName: name, bytes })
    const target = { kind: 'month', cycle, block } as const
    await this.imports.commit(actor, { upload, sheet: null, target, mapping: null })
  }

  /** What the worker does with the job that every act leaves; here at once, so that the next act finds it done. */
  private async work({ tenantId }: Actor, cycle: string): Promise<void> {
    const deed = { by: null, action: 'cycles.derive', subject: `cycle:${cycle}` }
    await this.database.write(tenantId, deed, (tx) => this.worker.bringUpToDate(tx, cycle))
  }
}
