import type { AnyFact, FrozenRows } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { type DigestedFact, type FactRow, factOf } from './new-fact.ts'
import { sheetBytes, sheetOf } from './sheet-bytes.ts'

/** Where a new batch begins: the last number given, and the last moment anything was learned. */
export interface Tail {
  readonly mechanismId: string
  readonly lastSeq: number
  readonly lastKnown: number
}

/** What is known of a slot, for whoever amends it. */
export interface SlotRow {
  readonly id: string
  readonly row: string
  readonly person: string | null
  readonly round: number | null
  readonly sheet: number[]
  readonly ids: { readonly [field: string]: readonly string[] } | null
}

/** What is official of a period. */
export interface OfficialRow {
  readonly period: string
  /** Null for a period that runs here. */
  readonly source: string | null
  readonly revision: number
  readonly rows: FrozenRows | null
}

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

@Injectable()
export class FactsStore {
  /** Locks the cycle: facts of one cycle are appended one batch after another, so `seq` has no gaps. */
  async lockTail(tx: Tx, cycleId: string): Promise<Tail | undefined> {
    const [row] = await tx.sql<{ mechanism_id: string; last_seq: string; last_known: string | null }>(
      `select c.mechanism_id, c.last_seq, ${MS('f.known')} as last_known from cycles c
       left join facts f on f.tenant_id = $1 and f.cycle_id = c.id and f.seq = c.last_seq
       where c.tenant_id = $1 and c.id = $2 for update of c`,
      [tx.tenantId, cycleId],
    )
    if (row === undefined) return undefined
    return { mechanismId: row.mechanism_id, lastSeq: Number(row.last_seq), lastKnown: Number(row.last_known ?? 0) }
  }

  /** Digests of those ids that are already there; null where the id itself is made from the content. */
  async known(
    tx: Tx,
    cycleId: string,
    tail: Tail,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string | null>> {
    // a cycle with fewer facts than come now is read whole; an id of another cycle then fails on the primary key
    const few = tail.lastSeq < ids.length
    const rows = await tx.sql<{ id: string; digest: string | null }>(
      `select id, encode(digest, 'hex') as digest from facts
       where tenant_id = $1 and ${few ? 'cycle_id = $2' : 'id = any($2::uuid[])'}`,
      [tx.tenantId, few ? cycleId : ids],
    )
    return new Map(rows.map((row) => [row.id, row.digest]))
  }

  /** One statement however many there are; all sheets travel as one run of bytes, and all values as another, which are neither escaped nor parsed. */
  async insert(tx: Tx, cycleId: string, tail: Tail, known: number, facts: readonly DigestedFact[]): Promise<void> {
    const of = <T>(pick: (one: DigestedFact) => T): T[] => facts.map(pick)
    const sheets = of(({ fact }) => (fact.kind === 'answered' ? sheetBytes(fact.value.sheet) : NONE))
    const values = of(({ fact }) => valueBytes(fact))
    await tx.sql(INSERT, [
      tx.tenantId,
      Buffer.concat(sheets),
      cycleId,
      tail.lastSeq,
      known,
      of((one) => one.id),
      of((one) => one.fact.kind),
      of(({ fact }) => fact.slot.block ?? null),
      of(({ fact }) => fact.slot.row ?? null),
      of(({ fact }) => fact.slot.person ?? null),
      of(({ fact }) => fact.slot.round ?? null),
      of(({ fact }) => fact.slot.item ?? null),
      sheets.map((sheet) => sheet.length),
      values.map((value) => value.length),
      of(({ fact }) => fact.at ?? known),
      of(({ fact }) => fact.by ?? null),
      of(({ fact }) => (fact.source === undefined ? null : JSON.stringify(fact.source))),
      of(({ fact }) => fact.supersedes ?? null),
      of(({ fact }) => fact.reasonId ?? null),
      of(({ fact }) => fact.importId ?? null),
      of((one) => (one.fact.id === undefined ? null : one.digest)),
      tail.lastSeq + facts.length,
      startsOf(sheets),
      Buffer.concat(values),
      startsOf(values),
    ])
  }

  /** The facts of a cycle in the order in which they came, from behind a number (0: all). */
  async all(tx: Tx, cycleId: string, after = 0): Promise<AnyFact[]> {
    const rows = await tx.sql<Omit<FactRow, 'sheet'> & { sheet: Buffer | null }>(
      `select f.id, c.mechanism_id, f.cycle_id, f.kind, f.block, f.row, f.person, f.round, f.item, f.sheet, f.value,
         ${MS('f.at')} as at, ${MS('f.known')} as known, f.by, f.source, f.supersedes_id, f.reason_id
       from facts f join cycles c on c.tenant_id = $1 and c.id = f.cycle_id
       where f.tenant_id = $1 and f.cycle_id = $2 and f.seq > $3::bigint order by f.seq`,
      [tx.tenantId, cycleId, after],
    )
    return rows.map((row) => factOf({ ...row, sheet: sheetOf(row.sheet) }))
  }

  /** Those of these cycles in which a result was issued. */
  async frozenAmong(tx: Tx, cycleIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.sql<{ id: string }>(
      `select distinct cycle_id as id from facts where tenant_id = $1 and cycle_id = any($2::uuid[]) and kind = 'frozen'`,
      [tx.tenantId, cycleIds],
    )
    return new Set(rows.map(({ id }) => id))
  }

  /** FACT-4: the current sheet of every slot of an ask: the one that no other supersedes, the newest of several. */
  async slotsOf(tx: Tx, cycleId: string, block: string): Promise<SlotRow[]> {
    const rows = await tx.sql<Omit<SlotRow, 'sheet'> & { sheet: Buffer }>(
      `select distinct on (f.row, f.person, f.round) f.id, f.row, f.person, f.round, f.sheet, f.value -> 'ids' as ids
       from facts f
       where f.tenant_id = $1 and f.cycle_id = $2 and f.block = $3 and f.kind = 'answered'
         and f.id not in (select supersedes_id from facts where tenant_id = $1 and cycle_id = $2 and supersedes_id is not null)
       order by f.row, f.person, f.round, f.known desc, f.id desc`,
      [tx.tenantId, cycleId, block],
    )
    return rows.map((row) => ({ ...row, sheet: sheetOf(row.sheet) }))
  }

  /** One row per period that was opened or brought in, with its newest frozen table of the block. */
  officials(tx: Tx, mechanismId: string, block: string): Promise<OfficialRow[]> {
    return tx.sql<OfficialRow>(
      `select c.period, c.source, coalesce((f.value ->> 'revision')::int, 0) as revision, f.value -> 'rows' as rows
       from cycles c
       left join lateral (select value from facts where tenant_id = $1 and cycle_id = c.id and kind = 'frozen' and block = $3
         order by (value ->> 'revision')::int desc, seq limit 1) f on true
       where c.tenant_id = $1 and c.mechanism_id = $2 and c.kind = 'cycle' and c.state <> 'voided'`,
      [tx.tenantId, mechanismId, block],
    )
  }

  /** That a cycle reads these mechanisms, once each. */
  async insertSources(tx: Tx, cycleId: string, mechanismIds: readonly string[]): Promise<void> {
    await tx.sql(
      `insert into cycle_sources (tenant_id, mechanism_id, cycle_id) select $1, mechanism_id, $2 from unnest($3::uuid[]) as mechanism_id
       on conflict do nothing`,
      [tx.tenantId, cycleId, mechanismIds],
    )
  }

  async insertWords(tx: Tx, id: string, text: string): Promise<void> {
    await tx.sql('insert into words (tenant_id, id, text) values ($1, $2, $3)', [tx.tenantId, id, text])
  }

  /** Texts of erasable words; erased ones are left out. */
  async wordsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await tx.sql<{ id: string; text: string }>(
      'select id, text from words where tenant_id = $1 and id = any($2::uuid[]) and text is not null',
      [tx.tenantId, ids],
    )
    return new Map(rows.map((row) => [row.id, row.text]))
  }
}

/** None for null. */
function valueBytes(fact: DigestedFact['fact']): Buffer {
  if (fact.kind !== 'answered') return Buffer.from(JSON.stringify(fact.value))
  const { sheet: _, ...beside } = fact.value
  return Object.keys(beside).length === 0 ? NONE : Buffer.from(JSON.stringify(beside))
}

const NONE = Buffer.alloc(0)

/** Where each begins in the run of all, from 1. */
function startsOf(parts: readonly Buffer[]): number[] {
  let next = 1
  return parts.map((part) => {
    next += part.length
    return next - part.length
  })
}

const INSERT = `
  with made as (
    insert into facts (tenant_id, cycle_id, seq, known, id, kind, block, row, person, round, item, sheet, value,
      at, by, source, supersedes_id, reason_id, import_id, digest)
    select $1, $3, $4::bigint + t.n, to_timestamp($5::bigint / 1000.0), t.id, t.kind, t.block, t.row, t.person, t.round, t.item,
      case when t.size > 0 then substr($2::bytea, t.start, t.size) end,
      case when t.value_size > 0 then convert_from(substr($24::bytea, t.value_start, t.value_size), 'UTF8')::jsonb end,
      to_timestamp(t.at / 1000.0), t.by, t.source::jsonb, t.supersedes, t.reason, t.import, decode(t.digest, 'hex')
    from unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::int[], $12::text[], $13::int[], $14::int[],
      $15::bigint[], $16::uuid[], $17::text[], $18::uuid[], $19::uuid[], $20::uuid[], $21::text[], $23::int[], $25::int[]) with ordinality
      as t(id, kind, block, row, person, round, item, size, value_size, at, by, source, supersedes, reason, import, digest, start,
        value_start, n)
  )
  update cycles set last_seq = $22::bigint where tenant_id = $1 and id = $3`
