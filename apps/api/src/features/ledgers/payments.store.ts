import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { CLAIM_NAMES } from './claim-account.ts'

/** An entry of money for others, as finance pays it. */
export interface PayableRow {
  readonly effect: string
  readonly entry: string
  readonly cycle: string
  /** Whose mechanism it is: what the access rules compare. */
  readonly ownerUnitId: string
  readonly block: string
  readonly row: string
  readonly day: string
  readonly owners: readonly string[]
  readonly account: string
  readonly says: string
  readonly fen: string
  /** Fact, number and state of the last report. */
  readonly last: {
    readonly n: number
    readonly state: 'paid' | 'returned'
    readonly day: string
    readonly voucher: string
    readonly fact: string
  } | null
}

export interface NewPayment {
  readonly effect: string
  readonly n: number
  readonly state: 'paid' | 'returned'
  readonly day: string
  readonly voucher: string
  readonly fact: string
}

@Injectable()
export class PaymentsStore {
  /**
   * Every entry by which money moves to units or persons, or is to come back from them, newest first; not what is only
   * accrued (POST-3), nor what was set off or waived (EFF-4).
   */
  payables(tx: Tx): Promise<PayableRow[]> {
    return tx.sql<PayableRow>(PAYABLES, [tx.tenantId])
  }

  async insert(tx: Tx, payments: readonly NewPayment[], by: string, importId: string | null): Promise<void> {
    if (payments.length === 0) return
    const of = <T>(pick: (one: NewPayment) => T): T[] => payments.map(pick)
    await tx.sql(
      `insert into payments (tenant_id, at, by, import_id, effect_key, n, state, day, voucher, fact_id)
       select $1, to_timestamp($2::bigint / 1000.0), $3, $4, t.*
       from unnest($5::text[], $6::int[], $7::text[], $8::date[], $9::text[], $10::uuid[]) as t`,
      [
        tx.tenantId,
        tx.now,
        by,
        importId,
        of((one) => one.effect),
        of((one) => one.n),
        of((one) => one.state),
        of((one) => one.day),
        of((one) => one.voucher),
        of((one) => one.fact),
      ],
    )
  }
}

/** What an entry is called on paper and in files: short, the same for ever. */
export const entryNumber = (effect: string): string => effect.slice(0, 12).toUpperCase()

const PAYABLES = `
  select f.key as effect, e.entry_id as entry, f.cycle_id as cycle, f.owner_unit_id as "ownerUnitId", f.block, f.row,
    to_char(min(e.posted_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
    array_agg(distinct coalesce(e.owner_unit_id, e.owner_person)) as owners,
    min(e.account) filter (where not coalesce(a.counter, false)) as account,
    coalesce(min(f.content ->> 'reason'), min(o.content ->> 'reason'), '') as says, sum(e.amount)::text as fen,
    (select jsonb_build_object('n', p.n, 'state', p.state, 'day', p.day, 'voucher', p.voucher, 'fact', p.fact_id)
     from payments p where p.tenant_id = $1 and p.effect_key = f.key order by p.n desc limit 1) as last
  from ledger_entries e
  join effects f on f.tenant_id = $1 and f.key = e.effect_key
  left join effects o on o.tenant_id = $1 and o.key = f.replaces
  left join ledger_accounts a on a.tenant_id = $1 and a.owner = coalesce(e.owner_unit_id, e.owner_person) and a.account = e.account
  where e.tenant_id = $1 and e.measure = 'fen'
    and (not coalesce(a.counter, false) or e.account like any('{money/${CLAIM_NAMES.next}/%,money/${CLAIM_NAMES.waive}/%}'))
    and coalesce(f.content ->> 'accrueOnly', o.content ->> 'accrueOnly') is distinct from 'yes'
  group by f.key, e.entry_id, f.cycle_id, f.owner_unit_id, f.block, f.row
  having sum(e.amount) <> 0
  order by min(e.posted_at) desc, f.key`
