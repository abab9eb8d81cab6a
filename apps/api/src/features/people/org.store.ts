import {
  type Day,
  graphAsOf,
  type Holder,
  type OrgGraph,
  type PinnedGraph,
  type Post,
  type Relation,
  type Unit,
  type UnitName,
} from '@jizhi/domain'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { kindOf } from './relation-words.ts'

/** The graph, and which row each of its items stands in: what `saveOrg` needs to write a change back. */
export interface LoadedOrg {
  readonly graph: OrgGraph
  readonly rowOf: ReadonlyMap<object, string>
}

interface Stored {
  readonly row: string
  readonly from: Day | null
  readonly to: Day | null
}
type Row<T> = Omit<T, 'validFrom' | 'validTo'> & Stored
type RelationRow = Row<Omit<Relation, 'kind'>> & { kind: string }

const SPAN = `to_char(valid_from, 'YYYY-MM-DD') as "from", to_char(valid_to, 'YYYY-MM-DD') as "to"`

/** The county's organisation with its whole history, in five set-based reads. Its revision changes with whatever a cycle may read. */
export async function orgOf(tx: Tx): Promise<OrgGraph> {
  return (await loadOrg(tx)).graph
}

/** PIN-1: the organisation as a stream that is opened on a day keeps it. */
export async function orgPinned(tx: Tx, day: Day): Promise<PinnedGraph> {
  const graph = graphAsOf(await orgOf(tx), day)
  if (!graph.ok) throw new Error(`the org graph cannot be pinned: ${JSON.stringify(graph.fault)}`)
  return graph.value
}

/** Units and all that ever stood above them, with 隶属 between them and nothing else: enough to say whose rights reach them. */
export async function loadLines(tx: Tx, units: readonly string[]): Promise<LoadedOrg> {
  const rows = await tx.sql<{ id: string }>(
    `with recursive line as (
       select unnest($2::uuid[]) as id
       union
       select r.target_id from line join relations r on r.tenant_id = $1 and r.kind = '隶属' and r.source_id = line.id
     ) select id from line`,
    [tx.tenantId, units],
  )
  const line = rows.map(({ id }) => id)
  return graphFrom({
    units: await tx.sql<Row<Unit>>(`${UNITS_OF} and u.id = any($2::uuid[])${UNITS_BY}`, [tx.tenantId, line]),
    relations: await tx.sql<RelationRow>(
      `${RELATIONS_OF} and kind = '隶属' and source_id = any($2::uuid[])${RELATIONS_BY}`,
      [tx.tenantId, line],
    ),
    ...{ posts: [], holders: [], names: [] },
  })
}

/** A unit as it is on a day; undefined where it is not there. */
export async function unitOn(tx: Tx, id: string, day: string): Promise<{ kind: string; name: string } | undefined> {
  const [row] = await tx.sql<{ kind: string; name: string }>(
    `select u.kind, n.name from units u join unit_names n on n.tenant_id = $1 and n.unit_id = u.id
       and n.valid_from <= $3::date and (n.valid_to is null or n.valid_to > $3::date)
     where u.tenant_id = $1 and u.id = $2 and u.valid_from <= $3::date and (u.valid_to is null or u.valid_to > $3::date)`,
    [tx.tenantId, id, day],
  )
  return row
}

export async function loadOrg(tx: Tx): Promise<LoadedOrg> {
  const of = [tx.tenantId]
  const units = await tx.sql<Row<Unit>>(`${UNITS_OF}${UNITS_BY}`, of)
  const relations = await tx.sql<RelationRow>(`${RELATIONS_OF}${RELATIONS_BY}`, of)
  const posts = await tx.sql<Row<Post>>(
    `select id as row, id, unit_id as unit, role, ${SPAN} from posts where tenant_id = $1 order by id`,
    of,
  )
  const holders = await tx.sql<Row<Holder>>(
    `select id as row, post_id as post, person_id as person, deputy, stands_for_id as "standsFor", ${SPAN} from holders where tenant_id = $1 order by id`,
    of,
  )
  const names = await tx.sql<Row<UnitName>>(
    `select id as row, unit_id as unit, name, ${SPAN} from unit_names where tenant_id = $1 order by id`,
    of,
  )
  return graphFrom({ units, relations, posts, holders, names })
}

interface Rows {
  readonly units: readonly Row<Unit>[]
  readonly relations: readonly RelationRow[]
  readonly posts: readonly Row<Post>[]
  readonly holders: readonly Row<Holder>[]
  readonly names: readonly Row<UnitName>[]
}

function graphFrom({ units, relations, posts, holders, names }: Rows): LoadedOrg {
  const rowOf = new Map<object, string>()
  const item = <T extends Stored>({ row, from, to, ...rest }: T) => {
    const made = { ...rest, validFrom: from, validTo: to }
    rowOf.set(made, row)
    return made
  }
  const graph: OrgGraph = {
    revision: digestOf([units, relations, posts, holders]),
    units: units.map(item),
    names: names.map(item),
    posts: posts.map(item),
    holders: holders.map(item),
    relations: relations.map((row) => item({ ...row, kind: kindOf(row.kind) })),
  }
  return { graph, rowOf }
}

// A changed attribute is a second span with the same id: the earlier ones first, the row of the unit is the latest.
const UNITS_OF = `
  select * from (
    select s.id as row, u.id, u.kind, u.code, s.category, s.level, s.population, u.virtual,
           to_char(s.valid_from, 'YYYY-MM-DD') as "from", to_char(s.valid_to, 'YYYY-MM-DD') as "to"
    from unit_spans s join units u on u.tenant_id = $1 and u.id = s.unit_id where s.tenant_id = $1
    union all
    select u.id, u.id, u.kind, u.code, u.category, u.level, u.population, u.virtual,
           to_char(coalesce((select max(s.valid_to) from unit_spans s where s.tenant_id = $1 and s.unit_id = u.id), u.valid_from), 'YYYY-MM-DD'),
           to_char(u.valid_to, 'YYYY-MM-DD')
    from units u where u.tenant_id = $1
  ) u where true`
const UNITS_BY = ' order by u.id, u."from"'

const RELATIONS_OF = `
  select id as row, kind, coalesce(source_id, source_post_id, source_person_id) as source,
         coalesce(target_id, target_post_id, target_person_id) as target, share, ${SPAN}
  from relations where tenant_id = $1`
const RELATIONS_BY = ' order by id'

/** Names of units on a day (the last one before it, for a unit that has ended), and the official order in which they are shown. */
export async function unitNamesOn(
  tx: Tx,
  day: string,
  /** These alone, where few are wanted. */
  only?: readonly string[],
): Promise<ReadonlyMap<string, { name: string; ordinal: number }>> {
  const rows = await tx.sql<{ id: string; name: string; ordinal: number }>(
    `select distinct on (u.id) u.id, n.name, u.ordinal from units u
     join unit_names n on n.tenant_id = $1 and n.unit_id = u.id and n.valid_from <= $2::date
     where u.tenant_id = $1 ${only === undefined ? '' : 'and u.id = any($3::uuid[])'} order by u.id, n.valid_from desc`,
    [tx.tenantId, day, ...(only === undefined ? [] : [only])],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** The same for a few units and whatever days are asked. */
export async function unitNamesByDay(
  tx: Tx,
  units: readonly string[],
): Promise<(id: string, day: string) => { name: string; ordinal: number } | undefined> {
  const rows = await tx.sql<{ id: string; name: string; ordinal: number; from: string }>(
    `select u.id, n.name, u.ordinal, to_char(n.valid_from, 'YYYY-MM-DD') as "from" from units u
     join unit_names n on n.tenant_id = $1 and n.unit_id = u.id
     where u.tenant_id = $1 and u.id::text = any($2::text[]) order by n.valid_from`,
    [tx.tenantId, units],
  )
  const byUnit = Map.groupBy(rows, ({ id }) => id)
  return (id, day) => byUnit.get(id)?.findLast(({ from }) => from <= day)
}

/** Names of persons that have one; an erased person has none. */
export async function personNamesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.sql<{ id: string; name: string }>(
    'select id, name from persons where tenant_id = $1 and id = any($2::uuid[]) and name is not null',
    [tx.tenantId, ids],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Changes of one county's organisation stand in a line: each reads what the one before wrote. */
export async function lockOrg(tx: Tx, rootUnitId: string): Promise<void> {
  await tx.sql('select 1 from units where tenant_id = $1 and id = $2 for update', [tx.tenantId, rootUnitId])
}
