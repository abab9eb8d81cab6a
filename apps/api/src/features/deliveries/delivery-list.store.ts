import type { DeliveryKind, OutsideChannel } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { Said } from './message.ts'

export interface ListedRow {
  readonly id: string
  readonly kind: DeliveryKind
  readonly channel: OutsideChannel | 'inbox'
  readonly title: Said
  readonly unit_id: string | null
  readonly person_id: string | null
  readonly post_title: string | null
  readonly post_unit: string | null
  readonly state: 'waiting' | 'sending' | 'sent' | 'delivered' | 'read' | 'unneeded' | 'failed' | 'dead'
  readonly attempts: number
  readonly put_at: Date
  readonly next_at: Date | null
  readonly delivered_at: Date | null
  readonly read_at: Date | null
  readonly answer: string | null
  readonly link: string
}

export interface Asked {
  readonly state: string | undefined
  readonly channel: string | undefined
  readonly before: string | undefined
  readonly most: number
}

@Injectable()
export class DeliveryListStore {
  list(tx: Tx, { state, channel, before, most }: Asked): Promise<ListedRow[]> {
    return tx.sql<ListedRow>(
      `select d.id, d.kind, d.channel, d.title, d.unit_id, d.person_id, p.title as post_title, p.unit_id as post_unit, d.state,
         d.attempts, d.put_at, d.next_at, d.delivered_at, d.read_at, coalesce(d.last_error, d.answer) as answer, d.link
       from deliveries d left join posts p on p.tenant_id = $1 and p.id = d.post_id
       where d.tenant_id = $1 and ($2::text is null or d.state = $2) and ($3::text is null or d.channel = $3)
         and ($4::uuid is null or (d.put_at, d.id) < (select put_at, id from deliveries where tenant_id = $1 and id = $4::uuid))
       order by d.put_at desc, d.id desc limit $5`,
      [tx.tenantId, state ?? null, channel ?? null, before ?? null, most],
    )
  }

  async counts(tx: Tx): Promise<ReadonlyMap<string, { waiting: number; dead: number }>> {
    const rows = await tx.sql<{ channel: string; waiting: number; dead: number }>(
      `select channel, count(*) filter (where state <> 'dead')::int as waiting, count(*) filter (where state = 'dead')::int as dead
       from deliveries where tenant_id = $1 and channel <> 'inbox' and (state in ('waiting', 'sending', 'dead')
         or (state = 'failed' and next_at is not null)) group by channel`,
      [tx.tenantId],
    )
    return new Map(rows.map((row) => [row.channel, row]))
  }

  async stateOf(tx: Tx, id: string): Promise<Pick<ListedRow, 'state' | 'channel'> | undefined> {
    const [row] = await tx.sql<Pick<ListedRow, 'state' | 'channel'>>(
      'select state, channel from deliveries where tenant_id = $1 and id = $2 for update',
      [tx.tenantId, id],
    )
    return row
  }

  /** Given up for good, and why; an attempt that was still under way finds nothing to do. */
  async dismiss(tx: Tx, id: string, reason: string): Promise<void> {
    await tx.sql(
      `update deliveries set state = 'unneeded', last_error = $3, next_at = null where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, `已忽略：${reason}`],
    )
  }

  /** From the beginning: its attempts count anew. */
  async again(tx: Tx, id: string): Promise<void> {
    await tx.sql(
      `update deliveries set state = 'waiting', attempts = 0, last_error = null, lease_until = null,
         next_at = to_timestamp($3::bigint / 1000.0) where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, tx.now],
    )
  }
}
