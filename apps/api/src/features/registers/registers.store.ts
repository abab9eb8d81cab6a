import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export type Texts = Readonly<Record<string, string>>

export interface ObjectRow {
  readonly id: string
  readonly object: string
  readonly number: string
  readonly name: string
  readonly unit: string
  readonly values: Texts
  readonly from: string
  readonly to: string | null
}

export interface NewSpan extends Omit<ObjectRow, 'id'> {
  readonly id: string
  readonly register: string
}

const SPAN = `select id, object_id as object, number, name, unit_id as unit, values, to_char(valid_from, 'YYYY-MM-DD') as "from",
  to_char(valid_to, 'YYYY-MM-DD') as "to" from register_objects where tenant_id = $1 and register = $2`

/** Spans that a correction of the same day emptied are history, and hold on no day. */
@Injectable()
export class RegistersStore {
  /** What stands on a day. */
  on(tx: Tx, register: string, day: string): Promise<ObjectRow[]> {
    return tx.sql<ObjectRow>(
      `${SPAN} and valid_from <= $3::date and (valid_to is null or valid_to > $3::date) order by number, id`,
      [tx.tenantId, register, day],
    )
  }

  /** Everything that was ever stated of some of them, or of all. */
  spans(tx: Tx, register: string, numbers: readonly string[] | null): Promise<ObjectRow[]> {
    return tx.sql<ObjectRow>(
      `${SPAN} and ($3::text[] is null or number = any($3::text[])) and (valid_to is null or valid_to > valid_from)
       order by number, valid_from, id`,
      [tx.tenantId, register, numbers],
    )
  }

  /** Units of a kind that stand on a day. */
  async unitsOf(tx: Tx, kind: string, day: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      `select id from units where tenant_id = $1 and kind = $2
         and valid_from <= $3::date and (valid_to is null or valid_to > $3::date) order by id`,
      [tx.tenantId, kind, day],
    )
    return rows.map(({ id }) => id)
  }

  /** Who last stated something of the objects of a register, and when. */
  async lastStated(tx: Tx, register: string): Promise<ReadonlyMap<string, { by: string | null; at: Date }>> {
    const rows = await tx.sql<{ object: string; by: string | null; at: Date }>(
      `select distinct on (o.object_id) o.object_id as object, p.name as by, o.at
       from register_objects o left join persons p on p.tenant_id = $1 and p.id = o.by
       where o.tenant_id = $1 and o.register = $2 order by o.object_id, o.at desc`,
      [tx.tenantId, register],
    )
    return new Map(rows.map(({ object, by, at }) => [object, { by, at }]))
  }

  /** How many objects stand on a day, by register, and when something was last stated. */
  counts(tx: Tx, day: string): Promise<{ register: string; objects: number; at: Date }[]> {
    return tx.sql(
      `select register, (count(*) filter (where valid_from <= $2::date and (valid_to is null or valid_to > $2::date)))::int as objects,
         max(at) as at from register_objects where tenant_id = $1 group by register order by register`,
      [tx.tenantId, day],
    )
  }

  /** Changes of a register stand in a line behind the mechanism that reads it: each sees what the one before wrote. */
  async lock(tx: Tx, mechanismId: string): Promise<void> {
    await tx.sql('select 1 from mechanisms where tenant_id = $1 and id = $2 for no key update', [
      tx.tenantId,
      mechanismId,
    ])
  }

  async insert(tx: Tx, made: readonly NewSpan[], by: string): Promise<void> {
    const of = <T>(pick: (one: NewSpan) => T): T[] => made.map(pick)
    await tx.sql(
      `insert into register_objects (tenant_id, id, register, object_id, number, name, unit_id, values, valid_from, valid_to, by, at)
       select $1, t.id, t.register, t.object, t.number, t.name, t.unit, t.held::jsonb, t.since, t.until, $2, to_timestamp($3::bigint / 1000.0)
       from unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::date[], $12::date[])
         as t(id, register, object, number, name, unit, held, since, until)`,
      [
        ...[tx.tenantId, by, tx.now, of(({ id }) => id), of(({ register }) => register), of(({ object }) => object)],
        ...[of(({ number }) => number), of(({ name }) => name), of(({ unit }) => unit)],
        ...[of(({ values }) => JSON.stringify(values)), of(({ from }) => from), of(({ to }) => to)],
      ],
    )
  }

  async end(tx: Tx, ended: readonly { readonly id: string; readonly on: string }[]): Promise<void> {
    await tx.sql(
      `update register_objects o set valid_to = t.day from unnest($2::uuid[], $3::date[]) as t(id, day)
       where o.tenant_id = $1 and o.id = t.id`,
      [tx.tenantId, ended.map(({ id }) => id), ended.map(({ on }) => on)],
    )
  }

  /** Texts of erasable words; erased ones are left out. */
  async words(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.sql<{ id: string; text: string }>(
      'select id::text, text from words where tenant_id = $1 and id::text = any($2::text[]) and text is not null',
      [tx.tenantId, ids],
    )
    return new Map(rows.map(({ id, text }) => [id, text]))
  }
}

/** What objects of registers are called now, or were last. */
export async function registerNamesOf(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql<{ object: string; name: string }>(
    `select distinct on (object_id) object_id as object, name from register_objects where tenant_id = $1
     order by object_id, valid_from desc, at desc`,
    [tx.tenantId],
  )
  return new Map(rows.map(({ object, name }) => [object, name]))
}
