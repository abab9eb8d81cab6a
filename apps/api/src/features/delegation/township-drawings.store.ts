import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface TownshipDrawing {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly draft: unknown
  readonly version: number | null
  readonly current: unknown
  /** First day of an approved version that is still to come. */
  readonly comes: string | null
  readonly submitted: number | null
  readonly waiting: unknown
  readonly origin: unknown
  readonly origin_version: number | null
  readonly reach: 'values' | 'extend' | null
  readonly grant: string | null
}

/** Every mechanism that a township owns, with what stands, what is on its way, and what it came from. */
@Injectable()
export class TownshipDrawings {
  all(tx: Tx, today: string): Promise<TownshipDrawing[]> {
    return tx.sql<TownshipDrawing>(
      `select m.id, m.name, m.owner_unit_id as unit, d.document as draft, cur.version, cur.document as current,
         (select to_char(min(v.in_force_from), 'YYYY-MM-DD') from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id
            and v.state = 'approved' and v.in_force_from > $2::date) as comes,
         wait.version as submitted, wait.document as waiting, o.document as origin, o.version as origin_version,
         g.reach, g.id as "grant"
       from mechanisms m
       join units u on u.tenant_id = $1 and u.id = m.owner_unit_id and u.kind = 'township'
       join mechanism_drafts d on d.tenant_id = $1 and d.mechanism_id = m.id
       left join lateral (select v.version, v.document from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id
         and v.state = 'approved' and v.in_force_from <= $2::date order by v.in_force_from desc, v.version desc limit 1) cur on true
       left join lateral (select v.version, v.document from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id
         and v.state = 'submitted' order by v.version desc limit 1) wait on true
       left join taken_mechanisms t on t.tenant_id = $1 and t.mechanism_id = m.id
       left join design_grants g on g.tenant_id = $1 and g.id = t.grant_id
       left join mechanism_origins o on o.tenant_id = $1 and o.mechanism_id = m.id and t.grant_id is not null
       where m.tenant_id = $1 and m.retired_at is null order by u.ordinal, m.name collate "C", m.id`,
      [tx.tenantId, today],
    )
  }
}
