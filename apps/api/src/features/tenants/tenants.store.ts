import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/new-id.ts'

export interface DivisionRow {
  readonly code: string
  readonly name: string
  readonly parent_code: string | null
  readonly level: string
}

@Injectable()
export class TenantsStore {
  constructor(private readonly database: Database) {}

  /** The county list, as every visitor of the entry page sees it. */
  list(): Promise<{ code: string; name: string; kind: 'demo' | 'sample' | 'county' }[]> {
    return this.database.open('select code, name, kind from tenants order by code')
  }

  /** The division itself first, then everything below it in order of code; empty when there is none. */
  divisionsUnder(code: string): Promise<DivisionRow[]> {
    return this.database.open<DivisionRow>(
      `with recursive tree as (
         select code, name, parent_code, level, 0 as depth from divisions where code = $1
         union all
         select d.code, d.name, d.parent_code, d.level, tree.depth + 1 from divisions d join tree on d.parent_code = tree.code
       )
       select code, name, parent_code, level from tree order by depth, code`,
      [code],
    )
  }

  /** Units with their names, in the order given (official order). */
  async insertUnits(
    tx: Tx,
    rows: readonly DivisionRow[],
    ids: ReadonlyMap<string, string>,
    from: string,
  ): Promise<void> {
    const unitIds = rows.map((row) => ids.get(row.code))
    await tx.sql(
      `insert into units (tenant_id, id, kind, code, level, virtual, valid_from, ordinal)
       select $1, t.id, case t.level when 'city' then 'prefecture' else t.level end, t.code, t.level, t.virtual, $6::date, t.ordinal
       from unnest($2::uuid[], $3::text[], $4::text[], $5::bool[]) with ordinality as t(id, level, code, virtual, ordinal)
       on conflict do nothing`,
      [
        tx.tenantId,
        unitIds,
        rows.map((row) => row.level),
        rows.map((row) => row.code),
        rows.map((row) => row.name.includes('虚拟')),
        from,
      ],
    )
    await tx.sql(
      `insert into unit_names (tenant_id, id, unit_id, name, valid_from)
       select $1, t.id, t.unit_id, t.name, $5::date from unnest($2::uuid[], $3::uuid[], $4::text[]) as t(id, unit_id, name)
       on conflict do nothing`,
      [tx.tenantId, rows.map(() => newId()), unitIds, rows.map((row) => row.name), from],
    )
  }

  /** 隶属: each unit belongs to its parent, where that stands in the same tree. */
  async insertBelonging(
    tx: Tx,
    rows: readonly DivisionRow[],
    ids: ReadonlyMap<string, string>,
    from: string,
  ): Promise<void> {
    const pairs = rows.flatMap((row) => {
      const source = ids.get(row.code)
      const target = ids.get(row.parent_code ?? '')
      return source === undefined || target === undefined ? [] : [{ source, target }]
    })
    await tx.sql(
      `insert into relations (tenant_id, id, kind, source_id, target_id, valid_from)
       select $1, t.id, '隶属', t.source, t.target, $5::date
       from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as t(id, source, target)
       on conflict do nothing`,
      [tx.tenantId, pairs.map(() => newId()), pairs.map((p) => p.source), pairs.map((p) => p.target), from],
    )
  }
}
