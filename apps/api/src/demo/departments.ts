import type { Tx } from '../platform/database/database.ts'
import { newId } from '../platform/new-id.ts'
import type { DemoPost } from './staff.ts'

/** Departments of the invented county that see to issues by class; each with a clerk who is named by the post. */
export const DEPARTMENTS = [
  { code: 'D01', name: '城市管理局', classes: ['rubble'] },
  { code: 'D02', name: '生态环境局', classes: ['industrial'] },
  { code: 'D03', name: '农业农村局', classes: ['livestock'] },
  { code: 'D04', name: '交通警察大队', classes: ['wreck'] },
  { code: 'D05', name: '人居环境整治办公室', classes: ['other'] },
] as const

export type DepartmentCode = (typeof DEPARTMENTS)[number]['code']

export const departmentPosts = (): readonly DemoPost[] =>
  DEPARTMENTS.map(({ code, name }) => ({ unit: code, title: `${name}经办（演示）`, role: 'clerk', account: true }))

export const clerkOf = (code: string): DemoPost => departmentPosts().find(({ unit }) => unit === code)!

/** Below the root, all or none. */
export async function plantDepartments(tx: Tx): Promise<void> {
  const known = await tx.sql('select 1 from units where tenant_id = $1 and code = any($2::text[])', [
    tx.tenantId,
    DEPARTMENTS.map(({ code }) => code),
  ])
  if (known.length > 0) return
  const ids = DEPARTMENTS.map(() => newId())
  const names = DEPARTMENTS.map(({ name }) => name)
  await tx.sql(
    `insert into units (tenant_id, id, kind, code, level, virtual, valid_from, ordinal)
     select $1, t.id, 'department', t.code, 'department', false, $4::date, 10000 + t.ordinal
     from unnest($2::uuid[], $3::text[]) with ordinality as t(id, code, ordinal)`,
    [tx.tenantId, ids, DEPARTMENTS.map(({ code }) => code), FROM],
  )
  await tx.sql(
    `insert into unit_names (tenant_id, id, unit_id, name, valid_from)
     select $1, t.id, t.unit, t.name, $5::date from unnest($2::uuid[], $3::uuid[], $4::text[]) as t(id, unit, name)`,
    [tx.tenantId, ids.map(() => newId()), ids, names, FROM],
  )
  await tx.sql(
    `insert into relations (tenant_id, id, kind, source_id, target_id, valid_from)
     select $1, t.id, '隶属', t.unit, (select id from units where tenant_id = $1 and kind = 'county'), $4::date
     from unnest($2::uuid[], $3::uuid[]) as t(id, unit)`,
    [tx.tenantId, ids.map(() => newId()), ids, FROM],
  )
}

const FROM = '2000-01-01'
