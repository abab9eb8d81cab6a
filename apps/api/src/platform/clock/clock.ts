import { Injectable } from '@nestjs/common'
import { Database } from '../database/database.ts'
import { Directory } from '../database/directory.ts'
import { QUEUE_SCHEMA } from '../database/directory-tables.ts'
import { Fault } from '../faults/fault.ts'

/** The one clock door: the database's now(), plus the offset of a demo county. */
@Injectable()
export class Clock {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** The tenant's now, epoch milliseconds. Inside a transaction take `tx.now` instead. */
  async now(tenantId: string): Promise<number> {
    const [row] = await this.database.open<{ now: string }>(
      'select (extract(epoch from tenant_now($1::uuid)) * 1000)::bigint as now',
      [tenantId],
    )
    return Number(row?.now)
  }

  /** 演示时钟: moves a demo county's clock forward by `byMs`; it never goes back, facts already known stay known. */
  async push(tenantId: string, byMs: number): Promise<void> {
    if (byMs < 0) throw new Fault('tenant.clock-fixed')
    // Timers were set by the real clock; those of this county come nearer by the same step.
    const moved = await this.directory.sql(
      `with moved as (
         update tenants set clock_offset_ms = clock_offset_ms + $2 where id = $1 and kind = 'demo' returning id
       ), nearer as (
         update ${QUEUE_SCHEMA}.job set start_after = start_after - $2::bigint * interval '1 millisecond'
         where data ->> 'tenant' = (select id::text from moved) and state in ('created', 'retry')
       )
       select id from moved`,
      [tenantId, byMs],
    )
    if (moved.length === 0) throw new Fault('tenant.clock-fixed')
  }
}
