import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** A version that a cycle went by until two people brought it to the next. */
export interface Edition {
  readonly version: number
  /** The number of the first fact after it. */
  readonly before: number
  /** Epoch milliseconds. */
  readonly until: number
}

export interface CycleRow {
  readonly id: string
  /** CASE-1: a case lives in a stream of its own, like a cycle; its `period` is its id. */
  readonly kind: 'cycle' | 'case'
  readonly mechanism_id: string
  readonly mechanism_name: string
  readonly owner_unit_id: string
  readonly owner_name: string
  readonly version: number
  /** PIN-5: earlier versions it went by, oldest first. */
  readonly editions: readonly Edition[]
  /** The newest approved version, where it is newer than the cycle's own. */
  readonly newer: number | null
  readonly period: string
  readonly state: 'running' | 'settled' | 'ended' | 'voided'
  readonly opened_at: Date
  readonly last_seq: string
  /** Of a period brought in as history: the document its figures stand in. Nothing runs on such a cycle. */
  readonly source: string | null
  /** What the last derivation left; null before the first. */
  readonly facts_count: string | null
  readonly stage: string | null
  readonly next_at: string | null
  /** A read-only sample: nothing happens because of it. */
  readonly sample: boolean
}

export interface CacheRow {
  readonly facts_count: string
  readonly hash: string
  /** The moment for which its timer is set, and up to which reminders have left; epoch milliseconds. */
  readonly timer: number | null
  readonly reminded: number | null
}

@Injectable()
export class CyclesStore {
  /** How often this period was opened and voided again (CYC-5). */
  async voided(tx: Tx, mechanismId: string, period: string): Promise<number> {
    const [row] = await tx.sql<{ count: number }>(
      `select count(*)::int as count from cycles
       where tenant_id = $1 and mechanism_id = $2 and period = $3 and state = 'voided'`,
      [tx.tenantId, mechanismId, period],
    )
    return row?.count ?? 0
  }

  /** Null when that period of the mechanism is open already (CYC-1). */
  async insert(
    tx: Tx,
    made: {
      id: string
      mechanismId: string
      ownerUnitId: string
      version: number
      period: string
      openedAt: number
      source?: string
      kind?: CycleRow['kind']
      /** CYC-2: about one event; lists of periods leave it out. */
      isEvent?: boolean
      /** From 1, which it is unless said; one more than there are voided ones. */
      attempt?: number
    },
  ): Promise<boolean> {
    const rows = await tx.sql(
      `insert into cycles (tenant_id, id, mechanism_id, owner_unit_id, version, period, state, opened_at, source, kind, event, attempt)
       values ($1, $2, $3, $4, $5, $6, case when $8::text is null then 'running' else 'ended' end, to_timestamp($7::bigint / 1000.0), $8, $9, $10, $11)
       on conflict do nothing returning id`, // by period and by id: of two openings at once either may be seen first
      [
        tx.tenantId,
        made.id,
        made.mechanismId,
        made.ownerUnitId,
        made.version,
        made.period,
        made.openedAt,
        made.source ?? null,
        made.kind ?? 'cycle',
        made.isEvent ?? false,
        made.attempt ?? 1,
      ],
    )
    return rows.length === 1
  }

  async idOf(tx: Tx, mechanismId: string, period: string): Promise<string | undefined> {
    const [row] = await tx.sql<{ id: string }>(
      `select id from cycles where tenant_id = $1 and mechanism_id = $2 and period = $3
       order by attempt desc limit 1`,
      [tx.tenantId, mechanismId, period],
    )
    return row?.id
  }

  async ownerOf(tx: Tx, mechanismId: string): Promise<string | undefined> {
    const [row] = await tx.sql<{ owner: string }>(
      'select owner_unit_id as owner from mechanisms where tenant_id = $1 and id = $2 and retired_at is null',
      [tx.tenantId, mechanismId],
    )
    return row?.owner
  }

  /** One stream, whatever it is. */
  async one(tx: Tx, cycleId: string): Promise<CycleRow | undefined> {
    const [row] = await tx.sql<CycleRow>(`${SELECT} and c.id = $2`, [tx.tenantId, cycleId])
    return row
  }

  /** The periods of one mechanism, or all; newest first. */
  list(tx: Tx, mechanismId?: string): Promise<CycleRow[]> {
    return tx.sql<CycleRow>(LIST, [tx.tenantId, mechanismId ?? null])
  }

  async document(
    tx: Tx,
    mechanismId: string,
    version: number,
  ): Promise<{ document: unknown; layout: unknown } | undefined> {
    const [row] = await tx.sql<{ document: unknown; layout: unknown }>(
      'select document, layout from mechanism_versions where tenant_id = $1 and mechanism_id = $2 and version = $3',
      [tx.tenantId, mechanismId, version],
    )
    return row
  }

  async cache(tx: Tx, cycleId: string): Promise<CacheRow | undefined> {
    const [row] = await tx.sql<CacheRow>(
      `select facts_count, hash, (extract(epoch from timer_at) * 1000)::float8 as timer,
         (extract(epoch from reminded_to) * 1000)::float8 as reminded
       from derived where tenant_id = $1 and cycle_id = $2`,
      [tx.tenantId, cycleId],
    )
    return row
  }

  /** The summary that lists and timers read; the tables themselves are derived when somebody looks. */
  async saveCache(
    tx: Tx,
    cycleId: string,
    made: {
      factsCount: number
      hash: string
      tables: object
      open: object
      due: object
      findings: object
      timer: number | null
    },
  ): Promise<void> {
    await tx.sql(
      `insert into derived (tenant_id, cycle_id, facts_count, hash, tables, open, due, findings, derived_at, reminded_to, timer_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::bigint / 1000.0), to_timestamp($9::bigint / 1000.0), to_timestamp($10::bigint / 1000.0))
       on conflict (tenant_id, cycle_id) do update set facts_count = excluded.facts_count, hash = excluded.hash,
         tables = excluded.tables, open = excluded.open, due = excluded.due, findings = excluded.findings, derived_at = excluded.derived_at,
         reminded_to = excluded.reminded_to, timer_at = excluded.timer_at`,
      [
        tx.tenantId,
        cycleId,
        made.factsCount,
        made.hash,
        JSON.stringify(made.tables),
        JSON.stringify(made.open),
        JSON.stringify(made.due),
        JSON.stringify(made.findings),
        tx.now,
        made.timer,
      ],
    )
  }

  async saveState(tx: Tx, cycleId: string, state: CycleRow['state']): Promise<void> {
    await tx.sql('update cycles set state = $3 where tenant_id = $1 and id = $2 and state <> $3', [
      tx.tenantId,
      cycleId,
      state,
    ])
  }

  /** PIN-5: from the fact that says so on, the cycle goes by another version. */
  async saveVersion(tx: Tx, cycleId: string, version: number, fact: string): Promise<void> {
    await tx.sql(
      `update cycles c set version = $3, editions = c.editions || jsonb_build_array(
         jsonb_build_object('version', c.version, 'before', f.seq, 'until', ${MS_OF_KNOWN}))
       from facts f where c.tenant_id = $1 and c.id = $2 and f.tenant_id = $1 and f.cycle_id = c.id and f.id = $4`,
      [tx.tenantId, cycleId, version, fact],
    )
  }

  /** The next moment at which anything of a running cycle closes by itself. */
  async nextDue(tx: Tx): Promise<{ cycleId: string; at: number; block: string; what: string } | undefined> {
    const [row] = await tx.sql<{ cycle_id: string; at: string; block: string; what: string }>(
      `select d.cycle_id, one.due ->> 'at' as at, one.due ->> 'block' as block, one.due ->> 'what' as what
       from derived d join cycles c on c.tenant_id = $1 and c.id = d.cycle_id and c.state in ('running', 'settled')
       cross join lateral jsonb_array_elements(d.due) as one(due)
       where d.tenant_id = $1 and (one.due ->> 'at')::bigint > $2::bigint order by (one.due ->> 'at')::bigint limit 1`,
      [tx.tenantId, tx.now],
    )
    return row && { cycleId: row.cycle_id, at: Number(row.at), block: row.block, what: row.what }
  }
}

const MS_OF_KNOWN = '(extract(epoch from f.known) * 1000)::bigint'

const SELECT = `
  select c.id, c.kind, c.mechanism_id, m.name as mechanism_name, c.owner_unit_id, n.name as owner_name, c.version, c.editions, c.period, c.state,
    (select max(v.version) from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = c.mechanism_id
      and v.state = 'approved' and v.version > c.version) as newer,
    c.opened_at, c.last_seq, c.source, d.facts_count, d.tables ->> 'stage' as stage, d.due -> 0 ->> 'at' as next_at,
    (select kind = 'sample' from tenants where id = $1) as sample
  from cycles c
  join mechanisms m on m.tenant_id = $1 and m.id = c.mechanism_id
  join lateral (select name from unit_names where tenant_id = $1 and unit_id = c.owner_unit_id
    and valid_from <= (c.opened_at at time zone 'Asia/Shanghai')::date order by valid_from desc limit 1) n on true
  left join derived d on d.tenant_id = $1 and d.cycle_id = c.id
  where c.tenant_id = $1`

const LIST = `${SELECT} and c.kind = 'cycle' and not c.event and ($2::uuid is null or c.mechanism_id = $2::uuid)
  order by c.period desc, c.id`
