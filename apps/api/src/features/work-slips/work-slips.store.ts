import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface SlipRow {
  readonly id: string
  readonly year: number
  readonly number: number
  readonly from_unit_id: string
  readonly to_unit_id: string
  readonly title: string | null
  readonly content: string | null
  readonly case_id: string | null
  readonly reply_days: number
  readonly due_at: Date
  readonly sent_by: string
  readonly sent_at: Date
  readonly urged_by: string | null
  readonly urged_at: Date | null
  readonly reply: string | null
  readonly replied_by: string | null
  readonly replied_at: Date | null
  readonly closed_by: string | null
  readonly closed_at: Date | null
}

export interface NewSlip {
  readonly id: string
  readonly year: number
  readonly fromUnit: string
  readonly toUnit: string
  readonly titleId: string | undefined
  readonly contentId: string | undefined
  readonly caseId: string | null
  readonly replyDays: number
  readonly dueAt: number
  readonly by: string
}

@Injectable()
export class WorkSlipsStore {
  /** Newest first; `units`: only those from or to one of them, else all. */
  list(tx: Tx, units: readonly string[] | null): Promise<SlipRow[]> {
    return tx.sql<SlipRow>(
      `${SELECT} and ($2::uuid[] is null or s.from_unit_id = any($2::uuid[]) or s.to_unit_id = any($2::uuid[]))
       order by s.year desc, s.number desc limit 500`,
      [tx.tenantId, units],
    )
  }

  /** Locked: who replies and who closes at the same moment act one after the other. */
  async one(tx: Tx, id: string): Promise<SlipRow | undefined> {
    const [row] = await tx.sql<SlipRow>(`${SELECT} and s.id = $2 for update of s`, [tx.tenantId, id])
    return row
  }

  /** The senders of a county stand in a line, so that a number is neither skipped nor given twice. */
  async lockNumbers(tx: Tx): Promise<void> {
    await tx.sql(
      'select 1 from units where tenant_id = $1 and id = (select id from units where tenant_id = $1 order by ordinal, id limit 1) for no key update',
      [tx.tenantId],
    )
  }

  async insert(tx: Tx, made: NewSlip): Promise<number> {
    const [row] = await tx.sql<{ number: number }>(
      `insert into work_slips (tenant_id, id, year, number, from_unit_id, to_unit_id, title_id, content_id, case_id, reply_days, due_at,
         sent_by, sent_at)
       select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, to_timestamp($10::bigint / 1000.0), $11,
         to_timestamp($12::bigint / 1000.0)
       from work_slips where tenant_id = $1 and year = $3 returning number`,
      [
        tx.tenantId,
        made.id,
        made.year,
        made.fromUnit,
        made.toUnit,
        made.titleId,
        made.contentId,
        made.caseId,
        made.replyDays,
        made.dueAt,
        made.by,
        tx.now,
      ],
    )
    return row?.number ?? 0
  }

  async reply(tx: Tx, id: string, wordsId: string | undefined, by: string): Promise<void> {
    await tx.sql(
      `update work_slips set reply_id = $3, replied_by = $4, replied_at = to_timestamp($5::bigint / 1000.0)
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, wordsId, by, tx.now],
    )
  }

  async urge(tx: Tx, id: string, by: string): Promise<void> {
    await tx.sql(
      `update work_slips set urged_by = $3, urged_at = to_timestamp($4::bigint / 1000.0) where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, by, tx.now],
    )
  }

  async close(tx: Tx, id: string, by: string): Promise<void> {
    await tx.sql(
      `update work_slips set closed_by = $3, closed_at = to_timestamp($4::bigint / 1000.0) where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, by, tx.now],
    )
  }
}

const SELECT = `
  select s.id, s.year, s.number, s.from_unit_id, s.to_unit_id, t.text as title, c.text as content, s.case_id, s.reply_days, s.due_at,
    s.sent_by, s.sent_at, r.text as reply, s.replied_by, s.replied_at, s.closed_by, s.closed_at, s.urged_by, s.urged_at
  from work_slips s
  left join words t on t.tenant_id = $1 and t.id = s.title_id
  left join words c on c.tenant_id = $1 and c.id = s.content_id
  left join words r on r.tenant_id = $1 and r.id = s.reply_id
  where s.tenant_id = $1`
