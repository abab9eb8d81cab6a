import type { FrozenRows } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { CycleRow } from './cycles.store.ts'
import { versionAt } from './version-at.ts'

/** One period of a mechanism. */
export type Told = Pick<CycleRow, 'id' | 'mechanism_id' | 'period'>

/** The newest frozen table of a period, without its rows. */
export interface OutcomeHead {
  readonly mechanism_id: string
  readonly block: string
  readonly period: string
  readonly revision: number
  readonly fact: string
  /** CYC-5: that cycle was voided and no other opening of the period has frozen a table since. */
  readonly voided: boolean
  /** Epoch milliseconds. */
  readonly known: string
}

export interface OutcomeRow extends Omit<OutcomeHead, 'voided'> {
  readonly rows: FrozenRows
  /** The drawing that period ran on. */
  readonly document: unknown
}

/** What cycles of other periods and mechanisms froze. */
@Injectable()
export class OutcomesStore {
  /** A mechanism as a drawing calls it: by its id or its name. */
  async mechanismCalled(tx: Tx, name: string): Promise<string | undefined> {
    const [row] = await tx.sql<{ id: string }>(
      `select id from mechanisms where tenant_id = $1 and (id::text = $2 or name = $2) and retired_at is null
       order by id limit 1`,
      [tx.tenantId, name],
    )
    return row?.id
  }

  async firstPeriod(tx: Tx, mechanismId: string): Promise<string | undefined> {
    const [row] = await tx.sql<{ first: string | null }>(
      'select min(period) as first from cycles where tenant_id = $1 and mechanism_id = $2 and kind = $3',
      [tx.tenantId, mechanismId, 'cycle'],
    )
    return row?.first ?? undefined
  }

  /**
   * The newest table of every period and block, but for one cycle. A period that was voided and opened again counts its
   * revisions on, so that a reader always takes the later word; the voiding itself is one (CYC-5).
   */
  heads(tx: Tx, mechanismIds: readonly string[], but: string): Promise<OutcomeHead[]> {
    return tx.sql<OutcomeHead>(
      `with frozen as (
         select distinct on (c.id, f.block) c.mechanism_id, c.period, c.attempt, c.state, f.block, f.id as fact,
           (extract(epoch from f.known) * 1000)::bigint as known,
           (f.value ->> 'revision')::int as revision
         from cycles c join facts f on f.tenant_id = $1 and f.cycle_id = c.id and f.kind = 'frozen'
         where c.tenant_id = $1 and c.mechanism_id = any($2::uuid[]) and c.id <> $3 and c.kind = 'cycle'
         order by c.id, f.block, revision desc, f.seq
       ), counted as (
         select *, (sum(revision + case when state = 'voided' then 1 else 0 end)
           over (partition by mechanism_id, period, block order by attempt))::int as counted from frozen
       )
       select distinct on (mechanism_id, period, block) mechanism_id, block, period, counted as revision, fact, known, state = 'voided' as voided
       from counted order by mechanism_id, period, block, attempt desc`,
      [tx.tenantId, mechanismIds, but],
    )
  }

  rows(tx: Tx, facts: readonly string[]): Promise<OutcomeRow[]> {
    return tx.sql<OutcomeRow>(
      `select c.mechanism_id, f.block, c.period, (f.value ->> 'revision')::int as revision, f.id as fact,
         (extract(epoch from f.known) * 1000)::bigint as known, f.value -> 'rows' as rows, v.document
       from facts f
       join cycles c on c.tenant_id = $1 and c.id = f.cycle_id
       join mechanism_versions v on v.tenant_id = $1 and v.mechanism_id = c.mechanism_id
         and v.version = ${versionAt('f.seq')}
       where f.tenant_id = $1 and f.id = any($2::uuid[])`,
      [tx.tenantId, facts],
    )
  }

  /**
   * What these mechanisms should have come to before a moment and have not: cycles with a date that passed or with nothing
   * derived yet, and openings that were missed (then without an id). Of the reader's own mechanism only earlier periods.
   */
  async behind(
    tx: Tx,
    mechanismIds: readonly string[],
    { id, mechanism_id: own, period }: Told,
    moment: number,
  ): Promise<(string | null)[]> {
    const rows = await tx.sql<{ id: string | null }>(
      `select c.id from cycles c left join derived d on d.tenant_id = $1 and d.cycle_id = c.id
       where c.tenant_id = $1 and c.mechanism_id = any($2::uuid[]) and c.id <> $3 and c.source is null
         and (c.mechanism_id <> $5 or c.event or c.period < $6)
         and c.state = 'running' and coalesce((d.due -> 0 ->> 'at')::bigint,
           case when d.cycle_id is null then (extract(epoch from c.opened_at) * 1000)::bigint end) < $4::bigint
       union all
       select null from schedules where tenant_id = $1 and mechanism_id = any($2::uuid[]) and mechanism_id <> $5
         and next_at < to_timestamp($4::bigint / 1000.0)`,
      [tx.tenantId, mechanismIds, id, moment, own, period],
    )
    return rows.map(({ id }) => id)
  }

  /**
   * Other cycles than this one that still run and have had its mechanism among their sources since they were opened or
   * repinned. A mechanism reads of itself what came before only (HIST-1), so its own earlier periods are not among them.
   */
  async readers(tx: Tx, { id, mechanism_id: mechanismId, period }: Told): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      `select c.id from cycle_sources s join cycles c on c.tenant_id = $1 and c.id = s.cycle_id
       where s.tenant_id = $1 and s.mechanism_id = $2 and c.id <> $3 and c.kind = 'cycle' and c.state in ('running', 'settled')
         and c.source is null and (c.mechanism_id <> $2 or c.event or c.period > $4)`,
      [tx.tenantId, mechanismId, id, period],
    )
    return rows.map(({ id }) => id)
  }
}
