import { newId } from '../../src/platform/new-id.ts'
import type { Stand } from '../stand.ts'

/**
 * Puts everything a county holds under new counties, row by row as it stands: ids are unique within a county only. As
 * superuser and past triggers, which is how years of a hundred counties are there in minutes.
 */
export async function copyCounty(stand: Stand, from: string, codes: readonly number[]): Promise<string[]> {
  const tables = await stand.look<{ name: string; columns: string }>(TABLES)
  const made: string[] = []
  await stand.look(`set session_replication_role = replica`)
  for (const code of codes) {
    const id = newId()
    await stand.look(
      `insert into tenants select (jsonb_populate_record(t, jsonb_build_object('id', $2::text, 'code', $3::text, 'name', 'fleet ' || $3))).*
       from tenants t where id = $1`,
      [from, id, String(code)],
    )
    for (const { name, columns } of tables)
      await stand.look(
        `insert into ${name} (tenant_id, ${columns}) select $2, ${columns} from ${name} where tenant_id = $1`,
        [from, id],
      )
    made.push(id)
  }
  await stand.look(`set session_replication_role = origin`)
  return made
}

/** Tables whose key begins with the county. */
const TABLES = `
  select format('%I', c.relname) as name,
    (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'tenant_id') as columns
  from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and exists (
    select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = any (i.indkey::int2[]))`
