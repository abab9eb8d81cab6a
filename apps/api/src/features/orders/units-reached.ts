import type { Tx } from '../../platform/database/database.ts'

/** These units, and all units above them. */
export async function unitsReached(tx: Tx, units: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `with recursive above(id) as (
       select unnest($2::uuid[])
       union
       select r.target_id from relations r join above a on r.source_id = a.id
       where r.tenant_id = $1 and r.kind = '隶属' and r.valid_to is null and r.target_id is not null
     ) select id from above`,
    [tx.tenantId, units],
  )
  return rows.map(({ id }) => id)
}
