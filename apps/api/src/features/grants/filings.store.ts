import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface FilingRow {
  readonly mechanism: string
  readonly version: number
  readonly kind: 'record' | 'approval'
  readonly state: 'filed' | 'waiting' | 'accepted' | 'returned'
  readonly agreed_by: string
  readonly agreed_by_name: string | null
  readonly filed_at: Date
  readonly decided_by_name: string | null
  readonly decided_at: Date | null
  readonly reason: string | null
  readonly submitted_by: string
}

/** 备案与审批 of the versions of townships. */
@Injectable()
export class FilingsStore {
  /** The newest of each mechanism, or all of one version. */
  filings(tx: Tx, of: { mechanism: string; version: number } | null = null): Promise<FilingRow[]> {
    return tx.sql<FilingRow>(
      `select distinct on (f.mechanism_id) f.mechanism_id as mechanism, f.version, f.kind, f.state, f.agreed_by,
         a.name as agreed_by_name, f.filed_at, d.name as decided_by_name, f.decided_at, w.text as reason, v.submitted_by
       from filings f
       join mechanism_versions v on v.tenant_id = $1 and v.mechanism_id = f.mechanism_id and v.version = f.version
       left join persons a on a.tenant_id = $1 and a.id = f.agreed_by
       left join persons d on d.tenant_id = $1 and d.id = f.decided_by
       left join words w on w.tenant_id = $1 and w.id = f.reason_id
       where f.tenant_id = $1 and ($2::uuid is null or (f.mechanism_id = $2::uuid and f.version = $3::int))
       order by f.mechanism_id, f.version desc`,
      [tx.tenantId, of?.mechanism ?? null, of?.version ?? null],
    )
  }

  async insert(
    tx: Tx,
    made: { mechanism: string; version: number; kind: FilingRow['kind']; by: string },
  ): Promise<void> {
    await tx.sql(
      `insert into filings (tenant_id, mechanism_id, version, kind, state, agreed_by, filed_at)
       values ($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint / 1000.0))`,
      [
        ...[tx.tenantId, made.mechanism, made.version, made.kind, made.kind === 'record' ? 'filed' : 'waiting'],
        ...[made.by, tx.now],
      ],
    )
  }

  /** False where somebody decided in between. */
  async decide(
    tx: Tx,
    filing: { mechanism: string; version: number },
    decision: { state: 'accepted' | 'returned'; by: string; reasonId: string | null },
  ): Promise<boolean> {
    const rows = await tx.sql(
      `update filings set state = $4, decided_by = $5, decided_at = to_timestamp($6::bigint / 1000.0), reason_id = $7
       where tenant_id = $1 and mechanism_id = $2 and version = $3 and state in ('filed', 'waiting') returning version`,
      [tx.tenantId, filing.mechanism, filing.version, decision.state, decision.by, tx.now, decision.reasonId],
    )
    return rows.length === 1
  }
}
