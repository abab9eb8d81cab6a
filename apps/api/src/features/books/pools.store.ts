import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { CLAIM_NAMES, OPENING_ACCOUNT, SOURCE_ACCOUNT } from '../ledgers/index.ts'
import { type AccountRow, type CauseRow, LOCAL, OWNER } from './account-row.ts'
import type { Reach } from './reach.store.ts'

export interface PoolRow extends AccountRow {
  readonly bounded: boolean
  readonly balance: string
  readonly reserved: string
  /** What stood on it when the year began. */
  readonly opening: string
}

export interface PoolMonth {
  readonly owner: string
  readonly account: string
  readonly month: string
  readonly spent: string
  readonly paid: string
}

export interface DepositRow {
  readonly owner: string
  readonly account: string
  readonly entry: string
  readonly day: string
  readonly document: string
  readonly says: string
  readonly amount: string
}

export interface ReservationRow extends CauseRow {
  readonly owner: string
  readonly account: string
  readonly amount: string
}

export interface RefusedRow extends CauseRow {
  readonly effect: string
  readonly content: Readonly<Record<string, unknown>>
  readonly owner_unit_id: string
  readonly why: 'overdrawn' | 'linked' | 'closed' | null
}

/** EFF-4: what is owed by those who were paid too much is no pool. */
const CLAIMS = Object.values(CLAIM_NAMES)
  .map((name) => `money/${name}/%`)
  .join(',')

const ids = (reach: Reach): readonly string[] | null => (reach === 'all' ? null : reach)

@Injectable()
export class PoolsStore {
  /** Counter-accounts of money that awards are booked against, and every account that money was handed down to. */
  pools(tx: Tx, year: string, reach: Reach): Promise<PoolRow[]> {
    return tx.sql<PoolRow>(
      `select l.owner, l.account, l.measure, l.counter, l.floor is not null as bounded, l.balance, l.reserved,
         coalesce((select sum(e.amount) from ledger_entries e
           where e.tenant_id = $1 and (e.owner_unit_id = l.owner or e.owner_person = l.owner) and e.account = l.account
             and ${LOCAL('e.posted_at')} < $2::timestamp), 0)::text as opening
       from ledger_accounts l
       where l.tenant_id = $1 and l.measure = 'fen' and (l.counter or l.floor is not null)
         and l.account not in ('money/${SOURCE_ACCOUNT}', 'money/${OPENING_ACCOUNT}')
         and not l.account like any('{${CLAIMS}}')
         and ($3::uuid[] is null or l.owner = any($3::uuid[]))
       order by l.floor is null, l.account, l.owner`,
      [tx.tenantId, `${year}-01-01`, ids(reach)],
    )
  }

  /** What entries of mechanisms took from each pool in the months of a year, and how much of it was reported as paid. */
  months(tx: Tx, year: string): Promise<PoolMonth[]> {
    return tx.sql<PoolMonth>(
      `select ${OWNER} as owner, e.account, to_char(${LOCAL('e.posted_at')}, 'YYYY-MM') as month, (-sum(e.amount))::text as spent,
         (-coalesce(sum(e.amount) filter (where p.state = 'paid'), 0))::text as paid
       from ledger_entries e
       join ledger_accounts l on l.tenant_id = $1 and l.owner = ${OWNER} and l.account = e.account
         and l.measure = 'fen' and (l.counter or l.floor is not null)
       left join lateral (select state from payments where tenant_id = $1 and effect_key = e.effect_key order by n desc limit 1) p on true
       where e.tenant_id = $1 and e.effect_key is not null
         and ${LOCAL('e.posted_at')} >= $2::timestamp and ${LOCAL('e.posted_at')} < $2::timestamp + interval '1 year'
       group by 1, 2, 3 order by 3`,
      [tx.tenantId, `${year}-01-01`],
    )
  }

  deposits(tx: Tx, year: string): Promise<DepositRow[]> {
    return tx.sql<DepositRow>(
      `select ${OWNER} as owner, e.account, e.entry_id as entry, to_char(a.day, 'YYYY-MM-DD') as day, a.document, a.says,
         e.amount::text as amount
       from ledger_acts a join ledger_entries e on e.tenant_id = $1 and e.act_id = a.id
       where a.tenant_id = $1 and e.measure = 'fen'
         and ${LOCAL('a.at')} >= $2::timestamp and ${LOCAL('a.at')} < $2::timestamp + interval '1 year'
       order by a.at`,
      [tx.tenantId, `${year}-01-01`],
    )
  }

  reservations(tx: Tx): Promise<ReservationRow[]> {
    return tx.sql<ReservationRow>(
      `select r.owner, r.account, (r.amount - r.used)::text as amount, m.name as mechanism, c.period, c.id as cycle, r.block, null as row
       from reservations r join cycles c on c.tenant_id = $1 and c.id = r.cycle_id
       join mechanisms m on m.tenant_id = $1 and m.id = c.mechanism_id
       where r.tenant_id = $1 and r.amount > r.used order by c.opened_at, r.block`,
      [tx.tenantId],
    )
  }

  /** Entries refused under lock; with the reason while it holds. */
  refused(tx: Tx, effect?: string): Promise<RefusedRow[]> {
    return tx.sql<RefusedRow>(
      `select f.key as effect, f.content, f.owner_unit_id, m.name as mechanism, c.period, c.id as cycle, f.block, f.row,
         (select t.value ->> 'why' from facts t
          where t.tenant_id = $1 and t.cycle_id = f.cycle_id and t.kind = 'refused' and t.block = f.block and t.row = f.row
          order by t.seq desc limit 1) as why
       from effects f join cycles c on c.tenant_id = $1 and c.id = f.cycle_id
       join mechanisms m on m.tenant_id = $1 and m.id = c.mechanism_id
       where f.tenant_id = $1 and f.state = 'refused' and ($2::text is null or f.key = $2) order by f.proposed_at, f.key`,
      [tx.tenantId, effect ?? null],
    )
  }
}
