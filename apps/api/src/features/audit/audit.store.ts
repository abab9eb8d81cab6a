import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface ActRow {
  readonly seq: string
  readonly at: Date
  readonly actor: string | null
  readonly actor_name: string | null
  readonly action: string
  readonly subject: string
  readonly hash: string
  readonly wrote: readonly { readonly relation: string; readonly verb: string; readonly rows: number }[]
}

export interface ActFilter {
  readonly before: number | null
  readonly actor: string | null
  readonly action: string | null
  readonly from: string | null
  readonly to: string | null
}

@Injectable()
export class AuditStore {
  /** Newest first, from before a number. Days are days in Asia/Shanghai. */
  acts(tx: Tx, { before, actor, action, from, to }: ActFilter, limit: number): Promise<ActRow[]> {
    return tx.sql<ActRow>(ACTS, [tx.tenantId, before, actor, action, from, to, limit])
  }

  async actions(tx: Tx): Promise<string[]> {
    const rows = await tx.sql<{ action: string }>('select distinct action from audit where tenant_id = $1 order by 1', [
      tx.tenantId,
    ])
    return rows.map((row) => row.action)
  }
}

const ACTS = `
  select a.seq, a.at, a.actor, p.name as actor_name, a.action, a.subject, encode(a.hash, 'hex') as hash,
    coalesce((select jsonb_agg(jsonb_build_object('relation', w.relation, 'verb', w.verb, 'rows', w.rows) order by w.relation, w.verb)
      from (select r.relation, r.verb, sum(octet_length(r.digests) / 16)::int as rows from audit_rows r
        where r.tenant_id = $1 and r.act_id = a.id group by r.relation, r.verb) w), '[]') as wrote
  from audit a left join persons p on p.tenant_id = $1 and p.id = a.actor
  where a.tenant_id = $1 and ($2::bigint is null or a.seq < $2::bigint) and ($3::uuid is null or a.actor = $3::uuid)
    and ($4::text is null or a.action = $4::text)
    and ($5::date is null or a.at >= $5::date::timestamp at time zone 'Asia/Shanghai')
    and ($6::date is null or a.at < ($6::date + 1)::timestamp at time zone 'Asia/Shanghai')
  order by a.seq desc limit $7`
