import type { Dated, OrgGraph, Unit } from '@jizhi/domain'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/new-id.ts'
import type { LoadedOrg } from './org.store.ts'
import { labelOf } from './relation-words.ts'

interface Difference<T> {
  readonly added: readonly T[]
  /** Rows whose item only ends on another day now. */
  readonly ended: readonly { readonly row: string; readonly to: string | null }[]
  readonly gone: readonly string[]
}

/** Writes what `applyChange` made of a loaded graph: ends, removals and new rows, nothing else. */
export async function saveOrg(tx: Tx, loaded: LoadedOrg, after: OrgGraph): Promise<void> {
  const { graph, rowOf } = loaded
  await saveUnits(tx, loaded, after)
  const names = difference(graph.names, after.names, rowOf)
  await endRows(tx, 'unit_names', names)
  await tx.sql(
    `insert into unit_names (tenant_id, id, unit_id, name, valid_from)
     select $1, t.id, t.unit_id, t.name, t.day from unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[]) as t(id, unit_id, name, day)
     on conflict do nothing`,
    [tx.tenantId, ids(names.added), names.added.map((n) => n.unit), names.added.map((n) => n.name), days(names.added)],
  )
  await endRows(tx, 'holders', difference(graph.holders, after.holders, rowOf))
  const relations = difference(graph.relations, after.relations, rowOf)
  await endRows(tx, 'relations', relations)
  await endRows(tx, 'posts', difference(graph.posts, after.posts, rowOf)) // after what hangs on them
  // a change of the organisation relates units alone; posts and persons are related one by one
  await tx.sql(
    `insert into relations (tenant_id, id, kind, source_id, target_id, valid_from)
     select $1, t.id, t.kind, t.source, t.target, t.day
     from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::date[]) as t(id, kind, source, target, day)
     on conflict do nothing`,
    [
      tx.tenantId,
      ids(relations.added),
      relations.added.map((r) => labelOf(r.kind)),
      relations.added.map((r) => r.source),
      relations.added.map((r) => r.target),
      days(relations.added),
    ],
  )
}

/** A unit's row holds its latest span; when a later one begins, the one before moves to `unit_spans`. */
async function saveUnits(tx: Tx, { graph, rowOf }: LoadedOrg, after: OrgGraph): Promise<void> {
  const before = Map.groupBy(graph.units, ({ id }) => id)
  const founded: Unit[] = []
  for (const [id, spans] of Map.groupBy(after.units, (unit) => unit.id)) {
    const known = before.get(id)
    if (known !== undefined && known.length === spans.length && spans.every((span) => rowOf.has(span))) continue
    const sorted = [...spans].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
    const latest = sorted.pop()
    if (latest === undefined) continue
    if (known === undefined) founded.push(latest)
    else await writeLatest(tx, latest)
    if (sorted.length > 0 || known !== undefined) await writeEarlier(tx, id, sorted)
  }
  await insertUnits(tx, founded)
}

/** New units stand after those that are there, in the order in which they came. */
async function insertUnits(tx: Tx, units: readonly Unit[]): Promise<void> {
  await tx.sql(
    `insert into units (tenant_id, id, kind, code, category, level, population, virtual, valid_from, valid_to, ordinal)
     select $1, t.id, t.kind, t.code, t.category, t.level, t.population, t.virtual, t.first, t.last, coalesce(o.most, 0) + t.ordinality
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::bool[], $9::date[], $10::date[])
       with ordinality as t(id, kind, code, category, level, population, virtual, first, last, ordinality)
     cross join (select max(ordinal) as most from units where tenant_id = $1) o
     on conflict do nothing`,
    [
      tx.tenantId,
      units.map(({ id }) => id),
      units.map(({ kind }) => kind),
      units.map(({ code }) => code),
      units.map(({ category }) => category),
      units.map(({ level }) => level),
      units.map(({ population }) => population),
      units.map(({ virtual }) => virtual),
      days(units),
      units.map(({ validTo }) => validTo),
    ],
  )
}

async function writeLatest(tx: Tx, unit: Unit): Promise<void> {
  await tx.sql(
    `update units set category = $3, level = $4, population = $5, valid_to = $6::date where tenant_id = $1 and id = $2`,
    [tx.tenantId, unit.id, unit.category, unit.level, unit.population, unit.validTo],
  )
}

async function writeEarlier(tx: Tx, unitId: string, spans: readonly Unit[]): Promise<void> {
  await tx.sql('delete from unit_spans where tenant_id = $1 and unit_id = $2', [tx.tenantId, unitId])
  for (const span of spans)
    await tx.sql(
      `insert into unit_spans (tenant_id, id, unit_id, category, level, population, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7::date, $8::date) on conflict do nothing`,
      [tx.tenantId, newId(), unitId, span.category, span.level, span.population, span.validFrom, span.validTo],
    )
}

async function endRows(
  tx: Tx,
  table: 'unit_names' | 'posts' | 'holders' | 'relations',
  { ended, gone }: Difference<unknown>,
): Promise<void> {
  if (gone.length > 0)
    await tx.sql(`delete from ${table} where tenant_id = $1 and id = any($2::uuid[])`, [tx.tenantId, gone])
  if (ended.length > 0)
    await tx.sql(
      `update ${table} set valid_to = t.day from unnest($2::uuid[], $3::date[]) as t(id, day) where tenant_id = $1 and ${table}.id = t.id`,
      [tx.tenantId, ended.map(({ row }) => row), ended.map(({ to }) => to)],
    )
}

/** Items left alone are the very same objects; an item that differs in its end alone is the same row. */
function difference<T extends Dated>(
  before: readonly T[],
  after: readonly T[],
  rowOf: ReadonlyMap<object, string>,
): Difference<T> {
  const kept = new Set<T>(after)
  const fresh = new Map(after.filter((item) => !rowOf.has(item)).map((item) => [sameness(item), item]))
  const ended: { row: string; to: string | null }[] = []
  const gone: string[] = []
  for (const item of before) {
    const row = rowOf.get(item)
    if (kept.has(item) || row === undefined) continue
    const now = fresh.get(sameness(item))
    if (now === undefined) gone.push(row)
    else ended.push({ row, to: now.validTo })
    fresh.delete(sameness(item))
  }
  return { added: [...fresh.values()], ended, gone }
}

const sameness = ({ validTo: _, ...item }: Dated): string => JSON.stringify(item)
const ids = (items: readonly unknown[]): string[] => items.map(() => newId())
const days = (items: readonly Dated[]): (string | null)[] => items.map(({ validFrom }) => validFrom)
