import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface DeskRow {
  readonly mechanism_id: string
  readonly mechanism_name: string
  readonly owner_unit_id: string
  readonly owner_name: string
  /** Its cycles begin with an event (CYC-3); they are shown as what they opened, not as periods. */
  readonly event: boolean
  readonly cycle_id: string | null
  readonly waiting: { readonly unanswered: number; readonly overdue: number; readonly duties: number } | null
  readonly orders: number
}

@Injectable()
export class DeskStore {
  /** A line per running cycle; a mechanism without one stands with its last, or with none. Those with the most to do first. */
  lines(tx: Tx, mechanism?: string): Promise<DeskRow[]> {
    return tx.sql<DeskRow>(LINES, [tx.tenantId, mechanism ?? null, tx.now])
  }
}

const LINES = `
  with ranked as (
    select c.id, c.mechanism_id, c.opened_at, c.state in ('running', 'settled') as is_open,
      row_number() over (partition by c.mechanism_id order by c.state in ('running', 'settled') desc, c.opened_at desc, c.id) as place
    from cycles c where c.tenant_id = $1 and c.kind = 'cycle' and not c.event and c.source is null
  )
  select exists (select 1 from cycles e where e.tenant_id = $1 and e.mechanism_id = m.id and e.event) as event, m.id as mechanism_id, m.name as mechanism_name, m.owner_unit_id, n.name as owner_name, r.id as cycle_id,
    d.tables -> 'waiting' as waiting,
    (select count(*)::int from orders o where o.tenant_id = $1 and o.mechanism_id = m.id and o.state = 'proposed'
      and (o.cycle_id is null or o.cycle_id = r.id)) as orders
  from mechanisms m
  join lateral (select name from unit_names where tenant_id = $1 and unit_id = m.owner_unit_id
    and valid_from <= (to_timestamp($3::bigint / 1000.0) at time zone 'Asia/Shanghai')::date order by valid_from desc limit 1) n on true
  left join ranked r on r.mechanism_id = m.id and (r.is_open or r.place = 1)
  left join derived d on d.tenant_id = $1 and d.cycle_id = r.id
  where m.tenant_id = $1 and m.retired_at is null and ($2::uuid is null or m.id = $2::uuid)
    and (r.id is not null or exists (select 1 from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id and v.state = 'approved'))
  order by coalesce(r.is_open, false) desc, coalesce((d.tables -> 'waiting' ->> 'overdue')::int, 0) desc, m.name, r.opened_at desc`
