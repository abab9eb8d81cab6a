import type { Answer, holdPen, Input } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { MechanismsStore } from './mechanisms.store.ts'
import { type PenRow, PensStore } from './pens.store.ts'

/** A page that was heard of this lately is not written down again: most asking writes nothing. */
const FRESH_MS = 45_000

/** Who writes on a draft, one page at a time; who else opens it reads, and may take over. */
@Injectable()
export class PensService {
  constructor(
    private readonly database: Database,
    private readonly store: MechanismsStore,
    private readonly pens: PensStore,
  ) {}

  async hold(actor: Actor, { params, body }: Input<typeof holdPen>): Promise<Answer<typeof holdPen>> {
    if (actor.tenant.kind === 'sample') throw new Fault('mechanism.read-only')
    const id = params.mechanism
    const { page, want } = body
    const known = await this.database.read(actor.tenantId, async (tx) => {
      await this.demandDraw(tx, actor, id)
      const pen = await this.pens.pen(tx, id)
      const isFresh = pen?.page === page && pen.is_held && tx.now - pen.seen_at.getTime() < FRESH_MS
      const isOthers = pen !== undefined && pen.page !== page && pen.is_held
      const isTold = want === 'hold' ? isFresh || isOthers : want === 'leave' && pen?.page !== page
      return { pen, isTold }
    })
    if (known.isTold) return answerOf(actor, page, known.pen)
    const deed = { by: actor.personId, action: `pens.${want}`, subject: `mechanism:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      await this.demandDraw(tx, actor, id)
      if (want === 'leave') await this.pens.layDown(tx, id, page)
      else await this.pens.take(tx, id, page, actor.personId, want === 'take')
      return answerOf(actor, page, await this.pens.pen(tx, id))
    })
  }

  private async demandDraw(tx: Tx, actor: Actor, id: string): Promise<void> {
    const [card] = await this.store.cards(tx, id, dayOf(tx.now))
    if (card === undefined) throw new Fault('mechanism.unknown')
    demand(actor, 'draw', 'Mechanism', { ownerUnitId: card.owner_unit_id })
  }
}

function answerOf(actor: Actor, page: string, pen: PenRow | undefined): Answer<typeof holdPen> {
  if (pen === undefined || !pen.is_held) return { isMine: false, holder: null }
  if (pen.page === page) return { isMine: true, holder: null }
  return {
    isMine: false,
    holder: {
      name: pen.held_by_name ?? '',
      isYou: pen.held_by === actor.personId,
      since: pen.since.toISOString(),
      seenAt: pen.seen_at.toISOString(),
    },
  }
}
