import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { PublishedReport } from './published-report.ts'

export interface NewImport {
  readonly id: string
  readonly ownerUnitId: string
  readonly kind: string
  readonly fileName: string
  readonly sha256: string
  readonly mapping: object
  readonly rows: number
  readonly report: object | null
  readonly source: string | null
  readonly by: string
}

/** A unit with every name it ever bore, newest first. */
export interface NamedUnit {
  readonly id: string
  readonly kind: string
  readonly code: string | null
  readonly names: readonly string[]
  readonly above: string | null
}

export interface Holding {
  readonly person: string
  readonly name: string
  readonly unit: string
}

/** A published table that was compared with a cycle. */
export interface PublishedRow {
  readonly id: string
  readonly file_name: string
  readonly rows: number
  readonly by: string
  readonly at: Date
  readonly report: PublishedReport
}

@Injectable()
export class ImportsStore {
  async insert(tx: Tx, made: NewImport): Promise<void> {
    await tx.sql(
      `insert into imports (tenant_id, id, owner_unit_id, kind, file_name, sha256, mapping, rows, state, report, source, by, at, done_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'written', $9, $10, $11, to_timestamp($12::bigint / 1000.0), to_timestamp($12::bigint / 1000.0))`,
      [
        tx.tenantId,
        made.id,
        made.ownerUnitId,
        made.kind,
        made.fileName,
        made.sha256,
        JSON.stringify(made.mapping),
        made.rows,
        made.report === null ? null : JSON.stringify(made.report),
        made.source,
        made.by,
        tx.now,
      ],
    )
  }

  /** The import that brought this very file to the same place. */
  async earlier(tx: Tx, kind: string, sha256: string, ownerUnitId: string): Promise<string | undefined> {
    const [row] = await tx.sql<{ id: string }>(
      `select id from imports where tenant_id = $1 and kind = $2 and sha256 = $3 and owner_unit_id = $4 order by at desc limit 1`,
      [tx.tenantId, kind, sha256, ownerUnitId],
    )
    return row?.id
  }

  /** The newest published table of each block of a cycle. */
  publishedTables(tx: Tx, cycleId: string): Promise<PublishedRow[]> {
    return tx.sql<PublishedRow>(
      `select distinct on (report ->> 'block') id, file_name, rows, by, at, report from imports
       where tenant_id = $1 and kind = 'published' and report ->> 'cycle' = $2
       order by report ->> 'block', at desc, id desc`,
      [tx.tenantId, cycleId],
    )
  }

  async personNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.sql<{ id: string; name: string }>(
      'select id, name from persons where tenant_id = $1 and id = any($2::uuid[]) and name is not null',
      [tx.tenantId, ids],
    )
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

  /** Who holds a post of which unit on a day, by the name he bears. */
  holders(tx: Tx, day: string): Promise<Holding[]> {
    return tx.sql<Holding>(
      `select s.id as person, s.name, p.unit_id as unit from holders h
       join posts p on p.tenant_id = $1 and p.id = h.post_id
       join persons s on s.tenant_id = $1 and s.id = h.person_id and s.name is not null
       where h.tenant_id = $1 and h.valid_from <= $2::date and (h.valid_to is null or h.valid_to > $2::date) order by s.id`,
      [tx.tenantId, day],
    )
  }

  /** All units of the county with the unit each belongs to now. */
  units(tx: Tx): Promise<NamedUnit[]> {
    return tx.sql<NamedUnit>(
      // grouped beside, not looked up unit by unit: a county that joined since the last ANALYZE is taken for one row
      `with n as materialized (
         select unit_id, array_agg(name order by valid_from desc) as names from unit_names where tenant_id = $1 group by unit_id
       ), r as materialized (
         select distinct on (source_id) source_id, target_id from relations where tenant_id = $1 and kind = '隶属'
         order by source_id, valid_from desc
       )
       select u.id, u.kind, u.code, r.target_id as above, coalesce(n.names, '{}') as names
       from units u left join n on n.unit_id = u.id left join r on r.source_id = u.id
       where u.tenant_id = $1 order by u.ordinal, u.id`,
      [tx.tenantId],
    )
  }

  /** Words of text cells beside the facts that cite them; the same words of the same cell are stored once. */
  async keepWords(tx: Tx, words: ReadonlyMap<string, string>): Promise<void> {
    if (words.size === 0) return
    await tx.sql(
      `insert into words (tenant_id, id, text) select $1, t.id, t.text from unnest($2::uuid[], $3::text[]) as t(id, text)
       on conflict do nothing`,
      [tx.tenantId, [...words.keys()], [...words.values()]],
    )
  }
}
