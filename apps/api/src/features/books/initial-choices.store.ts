import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** A unit of a day with the unit it belongs to. */
export interface UnitPlace {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly above: string | null
}

@Injectable()
export class InitialChoicesStore {
  units(tx: Tx, day: string): Promise<UnitPlace[]> {
    return tx.sql<UnitPlace>(
      `with n as materialized (
         select distinct on (unit_id) unit_id, name from unit_names where tenant_id = $1 and valid_from <= $2::date
         order by unit_id, valid_from desc
       ), r as materialized (
         select distinct on (source_id) source_id, target_id from relations where tenant_id = $1 and kind = '隶属'
           and valid_to is null order by source_id, valid_from desc
       )
       select u.id, u.kind, n.name, r.target_id as above
       from units u join n on n.unit_id = u.id left join r on r.source_id = u.id
       where u.tenant_id = $1 and (u.valid_to is null or u.valid_to > $2::date) order by u.ordinal, u.id`,
      [tx.tenantId, day],
    )
  }

  mechanisms(tx: Tx): Promise<{ id: string; name: string; ownerUnitId: string }[]> {
    return tx.sql(
      'select id, name, owner_unit_id as "ownerUnitId" from mechanisms where tenant_id = $1 order by name, id',
      [tx.tenantId],
    )
  }
}
