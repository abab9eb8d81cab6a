import type { FrozenRows } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { versionAt } from './version-at.ts'

export interface ResultRow {
  readonly id: string
  readonly mechanism_id: string
  readonly mechanism_name: string
  readonly document: unknown
  readonly block: string
  readonly period: string
  readonly revision: number
  readonly rows: number
  readonly imported: boolean
  readonly source: string | null
  readonly at: Date
  readonly day: string
  /** Only when one result is asked for. */
  readonly frozen: FrozenRows | null
}

/** Official results are facts; nothing keeps them a second time. */
@Injectable()
export class HistoryStore {
  of(tx: Tx, only: { id?: string | undefined; mechanism?: string | undefined }): Promise<ResultRow[]> {
    return tx.sql<ResultRow>(RESULTS, [tx.tenantId, only.id ?? null, only.mechanism ?? null])
  }
}

const RESULTS = `
  select f.id, c.mechanism_id, m.name as mechanism_name, v.document, f.block, c.period,
    (f.value ->> 'revision')::int as revision, jsonb_array_length(f.value -> 'rows' -> 'keys') as rows,
    (c.source is not null or f.import_id is not null) as imported, coalesce(c.source, f.source ->> 'file', f.source ->> 'api') as source, f.known as at,
    to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
    case when $2::uuid is null then null else f.value -> 'rows' end as frozen
  from facts f
  join cycles c on c.tenant_id = $1 and c.id = f.cycle_id
  join mechanisms m on m.tenant_id = $1 and m.id = c.mechanism_id
  join mechanism_versions v on v.tenant_id = $1 and v.mechanism_id = c.mechanism_id
    and v.version = ${versionAt('f.seq')}
  where f.tenant_id = $1 and f.kind = 'frozen' and c.state <> 'voided' and ($2::uuid is null or f.id = $2::uuid)
    and ($3::uuid is null or c.mechanism_id = $3::uuid)
  order by c.period desc, c.mechanism_id, f.block, revision desc`
