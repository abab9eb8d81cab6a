import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface Rounds {
  readonly opened: number
  readonly closed: number
}

@Injectable()
export class DutyStore {
  /** How often each duty of a stream was opened and closed. */
  async rounds(tx: Tx, cycle: string): Promise<ReadonlyMap<string, Rounds>> {
    const rows = await tx.sql<Rounds & { duty: string }>(
      `select about ->> 'duty' as duty, count(*) filter (where about ->> 'event' = 'duty.opened')::int as opened,
         count(*) filter (where about ->> 'event' = 'duty.closed')::int as closed
       from deliveries where tenant_id = $1 and cycle_id = $2 and kind = 'duty' group by 1`,
      [tx.tenantId, cycle],
    )
    return new Map(rows.map((row) => [row.duty, row]))
  }
}
