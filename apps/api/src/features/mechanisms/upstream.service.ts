import type { Answer, Input, readUpstream, takeUpstream } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import type { Mechanism } from '@jizhi/mechanism'
import { isTemplateName, templates } from '@jizhi/templates'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { storedDocument } from './document.ts'
import { MechanismsStore } from './mechanisms.store.ts'
import { type Origin, OriginsStore } from './origins.store.ts'

/** The newest version of what a mechanism came from. */
interface Newest {
  readonly title: string
  readonly version: number
  readonly document: Mechanism
}

/** A newer version of a template, or of the county's mechanism for a township's copy: told, looked at, taken. */
@Injectable()
export class UpstreamService {
  constructor(
    private readonly database: Database,
    private readonly store: MechanismsStore,
    private readonly origins: OriginsStore,
  ) {}

  read(actor: Actor, id: string): Promise<Answer<typeof readUpstream>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const origin = await this.originOf(tx, id)
      const newest = await this.newest(tx, origin)
      return {
        ...{ title: newest.title, version: origin.version, newest: newest.version },
        base: { ...storedDocument(origin.document) },
        theirs: { ...newest.document },
      }
    })
  }

  take(actor: Actor, { params, body }: Input<typeof takeUpstream>): Promise<Answer<typeof takeUpstream>> {
    if (actor.tenant.kind === 'sample') throw new Fault('mechanism.read-only')
    const id = params.mechanism
    const deed = { by: actor.personId, action: 'mechanisms.take-upstream', subject: `mechanism:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const [card] = await this.store.cards(tx, id, dayOf(tx.now))
      if (card === undefined) throw new Fault('mechanism.unknown')
      demand(actor, 'draw', 'Mechanism', { ownerUnitId: card.owner_unit_id })
      const newest = await this.newest(tx, await this.originOf(tx, id))
      // One that came in between was not looked at: it is offered again.
      if (newest.version === body.version) await this.origins.takeNewer(tx, id, newest.version, newest.document)
      return { version: body.version }
    })
  }

  private async originOf(tx: Tx, id: string): Promise<Origin> {
    if ((await this.store.draft(tx, id)) === undefined) throw new Fault('mechanism.unknown')
    const origin = await this.origins.origin(tx, id)
    if (origin === undefined) throw new Fault('mechanism.no-upstream')
    return origin
  }

  private async newest(tx: Tx, { kind, source, version, document }: Origin): Promise<Newest> {
    if (kind === 'template') {
      if (!isTemplateName(source)) throw new Fault('mechanism.no-upstream')
      const template = templates[source]
      return { title: template.title, version: template.version, document: template.mechanism }
    }
    const today = dayOf(tx.now)
    const [card] = await this.store.cards(tx, source, today)
    const standing = await this.store.inForce(tx, source, today)
    return standing === undefined
      ? { title: card?.name ?? '', version, document: storedDocument(document) }
      : { title: card?.name ?? '', version: standing.version, document: storedDocument(standing.document) }
  }
}
