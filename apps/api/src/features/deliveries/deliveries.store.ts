import type { DeliveryKind, OutsideChannel } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { About, Said } from './message.ts'

export interface NewDelivery {
  readonly id: string
  readonly key: string
  readonly channel: string
  readonly kind: DeliveryKind
  readonly urgent: boolean
  readonly cycle_id: string | null
  readonly about: About
  readonly person_id: string | null
  readonly post_id: string | null
  readonly unit_id: string | null
  readonly title: Said
  readonly body: Said
  readonly link: string
  readonly receipt: boolean
  readonly inbox_id: string | null
  readonly state: 'waiting' | 'delivered'
  /** Epoch milliseconds. */
  readonly next_at: number | null
}

export interface Added {
  readonly id: string
  readonly channel: OutsideChannel | 'inbox'
  readonly next_at: Date | null
}

@Injectable()
export class DeliveriesStore {
  /** A key that is there already does nothing. What goes to a unit is read there, or at the nearest unit above it that has people. */
  async insert(tx: Tx, rows: readonly NewDelivery[]): Promise<Added[]> {
    if (rows.length === 0) return []
    return tx.sql<Added>(INSERT, [tx.tenantId, JSON.stringify(rows), tx.now])
  }
}

const ON_DAY = (of: string): string =>
  `${of}.valid_from <= (select day from today) and (${of}.valid_to is null or ${of}.valid_to > (select day from today))`

const INSERT = `
  with recursive today as (select (to_timestamp($3::bigint / 1000.0) at time zone 'Asia/Shanghai')::date as day),
  put as (
    select * from json_to_recordset($2::json) as p(id uuid, key text, channel text, kind text, urgent bool, cycle_id uuid,
      about jsonb, person_id uuid, post_id uuid, unit_id uuid, title jsonb, body jsonb, link text, receipt bool,
      inbox_id uuid, state text, next_at bigint)
  ),
  up as (
    select distinct unit_id as asked, unit_id as at, 0 as depth from put where unit_id is not null
    union all
    select up.asked, r.target_id, up.depth + 1 from up
    join relations r on r.tenant_id = $1 and r.kind = '隶属' and r.source_id = up.at and r.target_id is not null and ${ON_DAY('r')}
    where up.depth < 20
  ),
  held as (
    select p.unit_id, case when bool_or(p.role = 'clerk') then 'clerk' when bool_or(p.role = 'county-admin') then 'county-admin' end as role
    from posts p join holders h on h.tenant_id = $1 and h.post_id = p.id and ${ON_DAY('h')}
    where p.tenant_id = $1 group by p.unit_id
  ),
  readers as (
    select distinct on (up.asked) up.asked, held.unit_id, held.role from up join held on held.unit_id = up.at order by up.asked, up.depth
  )
  insert into deliveries (tenant_id, id, key, channel, kind, urgent, cycle_id, about, person_id, post_id, unit_id, reader_unit_id,
    reader_role, title, body, link, receipt, inbox_id, state, next_at, put_at, delivered_at)
  select $1, put.id, put.key, put.channel, put.kind, put.urgent, put.cycle_id, put.about, put.person_id, put.post_id, put.unit_id,
    readers.unit_id, readers.role, put.title, put.body, put.link, put.receipt, put.inbox_id, put.state,
    to_timestamp(put.next_at / 1000.0), to_timestamp($3::bigint / 1000.0),
    case when put.state = 'delivered' then to_timestamp($3::bigint / 1000.0) end
  from put left join readers on readers.asked = put.unit_id
  on conflict (tenant_id, key) do nothing
  returning id, channel, next_at`
