import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface BoardRow {
  readonly id: string
  readonly cycle_id: string
  readonly block: string
  readonly revision: number
  readonly content: unknown
  readonly public: boolean
  readonly published_at: Date
  readonly expires_at: Date | null
  readonly taken_down_at: Date | null
  readonly mechanism_name: string
  readonly period: string
  readonly document: unknown
  readonly issuer: string
  /** The cycle's day: names on the board are those of then (PIN-3). */
  readonly day: string
  readonly stale: boolean
}

/** Which issues are asked for: one or all, and whether the asker is the public. */
export interface Asked {
  readonly id?: string
  readonly publicOnly: boolean
}

@Injectable()
export class BoardsStore {
  /** Newest first. The public's list holds what is meant for it and has not expired; a single one is found after that, to say that it was taken down. */
  of(tx: Tx, asked: Asked): Promise<BoardRow[]> {
    return tx.sql<BoardRow>(BOARDS, [tx.tenantId, asked.id ?? null, asked.publicOnly, tx.now])
  }

  /** Whatever is over by now and still counts as hanging. */
  async takeDown(tx: Tx): Promise<void> {
    await tx.sql(
      `update board_issues set taken_down_at = to_timestamp($2::bigint / 1000.0)
       where tenant_id = $1 and expires_at <= to_timestamp($2::bigint / 1000.0) and taken_down_at is null`,
      [tx.tenantId, tx.now],
    )
  }

  /** What the issue before this one held. */
  async before(tx: Tx, { cycle_id, block, revision }: BoardRow): Promise<unknown> {
    const [row] = await tx.sql<{ content: unknown }>(
      'select content from board_issues where tenant_id = $1 and cycle_id = $2 and block = $3 and revision = $4',
      [tx.tenantId, cycle_id, block, revision - 1],
    )
    return row?.content
  }
}

const BOARDS = `
  select b.id, b.cycle_id, b.block, b.revision, b.content, b.public, b.published_at, b.expires_at, b.taken_down_at, m.name as mechanism_name,
    c.period, v.document, n.name as issuer, to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
    coalesce(d.tables -> 'stale' ? b.block, false) or exists (select 1 from board_issues newer where newer.tenant_id = $1
      and newer.cycle_id = b.cycle_id and newer.block = b.block and newer.revision > b.revision) as stale
  from board_issues b
  join cycles c on c.tenant_id = $1 and c.id = b.cycle_id
  join mechanisms m on m.tenant_id = $1 and m.id = b.mechanism_id
  join mechanism_versions v on v.tenant_id = $1 and v.mechanism_id = b.mechanism_id
    and v.version = coalesce(b.version, (c.editions -> 0 ->> 'version')::int, c.version)
  join lateral (select name from unit_names where tenant_id = $1 and unit_id = b.owner_unit_id
    and valid_from <= (c.opened_at at time zone 'Asia/Shanghai')::date order by valid_from desc limit 1) n on true
  left join derived d on d.tenant_id = $1 and d.cycle_id = b.cycle_id
  where b.tenant_id = $1 and ($2::uuid is null or b.id = $2::uuid)
    and (not $3::bool or (b.public and ($2::uuid is not null or b.expires_at is null or b.expires_at > to_timestamp($4::bigint / 1000.0))))
  order by b.published_at desc, b.id desc`
