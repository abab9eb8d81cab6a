import type { Answer, Input, listMessages, readMessages } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { InboxStore } from './inbox.store.ts'
import { namesIn } from './names-in.ts'

const PAGE = 50

/** 消息: everybody's own inbox. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly store: InboxStore,
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
      await this.store.read(tx, actor, ids)
      return { unread: await this.store.unread(tx, actor) }
    })
  }
}
