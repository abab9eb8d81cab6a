import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface SheetRow {
  readonly id: string
  readonly name: string
  readonly owner_unit_id: string
  readonly owner_name: string
  readonly version: number
  readonly document: unknown
  readonly digest: string
  readonly at: Date
  readonly by_name: string | null
}

export interface SheetVersionRow {
  readonly version: number
  readonly document: unknown
  readonly digest: string
  readonly file_name: string | null
  readonly note: string | null
  readonly by_name: string | null
  readonly at: Date
}

interface NewVersion {
  readonly sheetId: string
  readonly version: number
  readonly document: { readonly name: string }
  readonly digest: string
  readonly fileName: string | null
  readonly noteId: string | null
  readonly by: string
}

/** 评分表 and their versions. Versions are inserted and read, nothing else. */
@Injectable()
export class SheetsStore {
  /** One sheet with its newest version, or all of the county by name. */
  sheets(tx: Tx, id: string | null, today: string): Promise<SheetRow[]> {
    return tx.sql<SheetRow>(SHEETS, [tx.tenantId, id, today])
  }

  /** Newest first; `version` null = all. */
  versions(tx: Tx, id: string, version: number | null = null): Promise<SheetVersionRow[]> {
    return tx.sql<SheetVersionRow>(VERSIONS, [tx.tenantId, id, version])
  }

  /** Held until the transaction ends, so that of two who keep a version one sees the other's. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.sql('select id from sheets where tenant_id = $1 and id = $2 for update', [tx.tenantId, id])
  }

  /** False when the unit has a sheet of that name already. */
  async insert(tx: Tx, made: { id: string; name: string; ownerUnitId: string; by: string }): Promise<boolean> {
    const rows = await tx.sql(
      `insert into sheets (tenant_id, id, owner_unit_id, name, version, created_by, created_at)
       values ($1, $2, $3, $4, 1, $5, to_timestamp($6::bigint / 1000.0))
       on conflict (tenant_id, owner_unit_id, name) do nothing returning id`,
      [tx.tenantId, made.id, made.ownerUnitId, made.name, made.by, tx.now],
    )
    return rows.length === 1
  }

  async named(tx: Tx, ownerUnitId: string, name: string): Promise<{ id: string; version: number } | undefined> {
    const [row] = await tx.sql<{ id: string; version: number }>(
      'select id, version from sheets where tenant_id = $1 and owner_unit_id = $2 and name = $3',
      [tx.tenantId, ownerUnitId, name],
    )
    return row
  }

  async insertVersion(tx: Tx, made: NewVersion): Promise<void> {
    await tx.sql(
      `insert into sheet_versions (tenant_id, sheet_id, version, document, digest, file_name, note_id, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::bigint / 1000.0)) returning version`,
      [
        ...[tx.tenantId, made.sheetId, made.version, JSON.stringify(made.document), made.digest],
        ...[made.fileName, made.noteId, made.by, tx.now],
      ],
    )
    await tx.sql('update sheets set name = $3, version = $4 where tenant_id = $1 and id = $2', [
      ...[tx.tenantId, made.sheetId, made.document.name, made.version],
    ])
  }

  async insertWords(tx: Tx, id: string, text: string): Promise<void> {
    await tx.sql('insert into words (tenant_id, id, text) values ($1, $2, $3)', [tx.tenantId, id, text])
  }
}

const SHEETS = `
  select s.id, s.name, s.owner_unit_id, n.name as owner_name, s.version, v.document, v.digest, v.at, p.name as by_name
  from sheets s
  join sheet_versions v on v.tenant_id = $1 and v.sheet_id = s.id and v.version = s.version
  join lateral (select name from unit_names where tenant_id = $1 and unit_id = s.owner_unit_id
    and valid_from <= $3::date order by valid_from desc limit 1) n on true
  left join persons p on p.tenant_id = $1 and p.id = v.by
  where s.tenant_id = $1 and ($2::uuid is null or s.id = $2::uuid)
  order by s.name collate "C", s.id`

const VERSIONS = `
  select v.version, v.document, v.digest, v.file_name, w.text as note, p.name as by_name, v.at
  from sheet_versions v
  left join persons p on p.tenant_id = $1 and p.id = v.by
  left join words w on w.tenant_id = $1 and w.id = v.note_id
  where v.tenant_id = $1 and v.sheet_id = $2 and ($3::int is null or v.version = $3::int)
  order by v.version desc`
