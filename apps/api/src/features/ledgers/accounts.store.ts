import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { CLAIM_NAMES } from './claim-account.ts'
import { type AccountState, type DraftLine, measureOf, pathOf, type ReservationState } from './entry-draft.ts'

type AccountRow = Pick<AccountState, 'owner' | 'account' | 'measure' | 'scale'> & {
  readonly balance: string
  readonly reserved: string
  readonly floor: string | null
}

export interface AccountName {
  readonly owner: string
  readonly account: string
}

/** What an account says of itself for a `balance` fact: whole numbers at scale 2 (HIST-1). */
export interface AccountSum {
  readonly owner: string
  readonly balance: string
  readonly booked: string
  readonly entries: number
}

const COLUMNS = 'owner, account, measure, scale, balance, reserved, floor'

@Injectable()
export class AccountsStore {
  /**
   * POST-2: the accounts of these lines under lock, always in the same order, so that two who post at once wait for one
   * another. A new one begins with the lines it has from before accounts were kept. Of an owner that is neither a unit
   * nor a person there is none.
   */
  async lock(tx: Tx, lines: readonly Pick<DraftLine, 'owner' | 'account' | 'counter'>[]): Promise<AccountState[]> {
    const named = [...new Map(lines.map((line) => [pathOf(line), line])).values()].filter(({ owner }) =>
      UUID.test(owner),
    )
    if (named.length === 0) return []
    const of = <T>(pick: (line: (typeof named)[number]) => T): T[] => named.map(pick)
    const places = [tx.tenantId, of(({ owner }) => owner), of(({ account }) => account)]
    // accounts are never removed: where all are there, none has to be opened
    const [there] = await tx.sql<{ count: number }>(`select count(*)::int as count ${AMONG}`, places)
    if (there?.count !== named.length)
      await tx.sql(OPEN, [...places, of(({ account }) => measureOf(account)), of(({ counter }) => counter)])
    const rows = await tx.sql<AccountRow>(`select ${COLUMNS} ${AMONG} order by owner, account for update`, places)
    return rows.map(stateOf)
  }

  /** What an account stands at, without lock; undefined where nothing was ever booked on it. */
  async find(tx: Tx, { owner, account }: AccountName): Promise<AccountState | undefined> {
    const [row] = await tx.sql<AccountRow>(
      `select ${COLUMNS} from ledger_accounts where tenant_id = $1 and owner = $2 and account = $3`,
      [tx.tenantId, owner, account],
    )
    return row && stateOf(row)
  }

  /** EFF-4: claim accounts of these payees on which something stands to be set off, without lock. */
  owing(tx: Tx, payees: readonly string[]): Promise<AccountName[]> {
    return tx.sql<AccountName>(
      `select owner, account from ledger_accounts
       where tenant_id = $1 and owner = any($2::uuid[]) and account like 'money/${CLAIM_NAMES.next}/%' and balance <> 0
       order by owner, account`,
      [tx.tenantId, payees.filter((one) => UUID.test(one))],
    )
  }

  async save(tx: Tx, accounts: readonly AccountState[]): Promise<void> {
    if (accounts.length === 0) return
    const of = <T>(pick: (one: AccountState) => T): T[] => accounts.map(pick)
    await tx.sql(
      `update ledger_accounts a set scale = t.scale, balance = t.balance, reserved = t.reserved, floor = t.floor
       from unnest($2::uuid[], $3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[])
         as t(owner, account, scale, balance, reserved, floor)
       where a.tenant_id = $1 and a.owner = t.owner and a.account = t.account`,
      [
        tx.tenantId,
        of((one) => one.owner),
        of((one) => one.account),
        of((one) => one.scale),
        of((one) => one.balance.toString()),
        of((one) => one.reserved.toString()),
        of((one) => one.floor?.toString() ?? null),
      ],
    )
  }

  /** HIST-1: all accounts of a kind that each owner has, counter-accounts aside. A contra takes back what it undoes. */
  sums(tx: Tx, owners: readonly string[], kind: string): Promise<AccountSum[]> {
    return tx.sql<AccountSum>(SUMS, [tx.tenantId, owners.filter((owner) => UUID.test(owner)), kind])
  }

  /** What is set aside on these accounts. Call under lock. */
  async reservations(tx: Tx, names: readonly AccountName[]): Promise<ReservationState[]> {
    if (names.length === 0) return []
    const rows = await tx.sql<Omit<ReservationState, 'amount' | 'used'> & { amount: string; used: string }>(
      `select cycle_id as cycle, block, owner, account, amount, used from reservations
       where tenant_id = $1 and (owner, account) in (select * from unnest($2::uuid[], $3::text[]))
       order by cycle_id, block`,
      [tx.tenantId, names.map(({ owner }) => owner), names.map(({ account }) => account)],
    )
    return rows.map((row) => ({ ...row, amount: BigInt(row.amount), used: BigInt(row.used) }))
  }

  async reserve(tx: Tx, held: readonly ReservationState[]): Promise<void> {
    if (held.length === 0) return
    const of = <T>(pick: (one: ReservationState) => T): T[] => held.map(pick)
    await tx.sql(
      `insert into reservations (tenant_id, cycle_id, block, owner, account, amount, used)
       select $1, t.* from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::bigint[], $7::bigint[]) as t
       on conflict (tenant_id, cycle_id, block) do update set owner = excluded.owner, account = excluded.account,
         amount = excluded.amount, used = excluded.used`,
      [
        tx.tenantId,
        of((one) => one.cycle),
        of((one) => one.block),
        of((one) => one.owner),
        of((one) => one.account),
        of((one) => one.amount.toString()),
        of((one) => one.used.toString()),
      ],
    )
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const stateOf = ({ balance, reserved, floor, ...row }: AccountRow): AccountState => ({
  ...row,
  balance: BigInt(balance),
  reserved: BigInt(reserved),
  floor: floor === null ? null : BigInt(floor),
})

const AMONG = `from ledger_accounts
  where tenant_id = $1 and (owner, account) in (select * from unnest($2::uuid[], $3::text[]))`

const OPEN = `
  insert into ledger_accounts (tenant_id, owner, account, owner_unit_id, owner_person, measure, counter, scale, balance)
  select $1, t.owner, t.account, u.id, p.id, t.measure, t.counter, coalesce(s.scale, 2), coalesce(s.balance, 0)
  from unnest($2::uuid[], $3::text[], $4::text[], $5::bool[]) as t(owner, account, measure, counter)
  left join units u on u.tenant_id = $1 and u.id = t.owner
  left join persons p on p.tenant_id = $1 and p.id = t.owner and u.id is null
  left join lateral (
    select greatest(2, max(e.scale)) as scale,
      (sum(e.amount * power(10::numeric, 20 - e.scale)) / power(10::numeric, 20 - greatest(2, max(e.scale))))::bigint as balance
    from ledger_entries e
    where e.tenant_id = $1 and (e.owner_unit_id = t.owner or e.owner_person = t.owner) and e.account = t.account
  ) s on true
  where (u.id is not null or p.id is not null)
    and not exists (select from ledger_accounts a where a.tenant_id = $1 and a.owner = t.owner and a.account = t.account)
  order by t.owner, t.account
  on conflict do nothing`

const SUMS = `
  select a.owner, trunc(sum(a.balance * power(10::numeric, 2 - a.scale)))::text as balance,
    trunc(coalesce(sum(e.booked), 0))::text as booked, coalesce(sum(e.entries), 0)::int as entries
  from ledger_accounts a
  left join lateral (
    select sum(e.amount * power(10::numeric, 2 - e.scale)) filter (where (e.contra_of is null) = (e.amount > 0)) as booked,
      count(*) filter (where e.contra_of is null) - count(e.contra_of) as entries
    from ledger_entries e
    where e.tenant_id = $1 and (e.owner_unit_id = a.owner or e.owner_person = a.owner) and e.account = a.account
  ) e on true
  where a.tenant_id = $1 and a.owner = any($2::uuid[]) and not a.counter
    and (a.account = $3 or a.account like $3 || '/%')
  group by a.owner`
