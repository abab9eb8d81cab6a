import 'reflect-metadata'
import {
  commitImport,
  createMechanism,
  decideVersion,
  judgeRow,
  openCycle,
  saveDraft,
  submitMechanism,
  uploadFile,
} from '@jizhi/contracts'
import { CyclesWorker } from '../../src/features/cycles/cycles.worker.ts'
import { AppendFacts } from '../../src/features/cycles/index.ts'
import { Standings } from '../../src/features/cycles/standing.ts'
import { Database } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/new-id.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { hire } from '../hire.ts'
import type { Stand } from '../stand.ts'
import { closeDrawing } from './drawing.ts'
import { foundWorkload } from './found-workload.ts'
import { sheetOf, type Workload } from './workload.ts'

const STAFF = ['county-admin', 'approver', 'inspector', 'finance', 'signatory'] as const

/** A county with the drawn mechanism in force, whose months are imported and closed through the product's own services. */
export class Product {
  readonly stand: Stand
  readonly county: County
  /** Row keys, in the order of the workload. */
  readonly units: { readonly towns: readonly string[]; readonly villages: readonly string[] }
  private readonly work: Workload
  private readonly mechanism: string
  private readonly inspector: string
  private readonly staff: Readonly<Record<(typeof STAFF)[number], Caller>>
  private readonly cycles = new Map<number, string>()

  private constructor(made: Pick<Product, 'stand' | 'county' | 'units'> & Hidden) {
    this.stand = made.stand
    this.county = made.county
    this.units = made.units
    this.work = made.work
    this.mechanism = made.mechanism
    this.inspector = made.inspector
    this.staff = made.staff
  }

  static async open(stand: Stand, work: Workload): Promise<Product> {
    const county = await stand.county({ townships: 0, villages: 0 })
    const units = await foundWorkload(stand, county, work)
    const staff = {} as Record<(typeof STAFF)[number], Caller>
    let inspector = ''
    for (const role of STAFF) {
      const hired = await hire(stand.app, county, { role, unitId: county.rootId })
      staff[role] = await hired.signIn(stand.origin)
      if (role === 'inspector') inspector = hired.personId
    }
    const mechanism = await publish(staff, county, work)
    return new Product({ stand, county, units, work, mechanism, inspector, staff })
  }

  cycleOf(month: number): string {
    const cycle = this.cycles.get(month)
    if (cycle === undefined) throw new Error(`month ${month} is not open`)
    return cycle
  }

  async openMonth(month: number): Promise<void> {
    const period = `${2030 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    const params = { county: this.county.code, mechanism: this.mechanism }
    const reply = await this.staff['county-admin'].call(openCycle, { params, body: { period } })
    if (reply.status !== 200) throw new Error(reply.text)
    this.cycles.set(month, reply.answer.id)
  }

  /** The database part of an import: new facts checked against what is there, stored with their import and an audit row. */
  async importSheets(month: number, scores: Int32Array): Promise<number> {
    const cycle = this.cycleOf(month)
    const deed = { by: this.inspector, action: 'imports.commit', subject: `cycle:${cycle}` }
    const importId = newId()
    return this.stand.app.get(Database).write(this.county.id, deed, async (tx) => {
      await tx.sql(
        `insert into imports (tenant_id, id, owner_unit_id, kind, file_name, sha256, rows, state, by, at)
         values ($1, $2, $3, 'month', 'bench.csv', $4, $5, 'done', $6, to_timestamp($7::bigint / 1000.0))`,
        [tx.tenantId, importId, this.county.rootId, '0'.repeat(64), this.units.villages.length, this.inspector, tx.now],
      )
      const facts = this.units.villages.map((row, at) => ({
        kind: 'answered' as const,
        slot: { block: 'sheet', row },
        value: { sheet: sheetOf(this.work, scores, at) },
        by: this.inspector,
        source: { file: 'bench.csv', cell: `B${at + 2}` },
        importId,
      }))
      const { added } = await this.stand.app.get(AppendFacts).append(tx, cycle, facts)
      return added
    })
  }

  /** The file of a month, made before the clock runs. */
  fileOf(scores: Int32Array): Uint8Array<ArrayBuffer> {
    const head = ['单位', ...this.work.indicators.map((_, at) => `指标 ${at + 1}`)].join(',')
    const lines = this.units.villages.map((_, village) =>
      [`village ${this.work.towns.length + village}`, ...sheetOf(this.work, scores, village).map(points)].join(','),
    )
    return new Uint8Array(Buffer.from([head, ...lines].join('\n')))
  }

  /** The whole import as the inspector's browser asks for it: the file goes up, is read, checked and written. */
  async importFile(month: number, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
    const params = { county: this.county.code }
    const upload = await this.staff.inspector.upload(uploadFile, params, { name: `${month}.csv`, bytes })
    if (upload.status !== 200) throw new Error(upload.text)
    const target = { kind: 'month' as const, cycle: this.cycleOf(month), block: 'sheet' }
    const body = { upload: upload.answer.upload, sheet: null, target, mapping: null }
    const reply = await this.staff.inspector.call(commitImport, { params, body })
    if (reply.status !== 200) throw new Error(reply.text)
    return reply.answer.added
  }

  /** Whether the file of one month and the facts of another left the same sheets. */
  async holdsTheSame(one: number, other: number): Promise<boolean> {
    const rows = await this.stand.look(
      `select row, sheet from facts where cycle_id = any ($1) and kind = 'answered' group by row, sheet having count(*) = 2`,
      [[this.cycleOf(one), this.cycleOf(other)]],
    )
    return rows.length === this.units.villages.length
  }

  /** Everything before the close: the sheets are derived, finance passes both tables of awards. */
  async prepareClose(month: number): Promise<void> {
    await this.bringUpToDate(month)
    const cycle = this.cycleOf(month)
    const { derived } = await this.stand.database.read(this.county.id, (tx) =>
      this.stand.app.get(Standings).of(tx, cycle),
    )
    for (const task of derived.open.filter(({ kind }) => kind === 'judge')) {
      const body = { block: task.block, row: null, verdict: 'passed' as const, seen: task.items[0]!, words: null }
      const reply = await this.staff.finance.call(judgeRow, { params: { county: this.county.code, cycle }, body })
      if (reply.status !== 200) throw new Error(reply.text)
    }
  }

  /** The worker's whole transaction: derive, freeze, derive, effects, ledger, boards, summary, audit. */
  bringUpToDate(month: number): Promise<void> {
    const cycle = this.cycleOf(month)
    const deed = { by: null, action: 'cycles.derive', subject: `cycle:${cycle}` }
    return this.stand.app
      .get(Database)
      .write(this.county.id, deed, (tx) => this.stand.app.get(CyclesWorker).bringUpToDate(tx, cycle))
  }
}

/** 9123 → 91.23 */
const points = (hundredths: number): string =>
  `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`

interface Hidden {
  readonly work: Workload
  readonly mechanism: string
  readonly inspector: string
  readonly staff: Readonly<Record<(typeof STAFF)[number], Caller>>
}

/** Draws, submits and approves, as people would. */
async function publish(staff: Hidden['staff'], county: County, work: Workload): Promise<string> {
  const params = { county: county.code }
  const name = '月考评'
  const must = <R extends { status: number; text: string }>(reply: R): R => {
    if (reply.status !== 200) throw new Error(reply.text)
    return reply
  }
  const body = { name, ownerUnitId: county.rootId, template: null }
  const { id } = must(await staff['county-admin'].call(createMechanism, { params, body })).answer
  const at = { ...params, mechanism: id }
  const document = closeDrawing(work, id, name)
  const saved = await staff['county-admin'].call(saveDraft, {
    params: at,
    body: { document: { ...document }, layout: { positions: {} }, revision: 1 },
  })
  const { revision } = must(saved).answer
  const proposal = { revision, planNumber: null, inForceFrom: '2030-01', explanation: null }
  must(await staff['county-admin'].call(submitMechanism, { params: at, body: proposal }))
  const verdict = { verdict: 'approved' as const, reason: null }
  must(await staff.approver.call(decideVersion, { params: { ...at, version: 1 }, body: verdict }))
  return id
}
