import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIRECTORY_TABLES } from '../../src/platform/database/directory-tables.ts'
import { newId } from '../../src/platform/new-id.ts'
import type { County } from '../county.ts'
import { isolationFaults } from '../isolation-faults.ts'
import { openStand, type Stand } from '../stand.ts'

describe('S2: one county cannot reach another in SQL', () => {
  let stand: Stand
  let here: County
  let there: County
  let app: pg.Client
  let eye: pg.Client

  beforeAll(async () => {
    stand = await openStand()
    here = await stand.county()
    there = await stand.county()
    app = new pg.Client({ connectionString: stand.urls.app })
    eye = new pg.Client({ connectionString: stand.urls.superUrl })
    await app.connect()
    await eye.connect()
  })
  afterAll(async () => {
    await app.end()
    await eye.end()
    await stand.close()
  })

  it('S2 pg_catalog knows no table, key, view, function or right that opens a county', async () => {
    expect(await isolationFaults(eye)).toEqual([])
  })

  it('S2 the list of directory tables is exactly what the directory role owns', async () => {
    const { rows } = await eye.query<{ relname: string }>(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relowner = 'jizhi_directory'::regrole`,
    )
    expect(rows.map((row) => row.relname).sort()).toEqual([...DIRECTORY_TABLES].sort())
  })

  const planted: [fault: string, sql: string][] = [
    [
      'row security is not enabled and forced',
      'create table planted (tenant_id uuid not null, id uuid, primary key (tenant_id, id))',
    ],
    [
      'row security is not enabled and forced',
      `create table planted (tenant_id uuid not null, id uuid, primary key (tenant_id, id)); select protect('planted'); alter table planted no force row level security`,
    ],
    [
      'has not exactly the one policy on reading and writing',
      `create table planted (tenant_id uuid not null, id uuid, primary key (tenant_id, id)); select protect('planted'); create policy more on planted using (random() < 2)`,
    ],
    [
      'a primary key, unique index or foreign key does not start with tenant_id',
      `create table planted (tenant_id uuid not null, id uuid primary key); select protect('planted')`,
    ],
    [
      'a primary key, unique index or foreign key does not start with tenant_id',
      `create table planted (tenant_id uuid not null, id uuid, note text, primary key (tenant_id, id)); select protect('planted'); create unique index on planted (note)`,
    ],
    ['has no tenant_id', 'create table planted (id uuid primary key)'],
    ['is a view that does not run as its reader', 'create view planted as select * from persons'],
    [
      'is a function that runs as its owner',
      'create function planted() returns bigint language sql security definer as $$ select count(*) from persons $$',
    ],
    [
      'belongs to the app role',
      'create table planted (tenant_id uuid not null); alter table planted owner to jizhi_app',
    ],
    ['the app role may change what is append-only', 'grant update on facts to jizhi_app'],
    ['the app role may write a directory table', 'grant insert on tenants to jizhi_app'],
  ]
  it.each(planted)('S2 a planted fault is found: %s', async (fault, sql) => {
    await eye.query(`begin; ${sql}`)
    const found = await isolationFaults(eye)
    await eye.query('rollback')
    expect(found.map(({ why }) => why)).toContain(fault)
  })

  it('S2 the app role sees the login names of the county it works for and of no other', async () => {
    for (const county of [here, there]) await stand.as(county, 'viewer')
    expect((await app.query('select 1 from login_names')).rowCount).toBe(0)
    await app.query('begin')
    await app.query('select set_tenant($1)', [here.id])
    const { rows } = await app.query<{ tenant_id: string }>('select tenant_id from login_names')
    await app.query('rollback')
    expect(rows.map((row) => row.tenant_id)).toEqual([here.id])
  })

  const settings: [name: string, set: string][] = [
    ['missing', 'select 1'],
    ['empty', "set local app.tenant = ''"],
    ['a tenant that does not exist', `select set_tenant('${newId()}')`],
  ]
  it.each(settings)('S2 with the setting %s every tenant table shows 0 rows and takes none', async (_, set) => {
    const { rows: tables } = await eye.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relkind = 'r' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace`,
    )
    expect(tables.length).toBeGreaterThan(15)
    for (const { name } of tables) {
      await app.query('begin')
      await app.query(set)
      expect((await app.query(`select 1 from ${name}`)).rowCount, name).toBe(0)
      await app.query('rollback')
    }
    await app.query('begin')
    await app.query(set)
    const insert = app.query("insert into persons (tenant_id, id, name) values ($1, $2, 'x')", [here.id, newId()])
    await expect(insert).rejects.toMatchObject({ code: '42501' })
    await app.query('rollback')
  })

  it("S2 with this county set, the other's rows can be neither read, changed nor written", async () => {
    await app.query('begin')
    await app.query('select set_tenant($1)', [here.id])
    expect((await app.query('select 1 from units where tenant_id = $1', [here.id])).rowCount).toBe(7)
    expect((await app.query('select 1 from units where tenant_id = $1', [there.id])).rowCount).toBe(0)
    expect((await app.query('update units set population = 1 where tenant_id = $1', [there.id])).rowCount).toBe(0)
    expect((await app.query('delete from unit_names where tenant_id = $1', [there.id])).rowCount).toBe(0)
    await app.query('savepoint s')
    const foreignUnit = app.query(
      "insert into posts (tenant_id, id, unit_id, title, role) values ($1, $2, $3, 'x', 'viewer')",
      [here.id, newId(), there.rootId],
    )
    await expect(foreignUnit).rejects.toMatchObject({ code: '23503' })
    await app.query('rollback to s')
    const move = app.query('update units set tenant_id = $2 where tenant_id = $1', [here.id, there.id])
    await expect(move).rejects.toMatchObject({ code: '42501' })
    await app.query('rollback')
  })
})
