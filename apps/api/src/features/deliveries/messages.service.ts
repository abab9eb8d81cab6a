import type { Answer, Input, listMessages, readContact, readMessages, saveContact } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Queue } from '../../platform/queue/queue.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { deliveryRead } from './deliveries.queue.ts'
import { InboxStore } from './inbox.store.ts'
import { namesIn } from './names-in.ts'

const PAGE = 50

/** 消息: everybody's own inbox. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly store: InboxStore,
    private readonly queue: Queue,
  ) {}

  list(actor: Actor, { unread, before }: Input<typeof listMessages>['query']): Promise<Answer<typeof listMessages>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const rows = await this.store.list(tx, actor, { unread: unread === 'true', before, most: PAGE + 1 })
      const shown = rows.slice(0, PAGE)
      const says = await namesIn(
        tx,
        shown.flatMap(({ title, body }) => [title, body]),
      )
      return {
        messages: shown.map(({ put_at, title, body, ...row }) => ({
          ...row,
          title: says(title),
          body: says(body),
          at: put_at.toISOString(),
        })),
        unread: await this.store.unread(tx, actor),
        more: rows.length > PAGE,
      }
    })
  }

  unread(actor: Actor): Promise<{ unread: number }> {
    return this.database.read(actor.tenantId, async (tx) => ({ unread: await this.store.unread(tx, actor) }))
  }

  read(actor: Actor, ids: Input<typeof readMessages>['body']['messages']): Promise<Answer<typeof readMessages>> {
    const deed = { by: actor.personId, action: 'messages.read', subject: `person:${actor.personId}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      for (const { id, receipt, cycle_id, effect } of await this.store.read(tx, actor, ids))
        if (receipt && cycle_id !== null && effect !== null)
          await this.queue.send(tx, deliveryRead, { delivery: id, cycle: cycle_id, effect })
      return { unread: await this.store.unread(tx, actor) }
    })
  }

  contact(actor: Actor): Promise<Answer<typeof readContact>> {
    return this.database.read(actor.tenantId, async (tx) => ({ email: await this.store.email(tx, actor.personId) }))
  }

  keepContact(actor: Actor, email: string | null): Promise<Answer<typeof saveContact>> {
    const deed = { by: actor.personId, action: 'messages.keep-contact', subject: `person:${actor.personId}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      await this.store.keepEmail(tx, actor.personId, email)
      return { email }
    })
  }
}
