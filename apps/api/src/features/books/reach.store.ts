import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'

/** Whose accounts somebody may see: everybody's, or those of these units and the own one. */
export type Reach = readonly string[] | 'all'

@Injectable()
export class ReachStore {
  /** A post at the root sees every account; another one its unit and what belongs to it, and each person the own account. */
  async of(tx: Tx, actor: Actor): Promise<Reach> {
    if (actor.grants.some(({ unitId }) => unitId === actor.rootUnitId)) return 'all'
    const rows = await tx.sql<{ id: string }>(
      `with recursive below(id) as (
         select unnest($2::uuid[])
         union
         select r.source_id from relations r join below b on r.target_id = b.id
         where r.tenant_id = $1 and r.kind = '隶属' and r.valid_to is null
       ) select id from below`,
      [tx.tenantId, actor.grants.map(({ unitId }) => unitId)],
    )
    return [...rows.map(({ id }) => id), actor.personId]
  }
}

export const isWithin = (reach: Reach, owner: string): boolean => reach === 'all' || reach.includes(owner)
