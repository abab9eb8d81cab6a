import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { CLAIM_NAMES } from '../ledgers/index.ts'
import { type AccountRow, AMOUNT, CAUSE_COLUMNS, CAUSES, type CauseRow, LOCAL, OWNER, SUM } from './account-row.ts'
import type { Reach } from './reach.store.ts'

export interface AccountLine extends AccountRow {
  readonly opening: string
  readonly in: string
  readonly out: string
  readonly balance: string
}

export interface PaymentRow {
  readonly state: 'paid' | 'returned'
  readonly day: string
  readonly voucher: string
}

export interface LineRow extends CauseRow {
  /** The effect that called for it; its number is made of it. */
  readonly effect: string | null
  /** What the same entry put on claim accounts of the same owner. */
  readonly claims: readonly { readonly account: string; readonly fen: string }[] | null
  readonly entry: string
  readonly day: string
  readonly month: string
  readonly says: string
  readonly contra: boolean
  readonly amount: string
  readonly balance: string
  readonly payment: PaymentRow | null
}

export interface EntryLineRow extends AccountRow, CauseRow {
  readonly effect: string | null
  readonly day: string
  readonly at: Date
  readonly says: string
  readonly document: string | null
  readonly by: string | null
  readonly second: string | null
  readonly contra: boolean
  readonly amount: string
  readonly payment: PaymentRow | null
}

/** EFF-4 */
const CLAIMED = `(
  select jsonb_agg(jsonb_build_object('account', t.account, 'fen', t.fen::text) order by t.account) from (
    select x.account, sum(x.amount) as fen from ledger_entries x
    where x.tenant_id = $1 and x.entry_id = e.entry_id and (x.owner_unit_id = $2 or x.owner_person = $2)
      and x.account like any('{${Object.values(CLAIM_NAMES)
        .map((name) => `money/${name}/%`)
        .join(',')}}')
    group by x.account) t)`

const within = (at: number): string => `($${at}::uuid[] is null or ${OWNER} = any($${at}::uuid[]))`
const idsOf = (reach: Reach): readonly string[] | null => (reach === 'all' ? null : reach)

@Injectable()
export class StatementStore {
  /** Every account with what stood before the year, what came and went in it, and what stands at its end. */
  accounts(tx: Tx, year: string, reach: Reach): Promise<AccountLine[]> {
    return tx.sql<AccountLine>(
      `select ${OWNER} as owner, e.account, e.measure, coalesce(bool_or(l.counter), false) as counter,
         ${SUM(`filter (where ${LOCAL('e.posted_at')} < $2::timestamp)`)} as opening,
         ${SUM(`filter (where ${LOCAL('e.posted_at')} >= $2::timestamp and e.amount > 0)`)} as in,
         ${SUM(`filter (where ${LOCAL('e.posted_at')} >= $2::timestamp and e.amount < 0)`)} as out,
         ${SUM()} as balance
       from ledger_entries e
       left join ledger_accounts l on l.tenant_id = $1 and l.owner = ${OWNER} and l.account = e.account
       where e.tenant_id = $1 and ${LOCAL('e.posted_at')} < $2::timestamp + interval '1 year' and ${within(3)}
       group by 1, 2, 3 order by 2, 1`,
      [tx.tenantId, `${year}-01-01`, idsOf(reach)],
    )
  }

  async years(tx: Tx): Promise<string[]> {
    const [row] = await tx.sql<{ first: number | null; last: number | null }>(
      `select extract(year from ${LOCAL('min(posted_at)')})::int as first, extract(year from ${LOCAL('max(posted_at)')})::int as last
       from ledger_entries where tenant_id = $1`,
      [tx.tenantId],
    )
    const { first, last } = row ?? { first: null, last: null }
    if (first === null || last === null) return []
    return Array.from({ length: last - first + 1 }, (_, at) => String(last - at))
  }

  async account(tx: Tx, owner: string, account: string): Promise<AccountRow | undefined> {
    const [row] = await tx.sql<AccountRow>(
      'select owner, account, measure, counter from ledger_accounts where tenant_id = $1 and owner = $2 and account = $3',
      [tx.tenantId, owner, account],
    )
    return row
  }

  /** All lines of an account in the order they were booked, each with what stood after it. */
  lines(tx: Tx, owner: string, account: string): Promise<LineRow[]> {
    return tx.sql<LineRow>(
      `select e.entry_id as entry, e.effect_key as effect, ${CLAIMED} as claims,
         to_char(${LOCAL('e.posted_at')}, 'YYYY-MM-DD') as day, to_char(${LOCAL('e.posted_at')}, 'YYYY-MM') as month, e.contra_of is not null as contra, ${AMOUNT}::text as amount,
         trim_scale(sum(${AMOUNT}) over (order by e.posted_at, e.id)::numeric)::text as balance, ${CAUSE_COLUMNS}
       from ledger_entries e ${CAUSES}
       where e.tenant_id = $1 and (e.owner_unit_id = $2 or e.owner_person = $2) and e.account = $3
       order by e.posted_at, e.id`,
      [tx.tenantId, owner, account],
    )
  }

  entry(tx: Tx, entry: string): Promise<EntryLineRow[]> {
    return tx.sql<EntryLineRow>(
      `select ${OWNER} as owner, e.account, e.measure, coalesce(l.counter, false) as counter,
         to_char(${LOCAL('e.posted_at')}, 'YYYY-MM-DD') as day, e.posted_at as at, e.effect_key as effect, a.by, a.second,
         e.contra_of is not null as contra, ${AMOUNT}::text as amount, ${CAUSE_COLUMNS}
       from ledger_entries e ${CAUSES}
       left join ledger_accounts l on l.tenant_id = $1 and l.owner = ${OWNER} and l.account = e.account
       where e.tenant_id = $1 and e.entry_id = $2 order by coalesce(l.counter, false), e.account, e.id`,
      [tx.tenantId, entry],
    )
  }

  /** The column that an entry books, as the drawing of its cycle says it. */
  async bookedColumn(tx: Tx, cycle: string, block: string): Promise<string | undefined> {
    const [row] = await tx.sql<{ column: string | null }>(
      `select b -> 'config' -> 'lines' -> 0 ->> 'column' as column
       from cycles c
       join mechanism_versions v on v.tenant_id = $1 and v.mechanism_id = c.mechanism_id and v.version = c.version
       cross join lateral jsonb_array_elements(v.document -> 'blocks') b
       where c.tenant_id = $1 and c.id = $2 and b ->> 'id' = $3`,
      [tx.tenantId, cycle, block],
    )
    return row === undefined ? undefined : (row.column ?? 'award')
  }
}
