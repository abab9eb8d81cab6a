import type { DeliveryKind } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import type { Said } from './message.ts'

export interface InboxRow {
  readonly id: string
  readonly kind: DeliveryKind
  readonly title: Said
  readonly body: Said
  readonly link: string
  readonly put_at: Date
  readonly urgent: boolean
  readonly read: boolean
}

export interface FirstRead {
  readonly id: string
  readonly receipt: boolean
  readonly cycle_id: string | null
  readonly effect: string | null
}

/** What is whose: the person's own, the posts' held today, and the units' served in the role that reads for them. */
const MINE = `d.tenant_id = $1 and d.channel = 'inbox' and (d.person_id = $2 or d.post_id = any($3::uuid[])
  or (d.reader_unit_id = any($4::uuid[]) and exists (select 1 from unnest($4::uuid[], $5::text[]) as g(unit, role)
    where g.unit = d.reader_unit_id and (d.reader_role is null or g.role = d.reader_role))))`
const UNREAD = `not exists (select 1 from delivery_reads r where r.tenant_id = $1 and r.delivery_id = d.id and r.person_id = $2)`

@Injectable()
export class InboxStore {
  list(
    tx: Tx,
    actor: Actor,
    asked: { unread: boolean; before: string | undefined; most: number },
  ): Promise<InboxRow[]> {
    return tx.sql<InboxRow>(
      `select d.id, d.kind, d.title, d.body, d.link, d.put_at, d.urgent, not ${UNREAD} as read from deliveries d
       where ${MINE} and (not $6::bool or ${UNREAD})
         and ($7::uuid is null or (d.put_at, d.id) < (select put_at, id from deliveries where tenant_id = $1 and id = $7::uuid))
       order by d.put_at desc, d.id desc limit $8`,
      [...mine(tx, actor), asked.unread, asked.before ?? null, asked.most],
    )
  }

  async unread(tx: Tx, actor: Actor): Promise<number> {
    const [row] = await tx.sql<{ n: number }>(
      `select count(*)::int as n from deliveries d where ${MINE} and ${UNREAD}`,
      mine(tx, actor),
    )
    return row?.n ?? 0
  }

  /** Answers the messages that nobody had read before. */
  async read(tx: Tx, actor: Actor, ids: readonly string[] | null): Promise<FirstRead[]> {
    return tx.sql<FirstRead>(
      `with opened as (
         insert into delivery_reads (tenant_id, delivery_id, person_id, at)
         select $1, d.id, $2, to_timestamp($7::bigint / 1000.0) from deliveries d
         where ${MINE} and ($6::uuid[] is null or d.id = any($6::uuid[])) and ${UNREAD}
         on conflict (tenant_id, delivery_id, person_id) do nothing returning delivery_id
       )
       update deliveries d set state = 'read', read_at = to_timestamp($7::bigint / 1000.0)
       from opened where d.tenant_id = $1 and d.id = opened.delivery_id and d.read_at is null
       returning d.id, d.receipt, d.cycle_id, d.about ->> 'effect' as effect`,
      [...mine(tx, actor), ids, tx.now],
    )
  }

  async email(tx: Tx, person: string): Promise<string | null> {
    const values = [tx.tenantId, person]
    const [row] = await tx.sql<{ email: string | null }>(
      'select email from persons where tenant_id = $1 and id = $2',
      values,
    )
    return row?.email ?? null
  }

  async keepEmail(tx: Tx, person: string, email: string | null): Promise<void> {
    await tx.sql('update persons set email = $3 where tenant_id = $1 and id = $2', [tx.tenantId, person, email])
  }
}

const mine = (tx: Tx, { personId, grants }: Actor): unknown[] => [
  tx.tenantId,
  personId,
  grants.map(({ postId }) => postId),
  grants.map(({ unitId }) => unitId),
  grants.map(({ role }) => role),
]
