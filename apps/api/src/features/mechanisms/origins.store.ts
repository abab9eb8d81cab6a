import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** What a mechanism was made from, as it was taken. */
export interface Origin {
  readonly kind: 'template' | 'mechanism'
  /** The template's name, or the id of the county's mechanism. */
  readonly source: string
  readonly version: number
  readonly document: unknown
}

/** Where mechanisms came from, and the sheets that a new one is to use. */
@Injectable()
export class OriginsStore {
  async insert(tx: Tx, mechanism: string, { kind, source, version, document }: Origin): Promise<void> {
    await tx.sql(
      `insert into mechanism_origins (tenant_id, mechanism_id, kind, source, version, document, taken_at)
       values ($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint / 1000.0)) on conflict do nothing`,
      [tx.tenantId, mechanism, kind, source, version, JSON.stringify(document), tx.now],
    )
  }

  async origin(tx: Tx, mechanism: string): Promise<Origin | undefined> {
    const [row] = await tx.sql<Origin>(
      'select kind, source, version, document from mechanism_origins where tenant_id = $1 and mechanism_id = $2',
      [tx.tenantId, mechanism],
    )
    return row
  }

  /** The newer version is the base from now on. */
  async takeNewer(tx: Tx, mechanism: string, version: number, document: unknown): Promise<void> {
    await tx.sql(
      `update mechanism_origins set version = $3, document = $4, taken_at = to_timestamp($5::bigint / 1000.0)
       where tenant_id = $1 and mechanism_id = $2`,
      [tx.tenantId, mechanism, version, JSON.stringify(document), tx.now],
    )
  }

  async sheet(tx: Tx, sheet: string, version: number): Promise<unknown> {
    const [row] = await tx.sql<{ document: unknown }>(
      'select document from sheet_versions where tenant_id = $1 and sheet_id = $2 and version = $3',
      [tx.tenantId, sheet, version],
    )
    return row?.document
  }
}
