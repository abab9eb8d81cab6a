import type { Answer, Input, keepNamedDraft, listNamedDrafts, readNamedDraft } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { storedDocument, storedLayout } from './document.ts'
import { MechanismsStore } from './mechanisms.store.ts'
import { type NamedDraftRow, NamedDraftsStore } from './named-drafts.store.ts'
import { refuseOlder } from './refuse-older.ts'
import { nameShown } from './views.ts'

/** 命名保存: a draft is kept under a name, looked at, compared, and brought back by whoever draws. */
@Injectable()
export class NamedDraftsService {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsStore,
    private readonly store: NamedDraftsStore,
  ) {}

  list(actor: Actor, mechanism: string): Promise<Answer<typeof listNamedDrafts>> {
    return this.database.read(actor.tenantId, async (tx) => {
      await this.ownerOf(tx, mechanism)
      return { named: (await this.store.list(tx, mechanism)).map(viewOf) }
    })
  }

  read(actor: Actor, { params }: Input<typeof readNamedDraft>): Promise<Answer<typeof readNamedDraft>> {
    return this.database.read(actor.tenantId, async (tx) => {
      await this.ownerOf(tx, params.mechanism)
      const row = await this.store.read(tx, params.mechanism, params.draft)
      if (row === undefined) throw new Fault('named-draft.unknown')
      return { named: viewOf(row), document: { ...storedDocument(row.document) }, layout: storedLayout(row.layout) }
    })
  }

  keep(actor: Actor, { params, body }: Input<typeof keepNamedDraft>): Promise<Answer<typeof keepNamedDraft>> {
    if (actor.tenant.kind === 'sample') throw new Fault('mechanism.read-only')
    const { mechanism } = params
    const deed = { by: actor.personId, action: 'named-drafts.keep', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const draft = await this.mechanisms.draft(tx, mechanism, true)
      if (draft === undefined) throw new Fault('mechanism.unknown')
      demand(actor, 'draw', 'Mechanism', { ownerUnitId: await this.ownerOf(tx, mechanism) })
      refuseOlder(draft, body.revision)
      const id = newId()
      const noteId = body.note === null || body.note === '' ? null : newId()
      if (noteId !== null) await this.mechanisms.insertWords(tx, noteId, body.note ?? '')
      if (!(await this.store.keep(tx, mechanism, { id, name: body.name, noteId, by: actor.personId })))
        throw new Fault('named-draft.name-taken', { name: body.name })
      return { id }
    })
  }

  private async ownerOf(tx: Tx, mechanism: string): Promise<string> {
    const [card] = await this.mechanisms.cards(tx, mechanism, dayOf(tx.now))
    if (card === undefined) throw new Fault('mechanism.unknown')
    return card.owner_unit_id
  }
}

const viewOf = (row: NamedDraftRow): Answer<typeof listNamedDrafts>['named'][number] => ({
  ...{ id: row.id, name: row.name, note: row.note, blocks: row.blocks },
  by: nameShown(row.by_name),
  at: row.kept_at.toISOString(),
})
