import type { Answer, checkImport, commitImport, Input, listImports } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { visibleRows } from '../../platform/database/visible-rows.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import {
  PROBLEMS_SHOWN,
  type Problem,
  type Read,
  readTable,
  type TableRead,
  writeErrorFile,
  writeTemplateFile,
} from '../../platform/spreadsheet/index.ts'
import { type Mapped, mappedColumns } from './column-mapping.ts'
import { ImportsStore } from './imports.store.ts'
import { sampleOf } from './sample-rows.ts'
import type { Plan, Prepared } from './target.ts'
import { type Target, Targets } from './targets.ts'
import { type Opened, UploadsService } from './uploads.service.ts'

type Reading = Input<typeof commitImport>['body']

/** A file read against its target, with what writing it would do when nothing is wrong. */
interface Checked {
  readonly prepared: Prepared
  readonly mapped: Mapped
  readonly table: TableRead | undefined
  readonly plan: Plan | undefined
  readonly problems: readonly Problem[]
  readonly problemCount: number
  readonly notes: readonly Problem[]
}

/** 导入: a file is checked as often as people like and written whole or not at all. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly uploads: UploadsService,
    private readonly targets: Targets,
    private readonly store: ImportsStore,
  ) {}

  async check(actor: Actor, body: Input<typeof checkImport>['body']): Promise<Answer<typeof checkImport>> {
    refuseSample(actor)
    const opened = await this.uploads.open(actor, body.upload)
    const checked = await this.database.read(actor.tenantId, (tx) => this.read(tx, actor, body, opened))
    const { prepared, mapped, table, plan } = checked
    return {
      wanted: prepared.request.columns.map(({ id, label, required }) => ({ id, label, required })),
      headers: [...mapped.headers],
      mapping: { ...mapped.mapping },
      rows: table?.rows.length ?? 0,
      problems: checked.problems.slice(0, PROBLEMS_SHOWN).map(problemOf),
      problemCount: checked.problemCount,
      notes: checked.notes.map(({ message }) => message),
      effect: plan?.effect ?? { added: 0, unchanged: 0, corrected: 0 },
      sample: table === undefined ? [] : sampleOf(opened.file, table),
    }
  }

  /** One transaction: facts, the row of the import, its audit row and the job that derives. */
  async commit(actor: Actor, body: Reading): Promise<Answer<typeof commitImport>> {
    refuseSample(actor)
    const opened = await this.uploads.open(actor, body.upload)
    const { upload } = opened
    const id = newId()
    const deed = { by: actor.personId, action: 'imports.commit', subject: `import:${id}`, digest: upload.sha256 }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { prepared, mapped, table, plan, problemCount, problems } = await this.read(tx, actor, body, opened, true)
      if (problemCount > 0 || plan === undefined || table === undefined)
        throw new Fault('import.has-problems', { count: problemCount, first: problems[0]?.message ?? '' })
      const { effect, differences } = plan
      const place = { kind: body.target.kind, sha256: upload.sha256, ownerUnitId: prepared.ownerUnitId }
      const changes = effect.added + effect.corrected > 0
      const earlier = changes ? undefined : await this.store.earlier(tx, place.kind, place.sha256, place.ownerUnitId)
      if (earlier !== undefined && plan.report === null)
        return { import: earlier, ...effect, differences: [...differences] }
      await this.store.insert(tx, {
        ...place,
        id,
        fileName: upload.file_name,
        mapping: mapped.mapping,
        rows: table.rows.length,
        report: plan.report,
        source: prepared.source,
        by: actor.personId,
      })
      if (changes) await plan.write(tx, id)
      return { import: id, ...effect, differences: [...differences] }
    })
  }

  async errorFile(actor: Actor, body: Reading): Promise<{ name: string; bytes: Uint8Array }> {
    const opened = await this.uploads.open(actor, body.upload)
    const { problems } = await this.database.read(actor.tenantId, (tx) => this.read(tx, actor, body, opened))
    const name = opened.upload.file_name.replace(/\.[^.]*$/, '')
    return { name: `${name}（问题）.xlsx`, bytes: await writeErrorFile(opened.file, problems) }
  }

  async template(actor: Actor, target: Target): Promise<{ name: string; bytes: Uint8Array }> {
    const prepared = await this.database.read(actor.tenantId, (tx) => this.targets.prepare(tx, actor, target, false))
    demand(actor, 'import', 'Import', { ownerUnitId: prepared.ownerUnitId })
    const { title, request, filled } = prepared
    return { name: `${title}.xlsx`, bytes: await writeTemplateFile(sheetName(title), request.columns, filled) }
  }

  list(actor: Actor): Promise<Answer<typeof listImports>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const rows = await tx.prisma.import.findMany({
        where: { AND: [{ tenantId: tx.tenantId }, visibleRows(actor, 'read', 'Import')] },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 500,
      })
      const names = await this.store.personNames(tx, [...new Set(rows.map(({ by }) => by))])
      return {
        imports: rows.map(({ id, kind, fileName, source, rows: count, by, at }) => ({
          ...{ id, kind, fileName, source, rows: count },
          by: names.get(by) ?? '（姓名已删除）',
          at: at.toISOString(),
        })),
      }
    })
  }

  private async read(tx: Tx, actor: Actor, body: Reading, { upload, file }: Opened, toWrite = false): Promise<Checked> {
    const prepared = await this.targets.prepare(tx, actor, body.target, toWrite)
    demand(actor, 'import', 'Import', { ownerUnitId: prepared.ownerUnitId })
    const mapped = mappedColumns(file, prepared.request.columns, body.sheet, body.mapping)
    const read: Read<TableRead> = readTable(file, {
      ...prepared.request,
      remembered: mapped.remembered,
      ...(body.sheet === null ? {} : { sheet: body.sheet }),
    })
    if (!read.ok) {
      const { problems, total, notes } = read.fault
      return { prepared, mapped, table: undefined, plan: undefined, problems, problemCount: total, notes }
    }
    const table = read.value
    const plan = await prepared.plan(tx, table, { name: upload.file_name, by: actor.personId })
    const { problems } = plan
    return { prepared, mapped, table, plan, problems, problemCount: problems.length, notes: table.notes }
  }
}

function refuseSample(actor: Actor): void {
  if (actor.tenant.kind === 'sample') throw new Fault('cycle.read-only')
}

const problemOf = ({ code, sheet, row, column, message }: Problem) => ({
  code,
  sheet: sheet ?? '',
  row: row ?? null,
  column: column ?? null,
  message,
})

/** Excel allows 31 characters and none of these. */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)
