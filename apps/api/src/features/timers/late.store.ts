import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'

/** A mechanism that should have opened a cycle, or a cycle whose facts or dates wait. */
export interface LateRow {
  readonly mechanism: string | null
  readonly cycle: string | null
}

/** What is due less long ago is on its way. */
const LATE_S = 60

@Injectable()
export class LateStore {
  constructor(private readonly database: Database) {}

  /** Every county in which anything runs. */
  async counties(): Promise<string[]> {
    const rows = await this.database.open<{ id: string }>(`select id from tenants where kind <> 'sample' order by id`)
    return rows.map(({ id }) => id)
  }

  late(tenantId: string): Promise<LateRow[]> {
    return this.database.readOnce<LateRow>(tenantId, LATE, [tenantId, LATE_S])
  }
}

const LATE = `
  select m.id as mechanism, null::uuid as cycle from mechanisms m
    left join schedules s on s.tenant_id = $1 and s.mechanism_id = m.id
    where m.tenant_id = $1 and m.retired_at is null
      and exists (select 1 from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id and v.state = 'approved')
      and (s.mechanism_id is null or s.next_at < tenant_now($1) - $2 * interval '1 second')
  union all
  select null, c.id from cycles c left join derived d on d.tenant_id = $1 and d.cycle_id = c.id
    where c.tenant_id = $1 and c.source is null and c.state in ('running', 'settled')
      and (d.facts_count is distinct from c.last_seq
        or (d.due -> 0 ->> 'at')::bigint < (extract(epoch from tenant_now($1)) - $2) * 1000
        or d.timer_at < tenant_now($1) - $2 * interval '1 second')`
