import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface ColleagueRow {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly unit: string
}

@Injectable()
export class ColleaguesStore {
  /** Whoever holds a post in one of these units today, one line per person, stand-ins not counted. */
  inUnits(tx: Tx, units: readonly string[], day: string): Promise<ColleagueRow[]> {
    return tx.sql<ColleagueRow>(
      `select distinct on (s.id) s.id, s.name, p.title, p.unit_id as unit from holders h
       join posts p on p.tenant_id = $1 and p.id = h.post_id and p.unit_id = any($2::uuid[])
         and (p.valid_to is null or p.valid_to > $3::date)
       join persons s on s.tenant_id = $1 and s.id = h.person_id and s.name is not null and s.erased_at is null
       where h.tenant_id = $1 and h.stands_for_id is null and h.valid_from <= $3::date
         and (h.valid_to is null or h.valid_to > $3::date)
       order by s.id, p.title`,
      [tx.tenantId, units, day],
    )
  }
}
