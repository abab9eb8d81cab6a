import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** A page that is silent this long has laid the pen down; pages speak every 20 seconds. */
const SILENT_MS = 120_000

export interface PenRow {
  readonly page: string
  readonly held_by: string
  readonly held_by_name: string | null
  readonly since: Date
  readonly seen_at: Date
  /** Heard of within two minutes. */
  readonly is_held: boolean
}

/** Who writes on which draft. */
@Injectable()
export class PensStore {
  async pen(tx: Tx, mechanism: string): Promise<PenRow | undefined> {
    const [row] = await tx.sql<PenRow>(
      `select n.page, n.held_by, p.name as held_by_name, n.since, n.seen_at,
         n.seen_at > to_timestamp($3::bigint / 1000.0) as is_held
       from mechanism_pens n left join persons p on p.tenant_id = $1 and p.id = n.held_by
       where n.tenant_id = $1 and n.mechanism_id = $2`,
      [tx.tenantId, mechanism, tx.now - SILENT_MS],
    )
    return row
  }

  /** Takes the pen where nobody holds it, where this page holds it already, or from whoever holds it. */
  async take(tx: Tx, mechanism: string, page: string, by: string, fromAnyone: boolean): Promise<void> {
    await tx.sql(
      `insert into mechanism_pens as n (tenant_id, mechanism_id, page, held_by, since, seen_at)
       values ($1, $2, $3, $4, to_timestamp($5::bigint / 1000.0), to_timestamp($5::bigint / 1000.0))
       on conflict (tenant_id, mechanism_id) do update set page = excluded.page, held_by = excluded.held_by,
         since = case when n.page = excluded.page then n.since else excluded.since end, seen_at = excluded.seen_at
       where n.page = excluded.page or $7 or n.seen_at <= to_timestamp($6::bigint / 1000.0)`,
      [tx.tenantId, mechanism, page, by, tx.now, tx.now - SILENT_MS, fromAnyone],
    )
  }

  async layDown(tx: Tx, mechanism: string, page: string): Promise<void> {
    await tx.sql(
      `update mechanism_pens set seen_at = to_timestamp($4::bigint / 1000.0)
       where tenant_id = $1 and mechanism_id = $2 and page = $3`,
      [tx.tenantId, mechanism, page, tx.now - SILENT_MS],
    )
  }
}
