import { createHash } from 'node:crypto'
import type { Answer, uploadFile } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Upload } from '../../platform/contract/contract.ts'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { readSheetFile, type Sheet, type SheetFile } from '../../platform/spreadsheet/index.ts'
import { ReadFiles } from './read-files.ts'
import { type UploadRow, UploadsStore } from './uploads.store.ts'

const FIRST_ROWS = 8
const FIRST_COLUMNS = 60
const CELL_CHARACTERS = 60
const NAME_CHARACTERS = 200

export interface Opened {
  readonly upload: UploadRow
  readonly file: SheetFile
}

const EMPTY = Buffer.alloc(0)

@Injectable()
export class UploadsService {
  private readonly read = new ReadFiles()

  constructor(
    private readonly database: Database,
    private readonly store: UploadsStore,
  ) {}

  /** Keeps the file for a day and says what is in it. A file that is no table is not kept. */
  async upload(actor: Actor, { fileName, bytes }: Upload): Promise<Answer<typeof uploadFile>> {
    const file = await sheetsOf(bytes)
    const id = newId()
    const name = shownName(fileName)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const deed = { by: actor.personId, action: 'imports.upload', subject: `upload:${id}`, digest: sha256 }
    await this.database.write(actor.tenantId, deed, (tx) =>
      this.store.insert(tx, { id, fileName: name, sha256, bytes, by: actor.personId }),
    )
    this.read.keep(id, file)
    return { upload: id, name, sheets: file.sheets.map(cardOf), notes: notesOn(file) }
  }

  /** One's own upload, from memory or read again: an upload never changes, so what is checked and written is the file itself. */
  async open(actor: Actor, id: string): Promise<Opened> {
    const kept = this.read.of(id)
    const { upload, bytes } = await this.database.read(actor.tenantId, async (tx) => {
      const found = await this.store.find(tx, id, actor.personId)
      if (found === undefined) throw new Fault('import.unknown')
      return { upload: found, bytes: kept === undefined ? await this.store.bytes(tx, id) : EMPTY }
    })
    if (kept !== undefined) return { upload, file: kept }
    const file = await sheetsOf(bytes)
    this.read.keep(id, file)
    return { upload, file }
  }
}

async function sheetsOf(bytes: Buffer): Promise<SheetFile> {
  const read = await readSheetFile(bytes)
  if (read.ok) return read.value
  const [first] = read.fault.problems
  throw new Fault('import.file-refused', { why: first?.message ?? '', code: first?.code ?? '' })
}

const cardOf = ({ name, rows }: Sheet) => ({
  name,
  rows: rows.length,
  first: rows
    .slice(0, FIRST_ROWS)
    .map((row) => row.slice(0, FIRST_COLUMNS).map((text) => text.slice(0, CELL_CHARACTERS))),
})

function notesOn({ kind, encoding, sheets }: SheetFile): string[] {
  const notes = sheets.filter(({ hidden }) => hidden).map(({ name }) => `工作表“${name}”是隐藏的。`)
  if (kind === 'csv' && encoding === 'gb18030') notes.push('CSV 文件按 GBK 编码读取。')
  return notes
}

/** The last part of the name, without characters that could not be seen. */
const shownName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').slice(0, NAME_CHARACTERS) || '未命名'
