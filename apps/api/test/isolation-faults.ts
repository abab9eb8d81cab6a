import type pg from 'pg'
import { DIRECTORY_TABLES, RUNNER_TABLES } from '../src/platform/database/directory-tables.ts'

/** A table of pg_catalog that is not as it must be, and why. */
export interface IsolationFault {
  readonly table: string
  readonly why: string
}

const TENANT_RULE = "(tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)"

/** S2: asks pg_catalog for everything that would let one county see another. An empty list is the only good answer. */
export async function isolationFaults(client: pg.Client): Promise<IsolationFault[]> {
  const outside = [...DIRECTORY_TABLES, ...RUNNER_TABLES]
  const checks: [why: string, sql: string][] = [
    ['row security is not enabled and forced', `${TENANT_TABLES} and not (c.relrowsecurity and c.relforcerowsecurity)`],
    [
      'has no tenant_id',
      `${TENANT_TABLES} and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)`,
    ],
    [
      'has not exactly the one policy on reading and writing',
      `${TENANT_TABLES} and (select count(*) from pg_policy p where p.polrelid = c.oid) <> 1
       or ${INNER_TENANT} and exists (select 1 from pg_policy p where p.polrelid = c.oid and (p.polcmd <> '*' or not p.polpermissive
         or pg_get_expr(p.polqual, p.polrelid) is distinct from $2 or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from $2))`,
    ],
    [
      'a primary key, unique index or foreign key does not start with tenant_id',
      `${TENANT_TABLES} and (exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique
           and (select attname from pg_attribute where attrelid = c.oid and attnum = i.indkey[0]) is distinct from 'tenant_id')
         or exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f')
           and (select attname from pg_attribute where attrelid = c.oid and attnum = k.conkey[1]) <> 'tenant_id'))`,
    ],
    ['belongs to the app role', `select c.relname from pg_class c where c.relowner = 'jizhi_app'::regrole`],
    [
      'is a directory table that the directory role does not own',
      `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any ($1) and c.relname <> '_prisma_migrations' and c.relowner <> 'jizhi_directory'::regrole`,
    ],
    [
      'the app role may write a directory table',
      `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any ($1) and has_table_privilege('jizhi_app', c.oid, 'insert, update, delete, truncate')`,
    ],
    [
      'the app role may change what is append-only',
      `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname in ('facts', 'audit', 'audit_rows', 'ledger_entries', 'ledger_acts',
        'payments', 'sheet_versions') and has_table_privilege('jizhi_app', c.oid, 'update, delete, truncate')`,
    ],
    [
      'is a view that does not run as its reader',
      `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false))`,
    ],
    [
      'is a function that runs as its owner',
      `select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef`,
    ],
    [
      'the app role passes row security',
      `select rolname from pg_roles where rolname in ('jizhi_app', 'jizhi_owner', 'jizhi_directory') and (rolbypassrls or rolsuper)`,
    ],
  ]
  const faults: IsolationFault[] = []
  for (const [why, sql] of checks) {
    const values = [outside, TENANT_RULE].slice(0, sql.includes('$2') ? 2 : sql.includes('$1') ? 1 : 0)
    const { rows } = await client.query<{ relname: string }>(sql, values)
    faults.push(...rows.map((row) => ({ table: Object.values(row)[0] ?? '', why })))
  }
  return faults
}

const INNER_TENANT = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relname = any ($1)`
const TENANT_TABLES = `select c.relname from pg_class c where ${INNER_TENANT}`
