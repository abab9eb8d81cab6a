import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/new-id.ts'
import { CLAIM_NAMES } from './claim-account.ts'
import type { BookedLine } from './effect-entry.ts'
import { type AccountState, type EntryDraft, measureOf, pathOf } from './entry-draft.ts'
import type { LedgerAct } from './ledger-act.ts'
import type { ReturnLine } from './returned-entry.ts'
import type { AccountFen } from './settled-words.ts'

/** An entry as its row's why tells it. */
export interface RowEntry {
  readonly effect: string
  readonly day: string
  readonly fen: string
  readonly counters: readonly AccountFen[]
}

@Injectable()
export class LinesStore {
  /** POST-1: all lines in one statement, which the database refuses unless every entry sums to zero. */
  async insert(tx: Tx, entries: readonly EntryDraft[], accounts: readonly AccountState[]): Promise<void> {
    const lines = entries.flatMap((entry) => entry.lines.map((line) => ({ entry, line })))
    if (lines.length === 0) return
    const known = new Set(accounts.map(pathOf))
    if (!lines.every(({ line }) => known.has(pathOf(line)))) throw new Error('a line on an account that is not locked')
    const of = <T>(pick: (one: (typeof lines)[number]) => T): T[] => lines.map(pick)
    await tx.sql(INSERT, [
      tx.tenantId,
      tx.now,
      of(() => newId()),
      of(({ entry }) => entry.id),
      of(({ line }) => line.owner),
      of(({ line }) => line.account),
      of(({ line }) => measureOf(line.account)),
      of(({ line }) => line.amount.toString()),
      of(({ line }) => line.scale),
      of(({ entry: { cause } }) => ('effect' in cause ? cause.effect : null)),
      of(({ entry: { cause } }) => ('act' in cause ? cause.act : null)),
      of(({ line }) => line.contraOf),
    ])
  }

  /** False when it is on the books already. */
  async insertAct(tx: Tx, act: LedgerAct): Promise<boolean> {
    const rows = await tx.sql(
      `insert into ledger_acts (tenant_id, id, kind, says, document, day, by, second, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::bigint / 1000.0)) on conflict do nothing returning id`,
      [tx.tenantId, act.id, act.kind, act.says, act.document, act.day, act.by, act.second, tx.now],
    )
    return rows.length === 1
  }

  /** HIST-13: what opening entries brought to each account so far, at scale 2; by owner and account. */
  async openings(tx: Tx, owners: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const rows = await tx.sql<{ owner: string; account: string; amount: string }>(
      `select coalesce(e.owner_unit_id, e.owner_person) as owner, e.account,
         trunc(sum(e.amount * power(10::numeric, 2 - e.scale)))::text as amount
       from ledger_acts a join ledger_entries e on e.tenant_id = $1 and e.act_id = a.id
       where a.tenant_id = $1 and a.kind = 'initial' and coalesce(e.owner_unit_id, e.owner_person) = any($2::uuid[])
       group by 1, 2`,
      [tx.tenantId, owners],
    )
    return new Map(rows.map((row) => [pathOf(row), BigInt(row.amount)]))
  }

  /** Every entry of money that a row of a cycle's block called for, in order: what its owners got, and what is settled. */
  entriesOf(tx: Tx, cycle: string, block: string, row: string): Promise<RowEntry[]> {
    return tx.sql<RowEntry>(
      `with sums as (
         select e.entry_id, e.effect_key, min(e.posted_at) as at, e.account, sum(e.amount) as fen,
           bool_or(coalesce(a.counter, false)) as counter
         from effects f
         join ledger_entries e on e.tenant_id = $1 and e.effect_key = f.key and e.measure = 'fen'
         left join ledger_accounts a on a.tenant_id = $1 and a.owner = coalesce(e.owner_unit_id, e.owner_person)
           and a.account = e.account
         where f.tenant_id = $1 and f.cycle_id = $2 and f.block = $3 and f.row = $4
         group by e.entry_id, e.effect_key, e.account
       )
       select effect_key as effect, to_char(min(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
         coalesce(sum(fen) filter (where not counter), 0)::text as fen,
         coalesce(jsonb_agg(jsonb_build_object('account', account, 'fen', fen::text) order by account)
           filter (where counter), '[]') as counters
       from sums group by entry_id, effect_key order by min(at), entry_id`,
      [tx.tenantId, cycle, block, row],
    )
  }

  /** What these entries put on accounts of money to be returned, net. */
  async toReturn(tx: Tx, entries: readonly string[]): Promise<ReturnLine[]> {
    if (entries.length === 0) return []
    const rows = await tx.sql<Omit<ReturnLine, 'amount'> & { amount: string }>(
      `select entry_id as entry, coalesce(owner_unit_id, owner_person) as owner, account, sum(amount)::text as amount
       from ledger_entries
       where tenant_id = $1 and entry_id = any($2::uuid[]) and account like 'money/${CLAIM_NAMES.return}/%'
       group by 1, 2, 3 order by 1, 2, 3`,
      [tx.tenantId, entries],
    )
    return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
  }

  /** The lines that effects booked, contras among them. */
  async ofEffects(tx: Tx, keys: readonly string[]): Promise<BookedLine[]> {
    if (keys.length === 0) return []
    const rows = await tx.sql<Omit<BookedLine, 'amount'> & { amount: string }>(
      `select e.id, coalesce(e.owner_unit_id, e.owner_person) as owner, e.account, e.amount, e.scale,
         e.effect_key as "effectKey", e.contra_of as "contraOf", coalesce(a.counter, false) as counter
       from ledger_entries e
       left join ledger_accounts a on a.tenant_id = $1 and a.owner = coalesce(e.owner_unit_id, e.owner_person)
         and a.account = e.account
       where e.tenant_id = $1 and e.effect_key = any($2::text[]) order by e.id`,
      [tx.tenantId, keys],
    )
    return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
  }
}

const INSERT = `
  insert into ledger_entries (tenant_id, posted_at, id, entry_id, owner_unit_id, owner_person, account, measure, amount, scale,
    effect_key, act_id, contra_of)
  select $1, to_timestamp($2::bigint / 1000.0), t.id, t.entry, a.owner_unit_id, a.owner_person, t.account, t.measure, t.amount,
    t.scale, t.effect, t.act, t.contra
  from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::bigint[], $9::int[], $10::text[], $11::uuid[],
    $12::uuid[]) as t(id, entry, owner, account, measure, amount, scale, effect, act, contra)
  join ledger_accounts a on a.tenant_id = $1 and a.owner = t.owner and a.account = t.account`
