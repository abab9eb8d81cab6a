import type { DeliveryKind, OutsideChannel } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { About, Said } from './message.ts'

/** A delivery taken for an attempt. */
export interface TakenRow {
  readonly id: string
  readonly kind: DeliveryKind
  readonly urgent: boolean
  readonly about: About
  readonly person_id: string | null
  readonly post_id: string | null
  readonly reader_unit_id: string | null
  readonly reader_role: string | null
  readonly title: Said
  readonly body: Said
  readonly link: string
  readonly attempts: number
  readonly sent_as: string | null
  readonly put_at: Date
}

/** Who makes an attempt, and until when nobody else may. */
export interface Holding {
  readonly job: string
  readonly lease: number
}

const ROW = `d.id, d.kind, d.urgent, d.about, d.person_id, d.post_id, d.reader_unit_id, d.reader_role, d.title, d.body, d.link,
  d.attempts, d.sent_as, d.put_at`
/** Waiting and due, or given to a worker that fell silent: its lease is over, or its job came to somebody else. */
const DUE = `d.tenant_id = $1 and d.channel = $2 and ((d.state in ('waiting', 'failed') and d.next_at <= to_timestamp($3::bigint / 1000.0))
  or (d.state = 'sending' and (d.lease_until <= to_timestamp($3::bigint / 1000.0) or d.taken_by = any($4::uuid[]))))`

@Injectable()
export class SendingStore {
  /** Due ones, the longest waiting first; the channel's row is locked by the caller. */
  due(tx: Tx, channel: OutsideChannel, jobs: readonly string[], most: number): Promise<TakenRow[]> {
    return tx.sql<TakenRow>(
      `select ${ROW} from deliveries d where ${DUE} order by d.urgent desc, d.next_at, d.id limit $5`,
      [tx.tenantId, channel, tx.now, jobs, most],
    )
  }

  /** Recorded before the call: a worker that dies in the middle leaves its attempt behind. */
  async take(tx: Tx, ids: readonly string[], sentAs: string, { job, lease }: Holding): Promise<void> {
    await tx.sql(
      `update deliveries set state = 'sending', attempts = attempts + 1, sent_as = $3, lease_until = to_timestamp($4::bigint / 1000.0),
         sent_at = to_timestamp($5::bigint / 1000.0), taken_by = $6::uuid
       where tenant_id = $1 and id = any($2::uuid[])`,
      [tx.tenantId, ids, sentAs, lease, tx.now, job],
    )
  }

  /** What nobody needs outside any more: read meanwhile, or the channel was switched off. */
  async drop(tx: Tx, ids: readonly string[], why: string): Promise<void> {
    await tx.sql(
      `update deliveries set state = 'unneeded', next_at = null, lease_until = null, last_error = $3
       where tenant_id = $1 and id = any($2::uuid[])`,
      [tx.tenantId, ids, why],
    )
  }

  async postpone(tx: Tx, ids: readonly string[], until: number): Promise<void> {
    await tx.sql(
      `update deliveries set state = case when attempts = 0 then 'waiting' else 'failed' end, lease_until = null,
         next_at = to_timestamp($3::bigint / 1000.0) where tenant_id = $1 and id = any($2::uuid[])`,
      [tx.tenantId, ids, until],
    )
  }

  /** Whoever took it meanwhile keeps it: only the attempt that was recorded is settled. */
  async settle(
    tx: Tx,
    lease: number,
    ids: readonly string[],
    outcome: { state: 'sent' | 'delivered' | 'failed' | 'dead'; answer: string; nextAt: number | null },
  ): Promise<number> {
    const rows = await tx.sql(
      `update deliveries set state = $4, answer = case when $4 in ('sent', 'delivered') then $5 else answer end,
         last_error = case when $4 in ('failed', 'dead') then $5 end, next_at = to_timestamp($6::bigint / 1000.0), lease_until = null,
         delivered_at = case when $4 in ('sent', 'delivered') then to_timestamp($7::bigint / 1000.0) end
       where tenant_id = $1 and id = any($3::uuid[]) and state = 'sending'
         and lease_until = to_timestamp($2::bigint / 1000.0) returning 1`,
      [tx.tenantId, lease, ids, outcome.state, outcome.answer, outcome.nextAt, tx.now],
    )
    return rows.length
  }

  /** Which of these somebody has read in the inbox. */
  async readOf(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.sql<{ id: string }>(
      `select d.id from deliveries d join deliveries i on i.tenant_id = $1 and i.id = d.inbox_id and i.read_at is not null
       where d.tenant_id = $1 and d.id = any($2::uuid[])`,
      [tx.tenantId, ids],
    )
    return new Set(rows.map(({ id }) => id))
  }

  /** The next moment at which something of the channel is due; undefined when nothing waits. */
  async nextDue(tx: Tx, channel: OutsideChannel): Promise<number | undefined> {
    const [row] = await tx.sql<{ at: Date | null }>(
      `select min(case when state = 'sending' then lease_until else next_at end) as at from deliveries
       where tenant_id = $1 and channel = $2 and state in ('waiting', 'failed', 'sending')`,
      [tx.tenantId, channel],
    )
    return row?.at?.getTime()
  }

  /** Mail addresses or phone numbers of whoever the delivery is for, today. */
  async recipients(tx: Tx, row: TakenRow, column: 'email' | 'phone'): Promise<string[]> {
    const found = await tx.sql<{ to: string }>(
      `with today as (select (to_timestamp($2::bigint / 1000.0) at time zone 'Asia/Shanghai')::date as day)
       select distinct p.${column} as to from persons p, today where p.tenant_id = $1 and p.${column} is not null and (p.id = $3::uuid
         or exists (select 1 from holders h join posts o on o.tenant_id = $1 and o.id = h.post_id
           where h.tenant_id = $1 and h.person_id = p.id and h.valid_from <= day and (h.valid_to is null or h.valid_to > day)
             and (o.id = $4::uuid or (o.unit_id = $5::uuid and ($6::text is null or o.role = $6)))))
       order by 1`,
      [tx.tenantId, tx.now, row.person_id, row.post_id, row.reader_unit_id, row.reader_role],
    )
    return found.map(({ to }) => to)
  }
}
