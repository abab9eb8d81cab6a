import { abilityFrom, type Role, rulesFor } from '@jizhi/access'
import { Injectable } from '@nestjs/common'
import { Database } from '../database/database.ts'
import type { Actor, PostHeld, TenantCard } from './actor.ts'

interface HeldRow {
  now: number
  person_id: string
  name: string | null
  root_id: string
  role: Role | null
  unit_id: string
  unit_name: string
  post_id: string
  post_title: string
  deputy: boolean
  stands_in: boolean
}

/** From an account and a county to the actor: the posts its person holds there today. */
@Injectable()
export class Sessions {
  constructor(private readonly database: Database) {}

  async tenantOf(code: string): Promise<TenantCard | undefined> {
    const [tenant] = await this.database.open<TenantCard>(
      `select id, code, name, kind, notice, clock_offset_ms::float8 as "clockOffsetMs" from tenants where code = $1`,
      [code],
    )
    return tenant
  }

  /** Undefined when the account has no login in that county: to that person the county does not exist. */
  async actorOf(userId: string, tenant: TenantCard): Promise<Actor | undefined> {
    const rows = await this.database.readOnce<HeldRow>(tenant.id, HELD, [tenant.id, userId])
    const [first] = rows
    if (first === undefined) return undefined
    const grants = rows.flatMap((row): PostHeld[] => (row.role === null ? [] : [postOf(row, row.role)]))
    const rules = rulesFor({ rootUnitId: first.root_id, grants })
    return {
      tenantId: tenant.id,
      tenant,
      rootUnitId: first.root_id,
      now: first.now,
      personId: first.person_id,
      name: first.name ?? '',
      grants,
      rules,
      ability: abilityFrom(rules),
    }
  }
}

function postOf(row: HeldRow, role: Role): PostHeld {
  const { unit_id, unit_name, post_id, post_title, deputy, stands_in } = row
  return {
    role,
    unitId: unit_id,
    unitName: unit_name,
    postId: post_id,
    postTitle: post_title,
    deputy,
    standsIn: stands_in,
  }
}

// valid_to is exclusive: the first day on which it no longer holds. Days are days in Asia/Shanghai.
const HELD = `
  with today as (
    select tenant_now($1) as now, (tenant_now($1) at time zone 'Asia/Shanghai')::date as day
  )
  select (extract(epoch from today.now) * 1000)::float8 as now, l.person_id, p.name, root.id as root_id,
         post.role, post.unit_id, n.name as unit_name, post.id as post_id, post.title as post_title, h.deputy,
         h.stands_for_id is not null as stands_in
  from login_names l
  join persons p on p.tenant_id = $1 and p.id = l.person_id and p.erased_at is null
  join units root on root.tenant_id = $1 and root.code = (select code from tenants where id = $1)
  cross join today
  left join holders h on h.tenant_id = $1 and h.person_id = p.id
    and h.valid_from <= today.day and (h.valid_to is null or h.valid_to > today.day)
  left join posts post on post.tenant_id = $1 and post.id = h.post_id 
    and (post.valid_from is null or post.valid_from <= today.day) and (post.valid_to is null or post.valid_to > today.day)
  left join unit_names n on n.tenant_id = $1 and n.unit_id = post.unit_id
    and n.valid_from <= today.day and (n.valid_to is null or n.valid_to > today.day)
  where l.tenant_id = $1 and l.user_id = $2 and not l.disabled
  order by h.stands_for_id is not null, h.deputy, post.id`
