import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface FileRow {
  readonly id: string
  readonly sha256: string
  readonly size: number
  readonly mime: string
  readonly name: string
  readonly purpose: string
  readonly by: string
  readonly at: Date
}

@Injectable()
export class FilesStore {
  async insert(tx: Tx, file: Omit<FileRow, 'at'>): Promise<void> {
    await tx.sql(
      `insert into files (tenant_id, id, sha256, size, mime, name, purpose, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::bigint / 1000.0))`,
      [tx.tenantId, file.id, file.sha256, file.size, file.mime, file.name, file.purpose, file.by, tx.now],
    )
  }

  async find(tx: Tx, id: string): Promise<FileRow | undefined> {
    const [row] = await tx.sql<FileRow>(
      'select id, sha256, size, mime, name, purpose, by, at from files where tenant_id = $1 and id = $2',
      [tx.tenantId, id],
    )
    return row
  }
}
