import { Readable } from 'node:stream'
import type { Answer, Input, keepFile } from '@jizhi/contracts'
import { Inject, Injectable } from '@nestjs/common'
import type { Upload } from '../../platform/contract/contract.ts'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type FileRow, FilesStore } from './files.store.ts'
import { OBJECTS, type ObjectStore } from './object-store.ts'
import { seenKind } from './seen-kind.ts'

const NAME_CHARACTERS = 200

/** 附件: the bytes lie in the object store, untouched; who brought them and when stands in a row. */
@Injectable()
export class FilesService {
  constructor(
    private readonly database: Database,
    private readonly store: FilesStore,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
  ) {}

  /** The object first, the row second: a crash between them leaves bytes that nobody names, never a name without bytes. */
  async keep(
    actor: Actor,
    { fileName, bytes }: Upload,
    { body }: Input<typeof keepFile>,
  ): Promise<Answer<typeof keepFile>> {
    const name = plainName(fileName)
    const seen = seenKind(name, bytes)
    if ('why' in seen) throw new Fault('file.refused', { why: seen.why })
    const { sha256, size } = await this.objects.put(actor.tenantId, Readable.from([bytes]))
    const id = newId()
    const deed = { by: actor.personId, action: 'files.upload', subject: `file:${id}`, digest: sha256 }
    await this.database.write(actor.tenantId, deed, (tx) =>
      this.store.insert(tx, { id, sha256, size, mime: seen.kind, name, purpose: body.purpose, by: actor.personId }),
    )
    return { id, name, mime: seen.kind, size, sha256 }
  }

  async read(actor: Actor, id: string): Promise<{ file: FileRow; bytes: Readable }> {
    const file = await this.database.read(actor.tenantId, (tx) => this.find(tx, id))
    const bytes = await this.objects.open(actor.tenantId, file.sha256)
    if (bytes === undefined) throw new Fault('file.lost')
    return { file, bytes }
  }

  /** Inside a transaction of another room, which ties the file to what it proves. */
  async find(tx: Tx, id: string): Promise<FileRow> {
    const file = await this.store.find(tx, id)
    if (file === undefined) throw new Fault('file.unknown')
    return file
  }
}

/** The last part of the name, without characters that could not be seen or that turn the reading direction. */
const plainName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim().slice(-NAME_CHARACTERS)
