import type { Answer, dismissDelivery, Input, listDeliveries, sendAgain } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { Queue } from '../../platform/queue/queue.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { demandCounty } from './channels.service.ts'
import { sendDeliveries } from './deliveries.queue.ts'
import { DeliveryListStore, type ListedRow } from './delivery-list.store.ts'
import type { Said } from './message.ts'
import { namesIn } from './names-in.ts'

type View = Answer<typeof listDeliveries>['deliveries'][number]

const PAGE = 50
const MAY_AGAIN: ReadonlySet<string> = new Set(['failed', 'dead', 'unneeded'])

/** 送达: what went to whom, and what came of it. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly store: DeliveryListStore,
    private readonly queue: Queue,
  ) {}

  list(actor: Actor, { query }: Input<typeof listDeliveries>): Promise<Answer<typeof listDeliveries>> {
    demandCounty(actor)
    return this.database.read(actor.tenantId, async (tx) => {
      const asked = { state: query.state, channel: query.channel, before: query.before, most: PAGE + 1 }
      const rows = await this.store.list(tx, asked)
      const says = await namesIn(
        tx,
        rows.flatMap((row) => [row.title, addresseeOf(row)]),
      )
      const counts = [...(await this.store.counts(tx)).values()]
      return {
        deliveries: rows.slice(0, PAGE).map((row) => viewOf(row, says)),
        more: rows.length > PAGE,
        dead: counts.reduce((sum, { dead }) => sum + dead, 0),
      }
    })
  }

  again(actor: Actor, id: string): Promise<Answer<typeof sendAgain>> {
    demandCounty(actor)
    const deed = { by: actor.personId, action: 'deliveries.again', subject: `delivery:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const row = await this.store.stateOf(tx, id)
      if (row === undefined) throw new Fault('delivery.unknown')
      if (row.channel === 'inbox' || !MAY_AGAIN.has(row.state)) throw new Fault('delivery.not-again')
      await this.store.again(tx, id)
      await this.queue.send(tx, sendDeliveries, { channel: row.channel })
      return { state: 'waiting' as const }
    })
  }

  dismiss(actor: Actor, id: string, reason: string): Promise<Answer<typeof dismissDelivery>> {
    demandCounty(actor)
    const deed = { by: actor.personId, action: 'deliveries.dismiss', subject: `delivery:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const row = await this.store.stateOf(tx, id)
      if (row === undefined) throw new Fault('delivery.unknown')
      if (row.state !== 'dead') throw new Fault('delivery.not-dead')
      await this.store.dismiss(tx, id, reason)
      return { state: 'unneeded' as const }
    })
  }
}

const viewOf = (row: ListedRow, says: (said: Said) => string): View => ({
  ...{ id: row.id, kind: row.kind, channel: row.channel, state: row.state, attempts: row.attempts, link: row.link },
  title: says(row.title),
  to: says(addresseeOf(row)),
  putAt: row.put_at.toISOString(),
  nextAt: row.next_at?.toISOString() ?? null,
  deliveredAt: row.delivered_at?.toISOString() ?? null,
  readAt: row.read_at?.toISOString() ?? null,
  answer: row.answer,
  mayAgain: row.channel !== 'inbox' && MAY_AGAIN.has(row.state),
})

function addresseeOf({ unit_id, person_id, post_title, post_unit }: ListedRow): Said {
  if (unit_id !== null) return [{ unit: unit_id }]
  if (person_id !== null) return [{ person: person_id }]
  return post_unit === null ? ['其他平台'] : [{ unit: post_unit }, ` · ${post_title ?? ''}`]
}
