import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface UploadRow {
  readonly id: string
  readonly file_name: string
  readonly sha256: string
}

const DAY_MS = 86_400_000

/**
 * Uploaded files between being checked and being written. They stand in the database and not in a folder: row security
 * keeps counties apart, several servers see the same file, and a backup or a county's erasure cannot miss one.
 */
@Injectable()
export class UploadsStore {
  async insert(
    tx: Tx,
    made: { id: string; fileName: string; sha256: string; bytes: Buffer; by: string },
  ): Promise<void> {
    await tx.sql('delete from uploads where tenant_id = $1 and expires_at < to_timestamp($2::bigint / 1000.0)', [
      tx.tenantId,
      tx.now,
    ])
    await tx.sql(
      `insert into uploads (tenant_id, id, file_name, sha256, bytes, by, at, expires_at)
       values ($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint / 1000.0), to_timestamp($8::bigint / 1000.0))`,
      [tx.tenantId, made.id, made.fileName, made.sha256, made.bytes, made.by, tx.now, tx.now + DAY_MS],
    )
  }

  /** One's own upload that is not a day old yet. */
  async find(tx: Tx, id: string, by: string): Promise<UploadRow | undefined> {
    const [row] = await tx.sql<UploadRow>(
      `select id, file_name, sha256 from uploads
       where tenant_id = $1 and id = $2 and by = $3 and expires_at >= to_timestamp($4::bigint / 1000.0)`,
      [tx.tenantId, id, by, tx.now],
    )
    return row
  }

  async bytes(tx: Tx, id: string): Promise<Buffer> {
    const [row] = await tx.sql<{ bytes: Buffer }>('select bytes from uploads where tenant_id = $1 and id = $2', [
      tx.tenantId,
      id,
    ])
    if (row === undefined) throw new Error(`upload ${id} has gone`)
    return row.bytes
  }
}
