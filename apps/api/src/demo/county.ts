import { readFileSync } from 'node:fs'
import { TenantsService } from '../features/tenants/index.ts'
import { Database, type Tx } from '../platform/database/database.ts'
import { Directory } from '../platform/database/directory.ts'
import { QUEUE_SCHEMA } from '../platform/database/directory-tables.ts'
import { newId } from '../platform/new-id.ts'
import { plantDepartments } from './departments.ts'
import { LOADED } from './loaded.store.ts'

export const DEMO = { code: '990001', name: '青禾县（演示）' }
export const SAMPLE = {
  code: '350583',
  notice:
    '公开资料样例：机构来自国家统计局统计用区划代码（2023），成绩来自南安市码头镇人民政府《关于码头镇5月份环境卫生考评情况的通报》（南码政〔2019〕108号，2019-06-20）。只供查看，不可办理。',
}

const FROM = '2000-01-01'
const LEVELS: Readonly<Record<string, string>> = { 镇: 'town', 乡: 'township', 街道: 'street', 开发区: 'zone' }

/** A file of the shipped demo, found from src as well as from dist. */
export const demoFile = (path: string): Buffer => readFileSync(new URL(`../../data/demo/${path}`, import.meta.url))

/** The two counties a first start sets up; each call goes on where a killed one stopped. */
export class DemoCounties {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly tenants: TenantsService,
  ) {}

  async idOf(code: string): Promise<string | undefined> {
    const [row] = await this.database.open<{ id: string }>('select id from tenants where code = $1', [code])
    return row?.id
  }

  /** The invented county with its townships and villages; answers its id. */
  async demo(): Promise<string> {
    const id = await this.standing(DEMO.code, () => this.tenants.create({ ...DEMO, kind: 'demo' }))
    await this.database.write(id, { by: null, action: 'demo.units', subject: `tenant:${id}` }, async (tx) => {
      await plantUnits(tx)
      await plantDepartments(tx)
    })
    return id
  }

  /** The real tree of the sample; answers its id. */
  sample(): Promise<string> {
    return this.standing(SAMPLE.code, () => this.tenants.create({ ...SAMPLE, kind: 'sample' }))
  }

  /** A sample stands still for everybody: while it is being set up it counts as a demo, whose clock can be set. */
  async unseal(id: string): Promise<void> {
    await this.directory.sql(`update tenants set kind = 'demo' where id = $1`, [id])
  }

  async seal(id: string): Promise<void> {
    await this.directory.sql(`update tenants set kind = 'sample', clock_offset_ms = 0 where id = $1`, [id])
  }

  /** Whether the last step was reached; everything before it goes on where it stopped. */
  async isLoaded(id: string): Promise<boolean> {
    const rows = await this.database.read(id, (tx) =>
      tx.sql(`select 1 from audit where tenant_id = $1 and action = $2 limit 1`, [id, LOADED]),
    )
    return rows.length > 0
  }

  async markLoaded(id: string): Promise<void> {
    await this.database.write(id, { by: null, action: LOADED, subject: `tenant:${id}` }, async () => undefined)
  }

  /** Sets a clock that nobody has moved yet; from then on it goes forward alone. */
  async startClock(id: string, at: number): Promise<void> {
    await this.directory.sql(
      `update tenants set clock_offset_ms = $2::bigint - (extract(epoch from now()) * 1000)::bigint
       where id = $1 and kind = 'demo' and clock_offset_ms = 0`,
      [id, at],
    )
  }

  /** Jobs of months that are brought up to date already, so that a first start is not followed by hundreds of them. */
  async dropJobs(id: string): Promise<void> {
    await this.directory.sql(
      `delete from ${QUEUE_SCHEMA}.job where data ->> 'tenant' = $1 and state in ('created', 'retry')`,
      [id],
    )
  }

  private async standing(code: string, create: () => Promise<string>): Promise<string> {
    const id = await this.idOf(code)
    if (id === undefined) return create()
    const units = await this.database.read(id, (tx) => tx.prisma.unit.count({ where: { tenantId: id } }))
    return units === 0 ? create() : id
  }
}

/** Townships and villages of `units.csv` below the root, all or none. */
async function plantUnits(tx: Tx): Promise<void> {
  const lines = demoFile('units.csv').toString().trim().split('\n').slice(1)
  const rows = lines.map((line) => {
    const [code = '', name = '', above = '', type = '', category = '', population = '0'] = line.split(',') // our own file: no quotes
    return { code, name, above, type, category: category || null, population: Number(population), id: newId() }
  })
  const known = await tx.sql<{ id: string; code: string }>('select id, code from units where tenant_id = $1', [
    tx.tenantId,
  ])
  if (known.length > 1) return
  const ids = new Map([
    ...rows.map(({ code, id }) => [code, id] as const),
    ...known.map(({ code, id }) => [code, id] as const),
  ])
  const below = rows.filter(({ above }) => above !== '')
  const of = <T>(pick: (row: (typeof below)[number]) => T): T[] => below.map(pick)
  await tx.sql(
    `insert into units (tenant_id, id, kind, code, level, category, population, virtual, valid_from, ordinal)
     select $1, t.id, t.kind, t.code, t.level, t.category, t.population, false, $8::date, t.ordinal + 1
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[]) with ordinality
       as t(id, kind, code, level, category, population, ordinal)
     on conflict do nothing`,
    [
      tx.tenantId,
      of(({ id }) => id),
      of(({ code }) => (code.length === 9 ? 'township' : 'village')),
      of(({ code }) => code),
      of(({ type }) => LEVELS[type] ?? 'village'),
      of(({ category }) => category),
      of(({ population }) => population),
      FROM,
    ],
  )
  await tx.sql(
    `insert into unit_names (tenant_id, id, unit_id, name, valid_from)
     select $1, t.id, t.unit, t.name, $5::date from unnest($2::uuid[], $3::uuid[], $4::text[]) as t(id, unit, name)
     on conflict do nothing`,
    [tx.tenantId, of(() => newId()), of(({ id }) => id), of(({ name }) => name), FROM],
  )
  await tx.sql(
    `insert into relations (tenant_id, id, kind, source_id, target_id, valid_from)
     select $1, t.id, '隶属', t.source, t.target, $5::date from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as t(id, source, target)
     on conflict do nothing`,
    [tx.tenantId, of(() => newId()), of(({ id }) => id), of(({ above }) => ids.get(above)), FROM],
  )
}
