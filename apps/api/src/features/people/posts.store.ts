import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface PostRow {
  readonly id: string
  readonly unit: string
  readonly title: string
  readonly role: string
  readonly from: string | null
  readonly to: string | null
}

export interface HolderRow {
  readonly id: string
  readonly post: string
  readonly person: string
  readonly name: string | null
  readonly deputy: boolean
  /** Of whoever stands in (代理): for whom. */
  readonly standsFor: string | null
  readonly standsForName: string | null
  readonly from: string
  readonly to: string | null
}

const SPAN = (of: string): string =>
  `to_char(${of}.valid_from, 'YYYY-MM-DD') as "from", to_char(${of}.valid_to, 'YYYY-MM-DD') as "to"`
const POST = `select p.id, p.unit_id as unit, p.title, p.role, ${SPAN('p')} from posts p where p.tenant_id = $1`
const HOLDER = `select h.id, h.post_id as post, h.person_id as person, s.name, h.deputy, h.stands_for_id as "standsFor",
  away.name as "standsForName", ${SPAN('h')} from holders h
  join persons s on s.tenant_id = $1 and s.id = h.person_id
  left join persons away on away.tenant_id = $1 and away.id = h.stands_for_id where h.tenant_id = $1`

@Injectable()
export class PostsStore {
  /** Posts that have not ended by the day, those yet to begin included. */
  posts(tx: Tx, day: string): Promise<PostRow[]> {
    return tx.sql<PostRow>(`${POST} and (p.valid_to is null or p.valid_to > $2::date) order by p.id`, [
      tx.tenantId,
      day,
    ])
  }

  /** Holdings that have not ended by the day, those yet to begin included; holders before deputies. */
  holders(tx: Tx, day: string): Promise<HolderRow[]> {
    return tx.sql<HolderRow>(
      `${HOLDER} and (h.valid_to is null or h.valid_to > $2::date) order by h.stands_for_id is not null, h.deputy, h.valid_from, h.id`,
      [tx.tenantId, day],
    )
  }

  async post(tx: Tx, id: string): Promise<PostRow | undefined> {
    return (await tx.sql<PostRow>(`${POST} and p.id = $2`, [tx.tenantId, id]))[0]
  }

  async holder(tx: Tx, id: string): Promise<HolderRow | undefined> {
    return (await tx.sql<HolderRow>(`${HOLDER} and h.id = $2`, [tx.tenantId, id]))[0]
  }

  async insertPost(tx: Tx, post: { id: string; unit: string; title: string; role: string; on: string }): Promise<void> {
    await tx.sql(
      'insert into posts (tenant_id, id, unit_id, title, role, valid_from) values ($1, $2, $3, $4, $5, $6::date) on conflict do nothing',
      [tx.tenantId, post.id, post.unit, post.title, post.role, post.on],
    )
  }

  /** The title as it stands, and nobody else's until the transaction ends. */
  async lockTitle(tx: Tx, id: string): Promise<string> {
    const [row] = await tx.sql<{ title: string }>(
      'select title from posts where tenant_id = $1 and id = $2 for update',
      [tx.tenantId, id],
    )
    return row?.title ?? ''
  }

  async renamePost(tx: Tx, id: string, title: string): Promise<void> {
    await tx.sql('update posts set title = $3 where tenant_id = $1 and id = $2', [tx.tenantId, id, title])
  }

  /** The post ends, and with it who holds it and what it answers for; what was to begin later never does. */
  async endPost(tx: Tx, id: string, on: string): Promise<void> {
    const values = [tx.tenantId, id, on]
    await tx.sql('delete from holders where tenant_id = $1 and post_id = $2 and valid_from >= $3::date', values)
    await tx.sql(
      'update holders set valid_to = $3::date where tenant_id = $1 and post_id = $2 and (valid_to is null or valid_to > $3::date)',
      values,
    )
    await tx.sql(
      'delete from relations where tenant_id = $1 and (source_post_id = $2 or target_post_id = $2) and valid_from >= $3::date',
      values,
    )
    await tx.sql(
      `update relations set valid_to = $3::date
       where tenant_id = $1 and (source_post_id = $2 or target_post_id = $2) and (valid_to is null or valid_to > $3::date)`,
      values,
    )
    await tx.sql('update posts set valid_to = $3::date where tenant_id = $1 and id = $2', values)
  }

  async insertHolder(
    tx: Tx,
    held: { id: string; post: string; person: string; deputy: boolean; on: string },
  ): Promise<void> {
    await tx.sql(
      `insert into holders (tenant_id, id, post_id, person_id, deputy, valid_from) values ($1, $2, $3, $4, $5, $6::date)
       on conflict (tenant_id, post_id, person_id, valid_from) do update set deputy = excluded.deputy, valid_to = null`,
      [tx.tenantId, held.id, held.post, held.person, held.deputy, held.on],
    )
  }

  async endHolder(tx: Tx, id: string, on: string): Promise<void> {
    await tx.sql('update holders set valid_to = $3::date where tenant_id = $1 and id = $2', [tx.tenantId, id, on])
  }

  /** Persons who administer the whole county without an end in sight. */
  async rootAdmins(tx: Tx, rootUnitId: string): Promise<number> {
    const [row] = await tx.sql<{ n: number }>(
      `select count(distinct h.person_id)::int as n from holders h
       join posts p on p.tenant_id = $1 and p.id = h.post_id and p.role = 'county-admin' and p.unit_id = $2 and p.valid_to is null
       where h.tenant_id = $1 and h.valid_to is null and h.stands_for_id is null`,
      [tx.tenantId, rootUnitId],
    )
    return row?.n ?? 0
  }
}
