import {
  type Day,
  type OrgGraph,
  type PersonId,
  type PostId,
  RELATION_KINDS,
  type RelationKind,
  type UnitId,
  type UnitKind,
} from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'

interface Span {
  readonly from: Day | null
  readonly to: Day | null
}
interface UnitRow extends Span {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly code: string | null
  readonly category: string | null
  readonly level: string | null
  readonly population: number | null
  readonly virtual: boolean
}
interface RelationRow extends Span {
  readonly kind: string
  readonly source: UnitId
  readonly target: UnitId
  readonly share: number | null
}
interface PostRow {
  readonly id: PostId
  readonly unit: UnitId
  readonly role: string
  readonly closed: Day | null
}
interface HolderRow extends Span {
  readonly post: PostId
  readonly person: PersonId
  readonly deputy: boolean
}

const SPAN = `to_char(valid_from, 'YYYY-MM-DD') as "from", to_char(valid_to, 'YYYY-MM-DD') as "to"`
const BY_LABEL: ReadonlyMap<string, RelationKind> = new Map(
  // Object.entries forgets that the keys are the kinds
  (Object.entries(RELATION_KINDS) as [RelationKind, string][]).map(([kind, label]) => [label, kind]),
)

/** The county's organisation as the domain reads it, and the names people know it by. */
@Injectable()
export class OrgStore {
  async graph(tx: Tx): Promise<OrgGraph> {
    const of = [tx.tenantId]
    const units = await tx.sql<UnitRow>(
      `select id, kind, code, category, level, population, virtual, ${SPAN} from units where tenant_id = $1 order by id`,
      of,
    )
    const relations = await tx.sql<RelationRow>(
      `select kind, source_id as source, target_id as target, share, ${SPAN} from relations where tenant_id = $1 order by id`,
      of,
    )
    const posts = await tx.sql<PostRow>(
      `select id, unit_id as unit, role, to_char(closed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as closed
       from posts where tenant_id = $1 order by id`,
      of,
    )
    const holders = await tx.sql<HolderRow>(
      `select post_id as post, person_id as person, deputy, ${SPAN} from holders where tenant_id = $1 order by id`,
      of,
    )
    return {
      revision: digestOf([units, relations, posts, holders]),
      names: [],
      units: units.map(({ from, to, ...unit }) => ({ ...unit, validFrom: from, validTo: to })),
      relations: relations.map(({ from, to, kind, ...ends }) => ({
        ...ends,
        kind: BY_LABEL.get(kind) ?? (kind as RelationKind),
        validFrom: from,
        validTo: to,
      })),
      posts: posts.map(({ closed, ...post }) => ({ ...post, validFrom: null, validTo: closed })),
      holders: holders.map(({ from, to, ...held }) => ({ ...held, validFrom: from, validTo: to })),
    }
  }

  /** Names of units on a day, and the official order in which they are shown. */
  async unitNames(tx: Tx, day: string): Promise<ReadonlyMap<string, { name: string; ordinal: number }>> {
    const rows = await tx.sql<{ id: string; name: string; ordinal: number }>(
      `select distinct on (u.id) u.id, n.name, u.ordinal from units u
       join unit_names n on n.tenant_id = $1 and n.unit_id = u.id and n.valid_from <= $2::date
       where u.tenant_id = $1 order by u.id, n.valid_from desc`,
      [tx.tenantId, day],
    )
    return new Map(rows.map(({ id, name, ordinal }) => [id, { name, ordinal }]))
  }

  async personNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await tx.sql<{ id: string; name: string }>(
      'select id, name from persons where tenant_id = $1 and id = any($2::uuid[]) and name is not null',
      [tx.tenantId, ids],
    )
    return new Map(rows.map((row) => [row.id, row.name]))
  }
}
