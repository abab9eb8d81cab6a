import type { CaseStatus } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** What stands fixed when a case is opened. */
export interface NewCase {
  readonly id: string
  readonly mechanismId: string
  readonly ownerUnitId: string
  readonly block: string
  readonly sourceCycleId: string | null
  readonly sourceRow: string | null
  readonly effectKey: string
  readonly mergeKey: string | null
  readonly wordsId: string | null
  readonly placeUnitId: string | null
  readonly proposedUnitId: string | null
  readonly class: string | null
  readonly openedAt: number
  /** 期初: its number in the county's own list, and the order that brought it in. */
  readonly brought?: { readonly number: string; readonly order: string }
}

/** What is rewritten whenever the stream is derived. */
export interface CaseState {
  readonly status: CaseStatus
  readonly class: string | null
  readonly unitId: string | null
  readonly turn: string | null
  readonly turnPersons: readonly string[]
  readonly dueAt: number | null
  readonly closedAt: number | null
  readonly paused: boolean
  readonly voided: boolean
  readonly usedDays: number
  readonly reports: number
  readonly reopened: number
  readonly duplicateOf: string | null
}

export interface CaseRow {
  readonly id: string
  readonly number: number
  readonly brought_number: string | null
  readonly order_id: string | null
  readonly mechanism_id: string
  readonly mechanism_name: string
  readonly version: number
  readonly owner_unit_id: string
  readonly block: string
  readonly source_cycle_id: string | null
  readonly source_row: string | null
  readonly words: string | null
  readonly place_unit_id: string | null
  readonly proposed_unit_id: string | null
  readonly class: string | null
  readonly status: CaseStatus
  readonly unit_id: string | null
  readonly turn: string | null
  readonly turn_persons: readonly string[]
  readonly opened_at: Date
  readonly due_at: Date | null
  readonly closed_at: Date | null
  readonly overdue: boolean
  readonly paused: boolean
  readonly used_days: number
  readonly reports: number
  readonly reopened: number
  readonly duplicate_of: string | null
  /** How many the filters let through in all. */
  readonly total: string
}

export interface CaseFilter {
  readonly mechanism?: string | undefined
  readonly status?: string | undefined
  readonly class?: string | undefined
  readonly unit?: string | undefined
  readonly overdue: boolean
  readonly search?: string | undefined
  /** Only what waits for this person, or for nobody in particular in one of these turns. */
  readonly mine?: { readonly person: string; readonly turns: readonly string[] } | undefined
  readonly offset: number
  readonly limit: number
}

/** The register: a cache of the streams, and what was fixed when they were opened. */
@Injectable()
export class CasesStore {
  /** Openings of one mechanism stand in a line: each sees the cases that the one before opened, and gets the next number. */
  async lockOpenings(tx: Tx, mechanismId: string): Promise<void> {
    await tx.sql('select 1 from mechanisms where tenant_id = $1 and id = $2 for no key update', [
      tx.tenantId,
      mechanismId,
    ])
  }

  /** The newest cases with that 并案键, whatever the register says of them: the streams say whether one is open. */
  async withKey(tx: Tx, place: Pick<NewCase, 'mechanismId' | 'block'>, key: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      `select id from cases where tenant_id = $1 and mechanism_id = $2 and block = $3 and merge_key = $4 and not voided
       order by number desc limit 3`,
      [tx.tenantId, place.mechanismId, place.block, key],
    )
    return rows.map(({ id }) => id)
  }

  async insert(tx: Tx, made: NewCase): Promise<void> {
    await tx.sql(
      `insert into cases (tenant_id, id, mechanism_id, owner_unit_id, block, number, source_cycle_id, source_row, effect_key,
         merge_key, words_id, place_unit_id, proposed_unit_id, class, status, turn, turn_persons, opened_at, brought_number, order_id)
       select $1, $2, $3, $4, $5, coalesce(max(number), 0) + 1, $6, $7, $8, $9, $10, $11, $12, $13, 'received', 'accept', '{}',
         to_timestamp($14::bigint / 1000.0), $15, $16
       from cases where tenant_id = $1 and mechanism_id = $3
       on conflict (tenant_id, id) do nothing`,
      [
        tx.tenantId,
        made.id,
        made.mechanismId,
        made.ownerUnitId,
        made.block,
        made.sourceCycleId,
        made.sourceRow,
        made.effectKey,
        made.mergeKey,
        made.wordsId,
        made.placeUnitId,
        made.proposedUnitId,
        made.class,
        made.openedAt,
        made.brought?.number ?? null,
        made.brought?.order ?? null,
      ],
    )
  }

  async save(tx: Tx, id: string, state: CaseState): Promise<void> {
    await tx.sql(
      `update cases set status = $3, class = $4, unit_id = $5, turn = $6, turn_persons = $7::uuid[],
         due_at = to_timestamp($8::bigint / 1000.0), closed_at = to_timestamp($9::bigint / 1000.0), paused = $10,
         voided = $11, used_days = $12, reports = $13, reopened = $14, duplicate_of = $15
       where tenant_id = $1 and id = $2`,
      [
        tx.tenantId,
        id,
        state.status,
        state.class,
        state.unitId,
        state.turn,
        state.turnPersons,
        state.dueAt,
        state.closedAt,
        state.paused,
        state.voided,
        state.usedDays,
        state.reports,
        state.reopened,
        state.duplicateOf,
      ],
    )
  }

  /** Which of these numbers of the county's own list are taken by a case already. */
  async broughtAlready(tx: Tx, mechanismId: string, numbers: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.sql<{ number: string }>(
      `select brought_number as number from cases where tenant_id = $1 and mechanism_id = $2 and brought_number = any($3::text[])`,
      [tx.tenantId, mechanismId, numbers],
    )
    return new Set(rows.map(({ number }) => number))
  }

  /** What the drawing now proposes for a case that was not dispatched yet (EFF-3, a signed correction). */
  async propose(tx: Tx, effectKey: string, unit: string | null, ofClass: string | null): Promise<void> {
    await tx.sql(
      'update cases set proposed_unit_id = $3, class = coalesce($4, class) where tenant_id = $1 and effect_key = $2',
      [tx.tenantId, effectKey, unit, ofClass],
    )
  }

  async openedBy(tx: Tx, effectKeys: readonly string[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'select id from cases where tenant_id = $1 and effect_key = any($2::text[]) order by id',
      [tx.tenantId, effectKeys],
    )
    return rows.map(({ id }) => id)
  }

  async one(tx: Tx, id: string): Promise<CaseRow | undefined> {
    const [row] = await tx.sql<CaseRow>(`${SELECT} and s.id = $2`, [tx.tenantId, id])
    return row
  }

  list(tx: Tx, filter: CaseFilter): Promise<CaseRow[]> {
    const { mechanism, status, unit, search, mine, offset, limit } = filter
    return tx.sql<CaseRow>(LIST, [
      tx.tenantId,
      mechanism ?? null,
      status ?? null,
      filter.class ?? null,
      unit ?? null,
      filter.overdue,
      search === undefined || search === '' ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`,
      mine?.person ?? null,
      mine?.turns ?? [],
      offset,
      limit,
    ])
  }

  /** CASE-4, over the whole register or one list of it: what is not due yet is not counted; `from` and `to` are the month's first and last instants. */
  async counts(
    tx: Tx,
    mechanism: string | undefined,
    { from, to }: { from: number; to: number },
  ): Promise<{ open: number; overdue: number; closed: number; due: number; done: number }> {
    const [row] = await tx.sql<{ open: string; overdue: string; closed: string; due: string; done: string }>(COUNTS, [
      tx.tenantId,
      mechanism ?? null,
      from,
      to,
      tx.now,
    ])
    return {
      open: Number(row?.open),
      overdue: Number(row?.overdue),
      closed: Number(row?.closed),
      due: Number(row?.due),
      done: Number(row?.done),
    }
  }
}

const SELECT = `
  select s.id, s.number, s.brought_number, s.order_id, s.mechanism_id, m.name as mechanism_name, c.version, s.owner_unit_id, s.block, s.source_cycle_id, s.source_row,
    w.text as words, s.place_unit_id, s.proposed_unit_id, s.class, s.status, s.unit_id, s.turn, s.turn_persons, s.opened_at, s.due_at,
    s.closed_at,
    coalesce(s.due_at <= coalesce(s.closed_at, t.now), false) as overdue, s.paused, s.used_days, s.reports, s.reopened, s.duplicate_of, count(*) over () as total
  from cases s
  cross join (select tenant_now($1::uuid) as now) t -- TIME-5: late from the due instant on, whoever derived it when
  join cycles c on c.tenant_id = $1 and c.id = s.id
  join mechanisms m on m.tenant_id = $1 and m.id = s.mechanism_id
  left join words w on w.tenant_id = $1 and w.id = s.words_id
  where s.tenant_id = $1 and not s.voided`

const LIST = `${SELECT}
    and ($2::uuid is null or s.mechanism_id = $2::uuid)
    and ($3::text is null or s.status = $3 or ($3 = 'open' and s.status not in ('closed', 'merged')))
    and ($4::text is null or s.class = $4)
    and ($5::uuid is null or s.unit_id = $5::uuid or (s.unit_id is null and s.proposed_unit_id = $5::uuid))
    and (not $6::bool or (s.due_at <= coalesce(s.closed_at, t.now) and s.status not in ('closed', 'merged')))
    and ($7::text is null or w.text like $7 or s.number::text like $7 or s.brought_number like $7 or exists (select 1 from unit_names n
      where n.tenant_id = $1 and n.unit_id in (s.unit_id, s.place_unit_id) and n.name like $7))
    and ($8::uuid is null or $8::uuid = any(s.turn_persons) or (cardinality(s.turn_persons) = 0 and s.turn = any($9::text[])))
  order by (s.status in ('closed', 'merged')), s.due_at nulls last, s.opened_at desc, s.id
  offset $10 limit $11`

const COUNTS = `
  select count(*) filter (where status not in ('closed', 'merged')) as open,
    count(*) filter (where due_at <= to_timestamp($5::bigint / 1000.0) and status not in ('closed', 'merged')) as overdue,
    count(*) filter (where status = 'closed' and closed_at >= first and closed_at < last) as closed,
    count(*) filter (where is_due) as due,
    count(*) filter (where is_due and status = 'closed') as done
  from (select *, to_timestamp($3::bigint / 1000.0) as first, to_timestamp($4::bigint / 1000.0) as last,
      status <> 'merged' and due_at > to_timestamp($3::bigint / 1000.0) and due_at <= to_timestamp(least($4::bigint, $5::bigint) / 1000.0) as is_due
    from cases where tenant_id = $1 and not voided and ($2::uuid is null or mechanism_id = $2::uuid)) as one`
