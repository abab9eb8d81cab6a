import type { slipContent, slipKind, slipState } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Tx } from '../../platform/database/database.ts'

export type SlipContent = z.output<typeof slipContent>
export type SlipKind = z.output<typeof slipKind>

export interface SlipRow {
  readonly id: string
  readonly year: number
  readonly number: number
  readonly kind: SlipKind
  readonly state: z.output<typeof slipState>
  readonly cycle_id: string | null
  readonly block: string | null
  readonly order_id: string | null
  readonly owner_unit_id: string
  readonly owner_name: string
  readonly content: SlipContent
  readonly digest: string
  readonly signer: string
  readonly printed_by: string
  readonly printed_at: Date
  readonly file_id: string | null
  readonly signed_on: string | null
  readonly uploaded_by: string | null
  readonly uploaded_at: Date | null
  readonly words: string | null
}

export interface NewSlip extends Pick<SlipRow, 'id' | 'year' | 'kind' | 'content' | 'digest' | 'signer'> {
  readonly cycleId: string
  readonly block: string | null
  readonly orderId: string | null
  readonly ownerUnitId: string
  readonly by: string
}

@Injectable()
export class SlipsStore {
  /** Newest first, at most five hundred. */
  list(tx: Tx, only: { readonly slip?: string; readonly cycle?: string | undefined }): Promise<SlipRow[]> {
    return tx.sql<SlipRow>(LIST, [tx.tenantId, only.slip ?? null, only.cycle ?? null])
  }

  /** The next number of the year. Who prints at the same time waits, so that none is given twice and none left out. */
  async print(tx: Tx, slip: NewSlip): Promise<number> {
    await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, $2))', [`slips ${tx.tenantId}`, slip.year])
    const [row] = await tx.sql<{ number: number }>(
      `insert into slips (tenant_id, id, year, number, kind, state, cycle_id, block, order_id, owner_unit_id, content, digest,
         signer, printed_by, printed_at)
       select $1, $2, $3, coalesce((select max(number) from slips where tenant_id = $1 and year = $3), 0) + 1, $4, 'printed',
         $5, $6, $7, $8, $9::jsonb, $10, $11, $12, to_timestamp($13::bigint / 1000.0)
       returning number`,
      [
        ...[tx.tenantId, slip.id, slip.year, slip.kind, slip.cycleId, slip.block, slip.orderId, slip.ownerUnitId],
        ...[JSON.stringify(slip.content), slip.digest, slip.signer, slip.by, tx.now],
      ],
    )
    return row?.number ?? 0
  }

  /** Held until the transaction ends: a slip is signed or voided once. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.sql('select id from slips where tenant_id = $1 and id = $2 for update', [tx.tenantId, id])
  }

  async sign(
    tx: Tx,
    id: string,
    made: { readonly file: string; readonly on: string; readonly by: string; readonly wordsId: string | null },
  ): Promise<void> {
    await tx.sql(
      `update slips set state = 'signed', file_id = $3, signed_on = $4::date, uploaded_by = $5,
         uploaded_at = to_timestamp($6::bigint / 1000.0), words_id = $7
       where tenant_id = $1 and id = $2 and state = 'printed'`,
      [tx.tenantId, id, made.file, made.on, made.by, tx.now, made.wordsId],
    )
  }

  async void(tx: Tx, id: string, by: string, wordsId: string | null): Promise<void> {
    await tx.sql(
      `update slips set state = 'void', voided_by = $3, voided_at = to_timestamp($4::bigint / 1000.0), words_id = $5
       where tenant_id = $1 and id = $2 and state = 'printed'`,
      [tx.tenantId, id, by, tx.now, wordsId],
    )
  }

  /** The slip that a scan of these very bytes was brought for. */
  async signedBy(tx: Tx, sha256: string): Promise<SlipRow | undefined> {
    const [row] = await tx.sql<{ id: string }>(
      `select s.id from slips s join files f on f.tenant_id = $1 and f.id = s.file_id
       where s.tenant_id = $1 and f.sha256 = $2 limit 1`,
      [tx.tenantId, sha256],
    )
    return row && (await this.list(tx, { slip: row.id }))[0]
  }
}

const LIST = `
  select s.id, s.year, s.number, s.kind, s.state, s.cycle_id, s.block, s.order_id, s.owner_unit_id, n.name as owner_name,
    s.content, s.digest, s.signer, s.printed_by, s.printed_at, s.file_id, to_char(s.signed_on, 'YYYY-MM-DD') as signed_on,
    s.uploaded_by, s.uploaded_at, w.text as words
  from slips s
  join lateral (select name from unit_names where tenant_id = $1 and unit_id = s.owner_unit_id
    and valid_from <= (s.printed_at at time zone 'Asia/Shanghai')::date order by valid_from desc limit 1) n on true
  left join words w on w.tenant_id = $1 and w.id = s.words_id
  where s.tenant_id = $1 and ($2::uuid is null or s.id = $2::uuid) and ($3::uuid is null or s.cycle_id = $3::uuid)
  order by s.year desc, s.number desc limit 500`
