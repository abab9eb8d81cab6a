import { newId } from '../src/platform/new-id.ts'
import type { County } from './county.ts'
import type { Stand } from './stand.ts'

/** Stands in every text and JSON column of a planted county; an answer of another county that holds it has leaked. */
export const CANARY = 'canary-4f1c'

// What the directory shows to everybody: the list of counties on the way to the login page.
const SHOWN = ['tenants']

interface TextColumn {
  readonly table: string
  readonly column: string
  readonly type: 'text' | 'jsonb'
}

const TEXT_COLUMNS = `
  select c.relname as "table", a.attname as column, t.typname as type
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
    and t.typname in ('text', 'jsonb') and not c.relname = any ($1)
    and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'tenant_id')
    and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey))
  order by 1, 2`

/**
 * Writes the canary over every text of the county, past triggers and foreign keys, but where a constraint knows all words;
 * the county is not to be used after.
 * Answers the columns that hold it now.
 */
export async function plantCanaries(stand: Stand, county: County): Promise<string[]> {
  const planted: string[] = []
  for (const { table, column, type } of await stand.look<TextColumn & Record<string, string>>(TEXT_COLUMNS, [SHOWN])) {
    // keys must stay apart: the row's own place makes each canary another one
    const word = `'${CANARY} ' || ctid::text`
    const value = type === 'text' ? word : `to_jsonb(${word})`
    const rows = await stand.look(
      `with past as materialized (select set_config('session_replication_role', 'replica', true))
       update "${table}" set "${column}" = ${value} from past where tenant_id = $1 returning 1`,
      [county.id],
    )
    if (rows.length > 0) planted.push(`${table}.${column}`)
  }
  return planted
}

/** Which table holds what a path or a body names; ids of other things stand in no table of their own. */
const HOLDERS: Readonly<Record<string, string>> = {
  unit: `select id from units where tenant_id = $1 and kind = 'village'`,
  post: 'select id from posts where tenant_id = $1',
  person: 'select id from persons where tenant_id = $1',
  holder: 'select id from holders where tenant_id = $1',
  relation: 'select id from relations where tenant_id = $1',
  mechanism: 'select id from mechanisms where tenant_id = $1',
  sheet: 'select id from sheets where tenant_id = $1',
  cycle: 'select id from cycles where tenant_id = $1',
  comment: 'select id from comments where tenant_id = $1',
  draft: 'select id from named_drafts where tenant_id = $1',
  order: 'select id from orders where tenant_id = $1',
  board: 'select id from board_issues where tenant_id = $1',
  result: `select id from facts where tenant_id = $1 and kind = 'frozen'`,
  objection: `select id from facts where tenant_id = $1 and kind = 'objected'`,
}

export type Ids = Readonly<Record<string, string>>

/** One id of everything the county has; a random one of what it has not. */
export async function idsOf(stand: Stand, county: County): Promise<Ids> {
  const ids: Record<string, string> = {}
  for (const [name, sql] of Object.entries(HOLDERS)) {
    const [row] = await stand.look<{ id: string }>(`${sql} limit 1`, [county.id])
    ids[name] = row?.id ?? newId()
  }
  return ids
}

/** Ids of nothing. */
export const randomIds = (): Ids => Object.fromEntries(Object.keys(HOLDERS).map((name) => [name, newId()]))
