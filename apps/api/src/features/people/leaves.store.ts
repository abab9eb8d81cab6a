import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface LeaveRow {
  readonly id: string
  readonly post: string
  readonly title: string
  readonly unit: string
  readonly person: string
  readonly name: string | null
  readonly away: string
  readonly awayName: string | null
  readonly from: string
  /** The first day on which nobody stands in any more. */
  readonly to: string
}

const LEAVE = `select h.id, h.post_id as post, p.title, p.unit_id as unit, h.person_id as person, s.name, h.stands_for_id as away,
    a.name as "awayName", to_char(h.valid_from, 'YYYY-MM-DD') as "from", to_char(h.valid_to, 'YYYY-MM-DD') as "to"
  from holders h
  join posts p on p.tenant_id = $1 and p.id = h.post_id
  join persons s on s.tenant_id = $1 and s.id = h.person_id
  join persons a on a.tenant_id = $1 and a.id = h.stands_for_id
  where h.tenant_id = $1 and h.stands_for_id is not null`

@Injectable()
export class LeavesStore {
  /** Those not over before a day, the nearest first. */
  since(tx: Tx, day: string): Promise<LeaveRow[]> {
    return tx.sql<LeaveRow>(`${LEAVE} and h.valid_to > $2::date order by h.valid_from, h.id`, [tx.tenantId, day])
  }

  async one(tx: Tx, id: string): Promise<LeaveRow | undefined> {
    return (await tx.sql<LeaveRow>(`${LEAVE} and h.id = $2`, [tx.tenantId, id]))[0]
  }

  /** False where that person takes up that post on that very day already. */
  async insert(
    tx: Tx,
    made: { id: string; post: string; standIn: string; away: string; from: string; to: string },
  ): Promise<boolean> {
    const rows = await tx.sql(
      `insert into holders (tenant_id, id, post_id, person_id, deputy, valid_from, valid_to, stands_for_id)
       values ($1, $2, $3, $4, false, $5::date, $6::date, $7) on conflict do nothing returning id`,
      [tx.tenantId, made.id, made.post, made.standIn, made.from, made.to, made.away],
    )
    return rows.length === 1
  }

  async end(tx: Tx, id: string, on: string): Promise<void> {
    await tx.sql('update holders set valid_to = $3::date where tenant_id = $1 and id = $2', [tx.tenantId, id, on])
  }
}
