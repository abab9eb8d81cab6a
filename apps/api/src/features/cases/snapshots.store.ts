import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** A case that may stand in a list, with the drawing it goes by. */
export interface Listed {
  readonly id: string
  readonly mechanism_id: string
  readonly mechanism_name: string
  readonly owner_unit_id: string
  readonly block: string
  readonly source_cycle_id: string | null
  readonly document: unknown
}

@Injectable()
export class SnapshotsStore {
  /** Every case opened before the instant. */
  listed(tx: Tx, before: number): Promise<Listed[]> {
    return tx.sql<Listed>(
      `select s.id, s.mechanism_id, m.name as mechanism_name, s.owner_unit_id, s.block, s.source_cycle_id, v.document
       from cases s
       join cycles c on c.tenant_id = $1 and c.id = s.id
       join mechanisms m on m.tenant_id = $1 and m.id = s.mechanism_id
       join mechanism_versions v on v.tenant_id = $1 and v.mechanism_id = c.mechanism_id and v.version = c.version
       where s.tenant_id = $1 and s.opened_at < to_timestamp($2::bigint / 1000.0) order by s.id`,
      [tx.tenantId, before],
    )
  }

  /** Whether any step of any case was corrected, or a case taken back, after that instant. */
  async correctedSince(tx: Tx, known: number): Promise<boolean> {
    const rows = await tx.sql(
      `select 1 from cases s join facts f on f.tenant_id = $1 and f.cycle_id = s.id
       where s.tenant_id = $1 and f.known > to_timestamp($2::bigint / 1000.0) and (f.supersedes_id is not null or f.kind = 'voided')
       limit 1`,
      [tx.tenantId, known],
    )
    return rows.length > 0
  }

  /** Cycles whose list of cases holds this one. */
  async readersOf(tx: Tx, caseId: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      `select distinct c.id from cycles c
       join facts f on f.tenant_id = $1 and f.cycle_id = c.id and f.kind = 'snapshot' and f.value -> 'rows' -> 'keys' ? $2
       where c.tenant_id = $1 and c.kind = 'cycle' and c.state <> 'voided' order by c.id`,
      [tx.tenantId, caseId],
    )
    return rows.map(({ id }) => id)
  }
}
