import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** A link that does not hold, with what it should be beside what it is. */
export interface LinkRow {
  readonly seq: string
  readonly action: string
  /** The number of the link before; null for the first. */
  readonly before: string | null
  /** Whether the link's own hash follows from what stands in it and from the rows noted under it. */
  readonly whole: boolean
  /** Whether it names the hash of the link before. */
  readonly joined: boolean
}

/** Where the chain ends by its last link, and by the head that is kept apart. */
export interface EndRow {
  readonly acts: string
  readonly last: string | null
  readonly last_hash: string | null
  readonly head: string | null
  readonly head_hash: string | null
  /** Acts whose rows are noted but that have no link. */
  readonly orphans: string
}

/** A row that is not what the chain last said of it. */
export interface OddRow {
  readonly key: string
  readonly kind: 'altered' | 'missing' | 'unrecorded'
  readonly seq: string | null
  readonly said: Buffer | null
}

/** Reads the chain and holds the tables against it. Hashes are worked out here again, never by the functions that made them. */
@Injectable()
export class ChainStore {
  badLinks(tx: Tx): Promise<LinkRow[]> {
    return tx.sql<LinkRow>(BAD_LINKS, [tx.tenantId])
  }

  async end(tx: Tx): Promise<EndRow> {
    const [row] = await tx.sql<EndRow>(END, [tx.tenantId])
    if (row === undefined) throw new Error('a query without a table has one row')
    return row
  }

  async hashAt(tx: Tx, seq: number): Promise<string | undefined> {
    const [row] = await tx.sql<{ hash: string }>(
      `select encode(hash, 'hex') as hash from audit where tenant_id = $1 and seq = $2::bigint`,
      [tx.tenantId, seq],
    )
    return row?.hash
  }

  /** Tables that the chain ever spoke of, and those whose writes it notes. */
  async relations(tx: Tx): Promise<string[]> {
    const rows = await tx.sql<{ name: string }>(RELATIONS, [tx.tenantId])
    return rows.map((row) => row.name)
  }

  /** How many rows stand in a table. */
  async count(tx: Tx, relation: string): Promise<number> {
    const [row] = await tx.sql<{ n: string }>(`select count(*) as n from ${quoted(relation)} where tenant_id = $1`, [
      tx.tenantId,
    ])
    return Number(row?.n ?? 0)
  }

  async oddRows(tx: Tx, relation: string): Promise<OddRow[]> {
    const { key, columns } = await this.shapeOf(tx, relation)
    const odd = await tx.sql<OddRow>(oddRows(relation, key), [tx.tenantId, relation])
    return this.withoutNarrower(tx, relation, { key, columns }, odd)
  }

  private async shapeOf(tx: Tx, relation: string): Promise<Shape> {
    const [shape] = await tx.sql<{ key: string; columns: string[] }>(SHAPE, [quoted(relation)])
    if (shape === undefined) throw new Error(`no table ${relation}`)
    return shape
  }

  /** A row noted before a column was added is compared over the columns it had then: a digest over fewer columns fits no wider row. */
  private async withoutNarrower(tx: Tx, relation: string, shape: Shape, odd: readonly OddRow[]): Promise<OddRow[]> {
    let left = [...odd]
    for (let width = shape.columns.length - 1; width > 1; width -= 1) {
      const open = left.filter((row) => row.kind === 'altered' && row.said !== null)
      if (open.length === 0) break
      const fits = await tx.sql<{ key: string }>(narrower(relation, shape.key, shape.columns.slice(0, width)), [
        tx.tenantId,
        open.map((row) => row.key),
        open.map((row) => row.said),
      ])
      const explained = new Set(fits.map((row) => row.key))
      left = left.filter((row) => !explained.has(row.key))
    }
    return left
  }
}

interface Shape {
  /** The key as an expression over the alias `w`. */
  readonly key: string
  /** In the order in which they were added. */
  readonly columns: readonly string[]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const WROTE = `sha256(coalesce(string_agg(record_send(row(r.step, r.relation, r.verb, r.ids, r.keys, r.digests)), ''::bytea order by r.step), ''))`

const BAD_LINKS = `
  with links as (
    select a.*, lag(a.seq) over by_seq as before, lag(a.hash) over by_seq as before_hash,
      sha256(record_send(row(a.tenant_id, a.seq, a.previous, a.id, a.at, a.actor, a.action, a.subject, a.digest,
        (select ${WROTE} from audit_rows r where r.tenant_id = $1 and r.act_id = a.id)))) as made
    from audit a where a.tenant_id = $1 window by_seq as (order by a.seq)
  )
  select seq, action, before, made = hash as whole, previous = coalesce(before_hash, '') as joined
  from links where made <> hash or previous <> coalesce(before_hash, '') or seq <> coalesce(before, 0) + 1
  order by seq`

const END = `
  select (select count(*) from audit where tenant_id = $1) as acts, last.seq as last, encode(last.hash, 'hex') as last_hash,
    head.seq as head, encode(head.hash, 'hex') as head_hash,
    (select count(distinct r.act_id) from audit_rows r where r.tenant_id = $1
      and not exists (select 1 from audit a where a.tenant_id = $1 and a.id = r.act_id)) as orphans
  from (select 1) as one
  left join lateral (select seq, hash from audit where tenant_id = $1 order by seq desc limit 1) last on true
  left join audit_heads head on head.tenant_id = $1`

const RELATIONS = `
  select tgrelid::regclass::text as name from pg_trigger where tgname = 'audit_insert' and not tgisinternal
  union
  select relation from audit_rows where tenant_id = $1 and to_regclass(quote_ident(relation)) is not null
  order by 1`

const SHAPE = `
  select audit_key($1::regclass) as key, array_agg(attname::text order by attnum) as columns
  from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`

/** The last thing said of every key, against what stands there. */
const oddRows = (relation: string, key: string): string => `
  with said as (
    select distinct on (one.key) one.key, substr(r.digests, (16 * (one.n - 1) + 1)::int, 16) as digest, r.verb, a.seq
    from audit_rows r join audit a on a.tenant_id = $1 and a.id = r.act_id,
      unnest(coalesce(r.ids::text[], r.keys)) with ordinality as one(key, n)
    where r.tenant_id = $1 and r.relation = $2
    order by one.key, a.seq desc, r.step desc
  ), there as (
    select (${key})::text as key, substr(sha256(record_send(w)), 1, 16) as digest from ${quoted(relation)} w where w.tenant_id = $1
  )
  select coalesce(said.key, there.key) as key, said.seq, said.digest as said,
    case when there.key is null then 'missing' when said.key is null or said.verb = 'deleted' then 'unrecorded' else 'altered' end as kind
  from said full join there on there.key = said.key
  where said.key is null or (there.key is null and said.verb = 'written')
    or (there.key is not null and (said.verb = 'deleted' or said.digest <> there.digest))
  order by said.seq, key`

const narrower = (relation: string, key: string, columns: readonly string[]): string => `
  select open.key from unnest($2::text[], $3::bytea[]) as open(key, said)
  join ${quoted(relation)} w on w.tenant_id = $1 and (${key})::text = open.key
  where substr(sha256(record_send(row(${columns.map((column) => `w.${quoted(column)}`).join(', ')}))), 1, 16) = open.said`
