import type { Day } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { Concerned } from '../cycles/index.ts'
import type { HandOver, MovedDuty } from './moved-duties.ts'

export interface HandOverRow {
  readonly id: string
  readonly cycle: string
  readonly post_title: string
  readonly unit: string
  readonly day: string
  readonly left_ids: readonly string[]
  readonly came_ids: readonly string[]
  readonly duties: readonly MovedDuty[]
}

export interface UrgeRow {
  readonly cycle: string
  readonly block: string
  readonly row: string
  readonly day: string
  readonly person_ids: readonly string[]
  readonly by: string
  readonly at: Date
  readonly words_id: string | null
}

export interface ConcernedRow {
  readonly id: string
  readonly owner_unit_id: string
  readonly mechanism_id: string
  readonly mechanism_name: string
  readonly version: number
  readonly period: string
  /** Epoch milliseconds. */
  readonly opened_at: number
  readonly concerned: Concerned | null
}

@Injectable()
export class DutiesStore {
  /** Streams in which something may still be asked of somebody: cycles, or cases too. */
  async running(tx: Tx, kinds: readonly ('cycle' | 'case')[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      `select id from cycles where tenant_id = $1 and state in ('running', 'settled') and source is null
         and kind = any($2::text[]) order by id`,
      [tx.tenantId, kinds],
    )
    return rows.map(({ id }) => id)
  }

  /** Whether anybody begins or ceases to hold a post after a day, or a post begins or ends. */
  async changesAfter(tx: Tx, day: Day): Promise<boolean> {
    const [row] = await tx.sql<{ found: boolean }>(
      `select exists (select from holders where tenant_id = $1 and (valid_from > $2::date or valid_to > $2::date))
         or exists (select from posts where tenant_id = $1 and (valid_from > $2::date or valid_to > $2::date)) as found`,
      [tx.tenantId, day],
    )
    return row?.found === true
  }

  /** The same cycles with whom they concern; null where that was derived too long ago to be trusted. */
  async concerned(tx: Tx): Promise<ConcernedRow[]> {
    return tx.sql<ConcernedRow>(
      `select c.id, c.owner_unit_id, c.mechanism_id, m.name as mechanism_name, c.version, c.period,
         (extract(epoch from c.opened_at) * 1000)::float8 as opened_at, case when d.facts_count = c.last_seq and d.open ? 'did'
           and not exists (select from jsonb_array_elements(d.due) as one(due) where (one.due ->> 'at')::bigint <= $2::bigint)
         then d.open end as concerned
       from cycles c join mechanisms m on m.tenant_id = $1 and m.id = c.mechanism_id
       left join derived d on d.tenant_id = $1 and d.cycle_id = c.id
       where c.tenant_id = $1 and c.state in ('running', 'settled') and c.source is null and c.kind = 'cycle' order by c.id`,
      [tx.tenantId, tx.now],
    )
  }

  async knownHandOvers(tx: Tx, cycle: string): Promise<ReadonlySet<string>> {
    const rows = await tx.sql<{ id: string }>('select id from hand_overs where tenant_id = $1 and cycle_id = $2', [
      tx.tenantId,
      cycle,
    ])
    return new Set(rows.map(({ id }) => id))
  }

  async insertHandOver(tx: Tx, cycle: string, made: HandOver): Promise<void> {
    await tx.sql(
      `insert into hand_overs (tenant_id, id, cycle_id, post_id, day, left_ids, came_ids, duties, at)
       values ($1, $2, $3, $4, $5::date, $6, $7, $8, to_timestamp($9::bigint / 1000.0)) on conflict do nothing`,
      [tx.tenantId, made.id, cycle, made.post, made.day, made.left, made.came, JSON.stringify(made.duties), tx.now],
    )
  }

  /** With something in them; of one person, or all; the newest first. */
  handOvers(tx: Tx, person: string | null, most: number): Promise<HandOverRow[]> {
    return tx.sql<HandOverRow>(
      `select h.id, h.cycle_id as cycle, p.title as post_title, p.unit_id as unit, to_char(h.day, 'YYYY-MM-DD') as day,
         h.left_ids, h.came_ids, h.duties
       from hand_overs h join posts p on p.tenant_id = $1 and p.id = h.post_id
       where h.tenant_id = $1 and jsonb_array_length(h.duties) > 0
         and ($2::uuid is null or $2::uuid = any(h.left_ids) or $2::uuid = any(h.came_ids))
       order by h.at desc, h.id limit $3`,
      [tx.tenantId, person, most],
    )
  }

  /** Of one day, or of one cycle. */
  urges(tx: Tx, only: { day?: string; cycles?: readonly string[] }): Promise<UrgeRow[]> {
    return tx.sql<UrgeRow>(
      `select cycle_id as cycle, block, row, to_char(day, 'YYYY-MM-DD') as day, person_ids, by, at, words_id from urges
       where tenant_id = $1 and ($2::date is null or day = $2::date) and ($3::uuid[] is null or cycle_id = any($3::uuid[]))
       order by at, block, row`,
      [tx.tenantId, only.day ?? null, only.cycles ?? null],
    )
  }

  /** Two who urge at the same moment stand in a line, so that neither limit is passed. */
  async lockUrges(tx: Tx): Promise<void> {
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('urges ' || $1::text, 0))`, [tx.tenantId])
  }

  async insertUrges(
    tx: Tx,
    cycle: string,
    day: string,
    by: string,
    wordsId: string | undefined,
    urged: readonly { readonly block: string; readonly row: string; readonly persons: readonly string[] }[],
  ): Promise<void> {
    await tx.sql(
      `insert into urges (tenant_id, cycle_id, block, row, day, person_ids, by, at, words_id)
       select $1, $2, t.block, t.row, $3::date, string_to_array(t.persons, ',')::uuid[], $4, to_timestamp($5::bigint / 1000.0), $6
       from unnest($7::text[], $8::text[], $9::text[]) as t(block, row, persons) on conflict do nothing`,
      [
        ...[tx.tenantId, cycle, day, by, tx.now, wordsId ?? null],
        urged.map(({ block }) => block),
        urged.map(({ row }) => row),
        urged.map(({ persons }) => persons.join(',')),
      ],
    )
  }
}
