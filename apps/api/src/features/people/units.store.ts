import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface EndRow {
  readonly id: string
  readonly kind: 'unit' | 'post' | 'person'
  readonly name: string | null
  /** The unit of a post. */
  readonly unit: string | null
}

export interface RelationRow {
  readonly id: string
  readonly kind: string
  readonly source: string
  readonly target: string
  readonly from: string
  readonly to: string | null
}

const SPAN = `to_char(r.valid_from, 'YYYY-MM-DD') as "from", to_char(r.valid_to, 'YYYY-MM-DD') as "to"`
const SOURCE = 'coalesce(r.source_id, r.source_post_id, r.source_person_id)'
const TARGET = 'coalesce(r.target_id, r.target_post_id, r.target_person_id)'
const COLUMN = { unit: '_id', post: '_post_id', person: '_person_id' } as const

@Injectable()
export class UnitsStore {
  /** Every relation, past and to come, with one of these at an end; 隶属 is told apart by the caller. */
  relationsOf(tx: Tx, ends: readonly string[]): Promise<RelationRow[]> {
    return tx.sql<RelationRow>(
      `select r.id, r.kind, ${SOURCE} as source, ${TARGET} as target, ${SPAN} from relations r
       where r.tenant_id = $1 and r.kind <> '隶属' and (${SOURCE} = any($2::uuid[]) or ${TARGET} = any($2::uuid[]))
       order by r.valid_from, r.id`,
      [tx.tenantId, ends],
    )
  }

  async relation(tx: Tx, id: string): Promise<RelationRow | undefined> {
    const [row] = await tx.sql<RelationRow>(
      `select r.id, r.kind, ${SOURCE} as source, ${TARGET} as target, ${SPAN} from relations r where r.tenant_id = $1 and r.id = $2`,
      [tx.tenantId, id],
    )
    return row
  }

  /** Who or what stands at the ends: units by their last name, posts by their title, persons by their name while they have one. */
  ends(tx: Tx, ids: readonly string[]): Promise<EndRow[]> {
    return tx.sql<EndRow>(
      `select u.id, 'unit' as kind, n.name, null::uuid as unit from units u
       left join lateral (select name from unit_names n where n.tenant_id = $1 and n.unit_id = u.id order by n.valid_from desc limit 1) n on true
       where u.tenant_id = $1 and u.id = any($2::uuid[])
       union all
       select p.id, 'post', p.title, p.unit_id from posts p where p.tenant_id = $1 and p.id = any($2::uuid[])
       union all
       select p.id, 'person', p.name, null from persons p where p.tenant_id = $1 and p.id = any($2::uuid[])`,
      [tx.tenantId, ids],
    )
  }

  async insertRelation(
    tx: Tx,
    made: { id: string; kind: string; source: EndRow; target: EndRow; on: string },
  ): Promise<void> {
    await tx.sql(
      `insert into relations (tenant_id, id, kind, source${COLUMN[made.source.kind]}, target${COLUMN[made.target.kind]}, valid_from)
       values ($1, $2, $3, $4, $5, $6::date) on conflict do nothing`,
      [tx.tenantId, made.id, made.kind, made.source.id, made.target.id, made.on],
    )
  }

  /** All relations but 隶属 and what became of units, past and to come. */
  standingRelations(tx: Tx): Promise<RelationRow[]> {
    return tx.sql<RelationRow>(
      `select r.id, r.kind, ${SOURCE} as source, ${TARGET} as target, ${SPAN} from relations r
       where r.tenant_id = $1 and r.kind not in ('隶属', '并入', '分设为') order by r.valid_from, r.id`,
      [tx.tenantId],
    )
  }

  /** With one statement however many there are. */
  async insertRelations(
    tx: Tx,
    made: readonly { id: string; kind: string; source: EndRow; target: EndRow; from: string; to: string | null }[],
  ): Promise<void> {
    const of = <T>(pick: (one: (typeof made)[number]) => T): T[] => made.map(pick)
    const end = (side: 'source' | 'target', kind: EndRow['kind']): (string | null)[] =>
      of((one) => (one[side].kind === kind ? one[side].id : null))
    await tx.sql(
      `insert into relations (tenant_id, id, kind, valid_from, valid_to, source_id, source_post_id, source_person_id,
         target_id, target_post_id, target_person_id)
       select $1, t.* from unnest($2::uuid[], $3::text[], $4::date[], $5::date[], $6::uuid[], $7::uuid[], $8::uuid[],
         $9::uuid[], $10::uuid[], $11::uuid[]) as t`,
      [
        ...[tx.tenantId, of(({ id }) => id), of(({ kind }) => kind), of(({ from }) => from), of(({ to }) => to)],
        ...[end('source', 'unit'), end('source', 'post'), end('source', 'person')],
        ...[end('target', 'unit'), end('target', 'post'), end('target', 'person')],
      ],
    )
  }

  async endRelations(tx: Tx, ended: readonly { readonly id: string; readonly on: string }[]): Promise<void> {
    await tx.sql(
      `update relations r set valid_to = t.day from unnest($2::uuid[], $3::date[]) as t(id, day)
       where r.tenant_id = $1 and r.id = t.id and r.valid_to is null`,
      [tx.tenantId, ended.map(({ id }) => id), ended.map(({ on }) => on)],
    )
  }

  async endRelation(tx: Tx, id: string, on: string): Promise<void> {
    await tx.sql('update relations set valid_to = $3::date where tenant_id = $1 and id = $2', [tx.tenantId, id, on])
  }

  async removeRelation(tx: Tx, id: string): Promise<void> {
    await tx.sql('delete from relations where tenant_id = $1 and id = $2', [tx.tenantId, id])
  }
}
