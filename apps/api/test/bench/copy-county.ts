import pg from 'pg'
import { newId } from '../../src/platform/new-id.ts'
import type { Stand } from '../stand.ts'

/** Counties that nobody sees yet. */
interface Copies {
  readonly ids: readonly string[]
  /** From here on they are there. */
  reveal(): Promise<void>
}

/**
 * Puts everything a county holds under new counties, row by row as it stands: ids are unique within a county only. As
 * superuser and past triggers, which is how years of a hundred counties are there in minutes.
 */
export async function copyCounty(stand: Stand, from: string, codes: readonly number[]): Promise<Copies> {
  const client = new pg.Client({ connectionString: stand.urls.superUrl })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string; columns: string }>(TABLES)
  const ids = codes.map(() => newId())
  await client.query(`begin; set local session_replication_role = replica`)
  for (const [at, id] of ids.entries()) {
    await client.query(
      `insert into tenants select (jsonb_populate_record(t, jsonb_build_object('id', $2::text, 'code', $3::text, 'name', 'fleet ' || $3))).*
       from tenants t where id = $1`,
      [from, id, String(codes[at])],
    )
    for (const { name, columns } of tables)
      await client.query(
        `insert into ${name} (tenant_id, ${columns}) select $2, ${columns} from ${name} where tenant_id = $1`,
        [from, id],
      )
  }
  return {
    ids,
    reveal: async () => {
      await client.query('commit')
      await client.end()
    },
  }
}

/** Tables whose key begins with the county. */
const TABLES = `
  select format('%I', c.relname) as name,
    (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'tenant_id') as columns
  from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and exists (
    select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = any (i.indkey::int2[]))`

const OF_CYCLE = { cycles: 'id', facts: 'cycle_id', derived: 'cycle_id' }

/** Puts a prepared cycle aside, out of the county and its copies; what is answered puts it into counties again. */
export async function setAside(
  stand: Stand,
  from: string,
  cycle: string,
): Promise<(counties: readonly string[]) => Promise<void>> {
  await stand.look('set session_replication_role = replica')
  for (const [table, key] of Object.entries(OF_CYCLE)) {
    await stand.look(
      `create table aside_${table} as select * from ${table} where tenant_id = '${from}' and ${key} = '${cycle}'`,
    )
    await stand.look(`delete from ${table} where ${key} = $1`, [cycle])
  }
  await stand.look('set session_replication_role = origin')
  return async (counties) => {
    await stand.look('set session_replication_role = replica')
    for (const county of counties)
      for (const table of Object.keys(OF_CYCLE)) {
        await stand.look(`update aside_${table} set tenant_id = $1`, [county])
        await stand.look(`insert into ${table} select * from aside_${table}`)
      }
    await stand.look('set session_replication_role = origin')
  }
}
