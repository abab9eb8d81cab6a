import type { Answer, checkSheetFile, Input, keepSheetFile } from '@jizhi/contracts'
import { adoptIds, type Sheet, type SheetChange, sheetDifference } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { PROBLEMS_SHOWN, type Problem, writeErrorFile } from '../../platform/spreadsheet/index.ts'
import { UploadsService } from '../imports/index.ts'
import { readBook } from './excel/read-book.ts'
import { storedSheet } from './sheet-views.ts'
import { refuseSample, SheetsService } from './sheets.service.ts'

type Reading = Input<typeof checkSheetFile>['body']

/** A file read as a sheet, beside the version it follows. */
interface Checked {
  readonly fileName: string
  readonly sheet: Sheet | undefined
  readonly problems: readonly Problem[]
  readonly problemCount: number
  readonly notes: readonly Problem[]
  readonly after: number | null
  readonly changes: readonly SheetChange[]
}

/** A sheet from Excel: looked at as often as people like, kept whole or not at all. */
@Injectable()
export class SheetFilesService {
  constructor(
    private readonly database: Database,
    private readonly uploads: UploadsService,
    private readonly sheets: SheetsService,
  ) {}

  async check(actor: Actor, body: Reading): Promise<Answer<typeof checkSheetFile>> {
    const opened = await this.uploads.open(actor, body.upload)
    const checked = await this.database.read(actor.tenantId, (tx) => this.reading(tx, actor, body, opened))
    return {
      document: checked.sheet === undefined ? null : { ...checked.sheet },
      problems: checked.problems.slice(0, PROBLEMS_SHOWN).map(problemOf),
      problemCount: checked.problemCount,
      notes: checked.notes.map(({ message }) => message),
      after: checked.after,
      changes: [...checked.changes],
    }
  }

  async keep(actor: Actor, body: Input<typeof keepSheetFile>['body']): Promise<Answer<typeof keepSheetFile>> {
    const opened = await this.uploads.open(actor, body.upload)
    const id = body.sheet ?? newId()
    const deed = { by: actor.personId, action: 'sheets.keep', subject: `sheet:${id}`, digest: opened.upload.sha256 }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { sheet, problems, problemCount, fileName } = await this.reading(tx, actor, body, opened)
      if (sheet === undefined)
        throw new Fault('import.has-problems', { count: problemCount, first: problems[0]?.message ?? '' })
      const keeping = { sheet, ownerUnitId: body.ownerUnitId, fileName, note: body.note }
      return body.sheet === null
        ? this.sheets.insert(tx, actor, id, keeping)
        : this.sheets.append(tx, actor, id, body.after, keeping)
    })
  }

  async errorFile(actor: Actor, body: Reading): Promise<{ name: string; bytes: Uint8Array }> {
    const opened = await this.uploads.open(actor, body.upload)
    const { problems } = await this.database.read(actor.tenantId, (tx) => this.reading(tx, actor, body, opened))
    const name = opened.upload.file_name.replace(/\.[^.]*$/, '')
    return { name: `${name}（问题）.xlsx`, bytes: await writeErrorFile(opened.file, problems) }
  }

  private async reading(
    tx: Tx,
    actor: Actor,
    body: Reading,
    { upload, file }: Awaited<ReturnType<UploadsService['open']>>,
  ): Promise<Checked> {
    refuseSample(actor)
    const row = body.sheet === null ? undefined : await this.sheets.known(tx, body.sheet)
    if (row === undefined) await this.sheets.refuseOwner(tx, actor, body.ownerUnitId)
    else demand(actor, 'draw', 'Sheet', { ownerUnitId: row.owner_unit_id })
    const old = row && storedSheet(row.document)
    const supposed = {
      worksheet: body.worksheet,
      name: old?.name ?? upload.file_name.replace(/\.[^.]*$/, ''),
      subject: old?.subject ?? body.subject,
    }
    const read = readBook(file, supposed)
    const known = { fileName: upload.file_name, after: row?.version ?? null }
    if (!read.ok) {
      const { problems, total, notes } = read.fault
      return { ...known, sheet: undefined, problems, problemCount: total, notes, changes: [] }
    }
    const sheet = old === undefined ? read.value.sheet : adoptIds(old, read.value.sheet)
    const changes = old === undefined ? [] : sheetDifference(old, sheet)
    return { ...known, sheet, problems: [], problemCount: 0, notes: read.value.notes, changes }
  }
}

const problemOf = ({ code, sheet, row, column, message }: Problem) => ({
  code,
  sheet: sheet ?? '',
  row: row ?? null,
  column: column ?? null,
  message,
})
