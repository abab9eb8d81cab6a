import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface Source {
  readonly kind: 'mechanism' | 'template' | 'blank'
  /** Id of a mechanism, name of a template, '' of a blank canvas. */
  readonly name: string
}

export interface GrantRow {
  readonly id: string
  readonly unit: string | null
  readonly source_kind: Source['kind']
  readonly source: string
  /** What the mechanism is called now; null for a template or a blank canvas. */
  readonly source_name: string | null
  readonly reach: 'values' | 'extend'
  readonly filing: 'record' | 'approval'
  readonly note: string | null
  readonly given_by: string | null
  readonly given_at: Date
  readonly revoked_by: string | null
  readonly revoked_at: Date | null
  readonly revoke_reason: string | null
}

export interface NewGrant {
  readonly id: string
  readonly unit: string | null
  readonly source: Source
  readonly reach: GrantRow['reach']
  readonly filing: GrantRow['filing']
  readonly noteId: string | null
}

export interface TakenRow {
  readonly mechanism: string
  readonly grant: string
  readonly unit: string
}

const GRANT = `
  select g.id, g.unit_id as unit, g.source_kind, g.source, m.name as source_name, g.reach, g.filing, n.text as note,
    p.name as given_by, g.given_at, r.name as revoked_by, g.revoked_at, w.text as revoke_reason
  from design_grants g
  left join mechanisms m on m.tenant_id = $1 and g.source_kind = 'mechanism' and m.id::text = g.source
  left join words n on n.tenant_id = $1 and n.id = g.note_id
  left join persons p on p.tenant_id = $1 and p.id = g.given_by
  left join persons r on r.tenant_id = $1 and r.id = g.revoked_by
  left join words w on w.tenant_id = $1 and w.id = g.revoke_reason_id
  where g.tenant_id = $1`

/** 下放: what was granted to whom, and what was taken over by it. */
@Injectable()
export class GrantsStore {
  /** Newest first, revoked ones last; `id` null = all. */
  grants(tx: Tx, id: string | null = null): Promise<GrantRow[]> {
    return tx.sql<GrantRow>(
      `${GRANT} and ($2::uuid is null or g.id = $2::uuid) order by g.revoked_at is not null, g.given_at desc, g.id`,
      [tx.tenantId, id],
    )
  }

  /** Whether the county ever delegated anything. */
  async inUse(tx: Tx): Promise<boolean> {
    const [row] = await tx.sql<{ used: boolean }>(
      'select exists (select 1 from design_grants where tenant_id = $1) as used',
      [tx.tenantId],
    )
    return row?.used === true
  }

  /** The grant under which a mechanism was taken over. */
  async of(tx: Tx, mechanism: string): Promise<GrantRow | undefined> {
    const [row] = await tx.sql<GrantRow>(
      `${GRANT} and g.id = (select t.grant_id from taken_mechanisms t where t.tenant_id = $1 and t.mechanism_id = $2)`,
      [tx.tenantId, mechanism],
    )
    return row
  }

  async insert(tx: Tx, made: readonly NewGrant[], by: string): Promise<void> {
    const of = <T>(pick: (one: NewGrant) => T): T[] => made.map(pick)
    await tx.sql(
      `insert into design_grants (tenant_id, id, unit_id, source_kind, source, reach, filing, note_id, given_by, given_at)
       select $1, t.id, t.unit, t.kind, t.source, t.reach, t.filing, t.note, $2, to_timestamp($3::bigint / 1000.0)
       from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[])
         as t(id, unit, kind, source, reach, filing, note)`,
      [
        ...[tx.tenantId, by, tx.now, of(({ id }) => id), of(({ unit }) => unit), of(({ source }) => source.kind)],
        ...[of(({ source }) => source.name), of(({ reach }) => reach), of(({ filing }) => filing)],
        of(({ noteId }) => noteId),
      ],
    )
  }

  /** False where somebody revoked it in between. */
  async revoke(tx: Tx, id: string, by: string, reasonId: string): Promise<boolean> {
    const rows = await tx.sql(
      `update design_grants set revoked_by = $3, revoked_at = to_timestamp($4::bigint / 1000.0), revoke_reason_id = $5
       where tenant_id = $1 and id = $2 and revoked_at is null returning id`,
      [tx.tenantId, id, by, tx.now, reasonId],
    )
    return rows.length === 1
  }

  taken(tx: Tx): Promise<TakenRow[]> {
    return tx.sql<TakenRow>(
      `select t.mechanism_id as mechanism, t.grant_id as grant, m.owner_unit_id as unit
       from taken_mechanisms t join mechanisms m on m.tenant_id = $1 and m.id = t.mechanism_id and m.retired_at is null
       where t.tenant_id = $1 order by t.taken_at, t.mechanism_id`,
      [tx.tenantId],
    )
  }

  async insertTaken(tx: Tx, mechanism: string, grant: string, by: string): Promise<void> {
    await tx.sql(
      `insert into taken_mechanisms (tenant_id, mechanism_id, grant_id, taken_by, taken_at)
       values ($1, $2, $3, $4, to_timestamp($5::bigint / 1000.0))`,
      [tx.tenantId, mechanism, grant, by, tx.now],
    )
  }

  /** What a mechanism was taken from, as it was then. */
  async originOf(tx: Tx, mechanism: string): Promise<unknown> {
    const [row] = await tx.sql<{ document: unknown }>(
      'select document from mechanism_origins where tenant_id = $1 and mechanism_id = $2',
      [tx.tenantId, mechanism],
    )
    return row?.document
  }

  /** Posts of the county that draw and that decide: who hears of a filing. */
  async officeOf(tx: Tx, rootUnitId: string, day: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      `select id from posts where tenant_id = $1 and unit_id = $2 and role in ('county-admin', 'approver')
         and (valid_from is null or valid_from <= $3::date) and (valid_to is null or valid_to > $3::date) order by id`,
      [tx.tenantId, rootUnitId, day],
    )
    return rows.map(({ id }) => id)
  }

  async insertWords(tx: Tx, id: string, text: string): Promise<void> {
    await tx.sql('insert into words (tenant_id, id, text) values ($1, $2, $3)', [tx.tenantId, id, text])
  }
}
