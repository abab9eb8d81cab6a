import type {
  Answer,
  createSheet,
  Input,
  listSampleSheets,
  listSheets,
  readSheetVersion,
  readSheetVersions,
} from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { lintSheet, type Sheet, sheetDifference } from '@jizhi/mechanism'
import { sampleSheets } from '@jizhi/templates'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import { writeSheetFile } from '../../platform/spreadsheet/index.ts'
import { unitOn } from '../people/index.ts'
import { blankBook, planBook } from './excel/write-book.ts'
import { cardOf, documentOf, nameShown, storedSheet, versionOf } from './sheet-views.ts'
import { type SheetRow, SheetsStore } from './sheets.store.ts'

const OWNER_KINDS = ['prefecture', 'city', 'county', 'township']

/** What is to be kept: as a new sheet, or after the version that was seen. */
export interface Keeping {
  readonly sheet: Sheet
  readonly ownerUnitId: string
  readonly fileName: string | null
  readonly note: string | null
}

export interface Kept {
  readonly sheet: string
  readonly version: number
  readonly unchanged: boolean
}

/** 评分表库: versions are kept one after another and never change. */
@Injectable()
export class SheetsService {
  constructor(
    private readonly database: Database,
    private readonly store: SheetsStore,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listSheets>> {
    return this.database.read(actor.tenantId, async (tx) => ({
      sheets: (await this.store.sheets(tx, null, today(tx))).map(cardOf),
    }))
  }

  samples(): Answer<typeof listSampleSheets> {
    return { samples: sampleSheets.map(({ name, sheet }) => ({ name, document: documentOf(sheet) })) }
  }

  read(actor: Actor, id: string): Promise<Answer<typeof readSheetVersions>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const row = await this.known(tx, id)
      const sheet = storedSheet(row.document)
      const versions = await this.store.versions(tx, id)
      return {
        sheet: cardOf(row),
        document: documentOf(sheet),
        findings: [...lintSheet(sheet)],
        versions: versions.map(versionOf),
      }
    })
  }

  version(actor: Actor, { params, query }: Input<typeof readSheetVersion>): Promise<Answer<typeof readSheetVersion>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const row = await this.versionRow(tx, params.sheet, params.version)
      const sheet = storedSheet(row.document)
      const against = query.against ?? (row.version > 1 ? row.version - 1 : null)
      const old = against === null ? undefined : await this.versionRow(tx, params.sheet, against)
      return {
        version: versionOf(row),
        document: documentOf(sheet),
        findings: [...lintSheet(sheet)],
        against,
        changes: old === undefined ? [] : [...sheetDifference(storedSheet(old.document), sheet)],
      }
    })
  }

  async file(actor: Actor, id: string, version: number): Promise<{ name: string; bytes: Uint8Array }> {
    const row = await this.database.read(actor.tenantId, (tx) => this.versionRow(tx, id, version))
    const sheet = storedSheet(row.document)
    return { name: `${sheet.name}（第 ${version} 版）.xlsx`, bytes: await writeSheetFile(planBook(sheet)) }
  }

  async template(): Promise<{ name: string; bytes: Uint8Array }> {
    return { name: '评分表.xlsx', bytes: await writeSheetFile(blankBook()) }
  }

  create(actor: Actor, { body }: Input<typeof createSheet>): Promise<Answer<typeof createSheet>> {
    refuseSample(actor)
    const sample = sampleSheets.find(({ name }) => name === body.sample)
    if (sample === undefined) throw new Fault('sheet.sample-unknown', { name: body.sample })
    const id = newId()
    const deed = { by: actor.personId, action: 'sheets.create', subject: `sheet:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const keeping = { sheet: sample.sheet, ownerUnitId: body.ownerUnitId, fileName: null, note: null }
      await this.refuseOwner(tx, actor, body.ownerUnitId)
      const kept = await this.insert(tx, actor, id, keeping)
      if (kept.unchanged) throw new Fault('sheet.same-name', { name: sample.sheet.name })
      return { sheet: kept.sheet }
    })
  }

  /** A new sheet of version 1. The very same one again keeps nothing; another one of that name is refused. */
  async insert(tx: Tx, actor: Actor, id: string, { sheet, ownerUnitId, fileName, note }: Keeping): Promise<Kept> {
    const digest = digestOf(sheet)
    if (!(await this.store.insert(tx, { id, name: sheet.name, ownerUnitId, by: actor.personId }))) {
      const named = await this.store.named(tx, ownerUnitId, sheet.name)
      const [newest] = named === undefined ? [] : await this.store.versions(tx, named.id, named.version)
      if (named === undefined || newest?.digest !== digest) throw new Fault('sheet.same-name', { name: sheet.name })
      return { sheet: named.id, version: named.version, unchanged: true }
    }
    const made = { sheetId: id, version: 1, document: sheet, digest, fileName, by: actor.personId }
    await this.store.insertVersion(tx, { ...made, noteId: await this.words(tx, note) })
    return { sheet: id, version: 1, unchanged: false }
  }

  /** The next version of a sheet, after the one that was seen. The same content keeps nothing. */
  async append(tx: Tx, actor: Actor, id: string, after: number | null, keeping: Keeping): Promise<Kept> {
    await this.store.lock(tx, id)
    const row = await this.known(tx, id)
    const digest = digestOf(keeping.sheet)
    if (row.digest === digest) return { sheet: id, version: row.version, unchanged: true }
    if (row.version !== after)
      throw new Fault('sheet.changed', { by: nameShown(row.by_name), version: row.version, after })
    const named = await this.store.named(tx, row.owner_unit_id, keeping.sheet.name)
    if (named !== undefined && named.id !== id) throw new Fault('sheet.same-name', { name: keeping.sheet.name })
    const version = row.version + 1
    const made = { sheetId: id, version, document: keeping.sheet, digest, fileName: keeping.fileName }
    await this.store.insertVersion(tx, { ...made, by: actor.personId, noteId: await this.words(tx, keeping.note) })
    return { sheet: id, version, unchanged: false }
  }

  /** Unknown when it belongs to another county. */
  async known(tx: Tx, id: string): Promise<SheetRow> {
    const [row] = await this.store.sheets(tx, id, today(tx))
    if (row === undefined) throw new Fault('sheet.unknown')
    return row
  }

  async refuseOwner(tx: Tx, actor: Actor, ownerUnitId: string): Promise<void> {
    const owner = await unitOn(tx, ownerUnitId, today(tx))
    const reaches = may(actor, 'draw', 'Sheet', { ownerUnitId })
    if (owner === undefined || !reaches || !OWNER_KINDS.includes(owner.kind))
      throw new Fault('sheet.owner-not-yours', { owner: owner?.name ?? '这个单位' })
  }

  private async versionRow(tx: Tx, id: string, version: number) {
    const [row] = await this.store.versions(tx, id, version)
    if (row === undefined) throw new Fault('sheet.unknown')
    return row
  }

  private async words(tx: Tx, text: string | null): Promise<string | null> {
    if (text === null || text === '') return null
    const id = newId()
    await this.store.insertWords(tx, id, text)
    return id
  }
}

const today = (tx: Tx): string => dayOf(tx.now) // within the calendar

export function refuseSample(actor: Actor): void {
  if (actor.tenant.kind === 'sample') throw new Fault('sheet.read-only')
}
