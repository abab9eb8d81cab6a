import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface ScheduleRow {
  readonly next_period: string | null
  /** Epoch milliseconds. */
  readonly next_at: string | null
}

export interface ScheduledRow {
  readonly mechanism_id: string
  readonly mechanism_name: string
  readonly next_period: string | null
  readonly next_at: Date | null
  readonly sunset: string | null
}

export interface NextOpening {
  readonly period: string | null
  readonly at: number | null
  /** The last day on which anything opens; empty where none is set. */
  readonly sunset: string
}

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

@Injectable()
export class SchedulesStore {
  /** Two workers never open for one mechanism at once. False when it does not run by itself: retired, or a sample. */
  async lock(tx: Tx, mechanismId: string): Promise<boolean> {
    const rows = await tx.sql(
      `select m.id from mechanisms m join tenants t on t.id = $1 and t.kind <> 'sample'
       where m.tenant_id = $1 and m.id = $2 and m.retired_at is null for no key update of m`,
      [tx.tenantId, mechanismId],
    )
    return rows.length === 1
  }

  /** Periods that stand, run here or brought in. */
  async opened(tx: Tx, mechanismId: string): Promise<string[]> {
    const rows = await tx.sql<{ period: string }>(
      `select period from cycles where tenant_id = $1 and mechanism_id = $2 and kind = 'cycle'`,
      [tx.tenantId, mechanismId],
    )
    return rows.map(({ period }) => period)
  }

  /** Every mechanism with a schedule, the next to open first, those that open no more last. */
  all(tx: Tx): Promise<ScheduledRow[]> {
    return tx.sql<ScheduledRow>(
      `select s.mechanism_id, m.name as mechanism_name, s.next_period, s.next_at, to_char(s.sunset, 'YYYY-MM-DD') as sunset
       from schedules s join mechanisms m on m.tenant_id = $1 and m.id = s.mechanism_id and m.retired_at is null
       where s.tenant_id = $1 order by s.next_at nulls last, m.name collate "C", m.id`,
      [tx.tenantId],
    )
  }

  async of(tx: Tx, mechanismId: string): Promise<ScheduleRow | undefined> {
    const [row] = await tx.sql<ScheduleRow>(
      `select next_period, ${MS('next_at')} as next_at from schedules where tenant_id = $1 and mechanism_id = $2`,
      [tx.tenantId, mechanismId],
    )
    return row
  }

  async save(tx: Tx, mechanismId: string, next: NextOpening): Promise<void> {
    await tx.sql(
      `insert into schedules (tenant_id, mechanism_id, next_period, next_at, sunset)
       values ($1, $2, $3, to_timestamp($4::bigint / 1000.0), nullif($5, '')::date)
       on conflict (tenant_id, mechanism_id) do update
         set next_period = excluded.next_period, next_at = excluded.next_at, sunset = excluded.sunset`,
      [tx.tenantId, mechanismId, next.period, next.at, next.sunset],
    )
  }

  /** Nothing of it opens any more. */
  async clear(tx: Tx, mechanismId: string): Promise<void> {
    await tx.sql('delete from schedules where tenant_id = $1 and mechanism_id = $2', [tx.tenantId, mechanismId])
  }
}
