import { Injectable } from '@nestjs/common'
import type { CalendarNotice } from '../../platform/calendar/laid-over.ts'
import type { Tx } from '../../platform/database/database.ts'

export interface NoticeRow {
  readonly id: string
  readonly number: string
  readonly link: string | null
  readonly issued_on: string
  readonly days: CalendarNotice['days']
  readonly entered_by: string
  readonly entered_at: Date
  readonly moved: number
}

export interface NewNotice {
  readonly id: string
  readonly number: string
  readonly link: string | null
  readonly issuedOn: string
  readonly days: CalendarNotice['days']
  readonly publishes: number | null
  readonly by: string
}

@Injectable()
export class CalendarStore {
  /** Newest first. */
  list(tx: Tx): Promise<NoticeRow[]> {
    return tx.sql<NoticeRow>(
      `select n.id, n.number, n.link, to_char(n.issued_on, 'YYYY-MM-DD') as issued_on, n.days, n.entered_by, n.entered_at,
         (select count(*)::int from calendar_moves m where m.tenant_id = $1 and m.notice_id = n.id) as moved
       from calendar_notices n where n.tenant_id = $1 order by n.ordinal desc`,
      [tx.tenantId],
    )
  }

  /** Who enters notices of one county goes one after another, so that their order is whole. */
  async lock(tx: Tx): Promise<void> {
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('calendar ' || $1::text, 0))`, [tx.tenantId])
  }

  async isTaken(tx: Tx, number: string): Promise<boolean> {
    const rows = await tx.sql('select 1 from calendar_notices where tenant_id = $1 and number = $2', [
      tx.tenantId,
      number,
    ])
    return rows.length > 0
  }

  async insert(tx: Tx, { id, number, link, issuedOn, days, publishes, by }: NewNotice): Promise<void> {
    await tx.sql(
      `insert into calendar_notices (tenant_id, id, ordinal, number, link, issued_on, days, publishes, entered_by, entered_at)
       select $1, $2, coalesce(max(ordinal), 0) + 1, $3, $4, $5::date, $6::jsonb, $7, $8, to_timestamp($9::bigint / 1000.0)
       from calendar_notices where tenant_id = $1`,
      [tx.tenantId, id, number, link, issuedOn, JSON.stringify(days), publishes, by, tx.now],
    )
  }

  /** Streams in which dates may still pass, of cycles and of cases. */
  async running(tx: Tx, kind?: 'cycle'): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      `select id from cycles where tenant_id = $1 and source is null and state in ('running', 'settled')
         and ($2::text is null or kind = $2) order by opened_at, id`,
      [tx.tenantId, kind ?? null],
    )
    return rows.map(({ id }) => id)
  }
}
