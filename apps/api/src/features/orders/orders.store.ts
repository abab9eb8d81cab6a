import type { OrderContent, OrderKindName } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { OrderChange } from './order-kind.ts'

export type OrderState = 'proposed' | 'confirmed' | 'declined' | 'withdrawn'

export interface OrderRow {
  readonly id: string
  readonly kind: OrderKindName
  readonly cycle_id: string | null
  readonly mechanism_id: string | null
  readonly mechanism_name: string | null
  readonly period: string | null
  readonly owner_unit_id: string
  readonly owner_name: string
  readonly content: OrderContent
  readonly sentence: string
  readonly basis: string
  readonly units: readonly string[]
  readonly reach: readonly string[]
  readonly state: OrderState
  readonly needs_second: boolean
  readonly reason_id: string
  readonly reason: string | null
  readonly file_id: string | null
  readonly proposed_by: string
  readonly proposed_at: Date
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly decision: string | null
  readonly changes: OrderChange | null
}

export interface NewOrder {
  readonly id: string
  readonly kind: OrderKindName
  readonly cycleId: string | null
  readonly mechanismId: string | null
  readonly ownerUnitId: string
  readonly content: object
  readonly sentence: string
  readonly basis: string
  readonly units: readonly string[]
  readonly reach: readonly string[]
  readonly needsSecond: boolean
  readonly reasonId: string
  readonly fileId: string | null
  readonly by: string
  /** Of an order that takes effect at once. */
  readonly changes: OrderChange | null
}

export interface OrderFilter {
  readonly order?: string | undefined
  readonly cycle?: string | undefined
  readonly mechanism?: string | undefined
  readonly state?: OrderState | undefined
  readonly kind?: OrderKindName | undefined
  /** Only those that reach one of these units. */
  readonly units?: readonly string[] | undefined
}

@Injectable()
export class OrdersStore {
  /** Newest first, at most five hundred. */
  list(tx: Tx, only: OrderFilter): Promise<OrderRow[]> {
    return tx.sql<OrderRow>(LIST, [
      tx.tenantId,
      only.order ?? null,
      only.cycle ?? null,
      only.mechanism ?? null,
      only.state ?? null,
      only.units ?? null,
      only.kind ?? null,
    ])
  }

  /** Held until the transaction ends: of two who decide at once the second sees what the first did. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.sql('select id from orders where tenant_id = $1 and id = $2 for update', [tx.tenantId, id])
  }

  async insert(tx: Tx, made: NewOrder): Promise<void> {
    await tx.sql(
      `insert into orders (tenant_id, id, kind, cycle_id, mechanism_id, owner_unit_id, content, sentence, basis, units, reach, state,
         needs_second, reason_id, file_id, proposed_by, proposed_at, changes, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $12::bool then 'proposed' else 'confirmed' end,
         $12, $13, $14, $15, to_timestamp($16::bigint / 1000.0), $17, case when $12 then null else to_timestamp($16::bigint / 1000.0) end)`,
      [
        tx.tenantId,
        made.id,
        made.kind,
        made.cycleId,
        made.mechanismId,
        made.ownerUnitId,
        JSON.stringify(made.content),
        made.sentence,
        made.basis,
        made.units,
        made.reach,
        made.needsSecond,
        made.reasonId,
        made.fileId,
        made.by,
        tx.now,
        made.changes === null ? null : JSON.stringify(made.changes),
      ],
    )
  }

  async decide(
    tx: Tx,
    id: string,
    made: {
      state: OrderState
      by: string
      wordsId: string | null
      changes: OrderChange | null
      basis: string | null
    },
  ): Promise<void> {
    await tx.sql(
      `update orders set state = $3, decided_by = $4, decided_at = to_timestamp($5::bigint / 1000.0), decision_id = $6, changes = $7,
         basis = coalesce($8, basis)
       where tenant_id = $1 and id = $2 and state = 'proposed'`,
      [
        tx.tenantId,
        id,
        made.state,
        made.by,
        tx.now,
        made.wordsId,
        made.changes && JSON.stringify(made.changes),
        made.basis,
      ],
    )
  }
}

const LIST = `
  select o.id, o.kind, o.cycle_id, o.mechanism_id, m.name as mechanism_name, c.period, o.owner_unit_id, n.name as owner_name,
    o.content, o.sentence, o.basis, o.units, o.reach, o.state, o.needs_second, o.reason_id, why.text as reason, o.file_id,
    o.proposed_by, o.proposed_at, o.decided_by, o.decided_at, said.text as decision, o.changes
  from orders o
  left join cycles c on c.tenant_id = $1 and c.id = o.cycle_id
  left join mechanisms m on m.tenant_id = $1 and m.id = o.mechanism_id
  left join words why on why.tenant_id = $1 and why.id = o.reason_id
  left join words said on said.tenant_id = $1 and said.id = o.decision_id
  join lateral (select name from unit_names where tenant_id = $1 and unit_id = o.owner_unit_id
    and valid_from <= (o.proposed_at at time zone 'Asia/Shanghai')::date order by valid_from desc limit 1) n on true
  where o.tenant_id = $1 and ($2::uuid is null or o.id = $2::uuid) and ($3::uuid is null or o.cycle_id = $3::uuid)
    and ($4::uuid is null or o.mechanism_id = $4::uuid) and ($5::text is null or o.state = $5::text)
    and ($6::uuid[] is null or o.reach && $6::uuid[])
    and ($7::text is null or o.kind = $7::text)
  order by o.proposed_at desc, o.id desc limit 500`
