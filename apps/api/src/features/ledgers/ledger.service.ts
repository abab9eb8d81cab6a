import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { type AccountName, type AccountSum, AccountsStore } from './accounts.store.ts'
import { claimAccount, claimOf } from './claim-account.ts'
import type { BookedLine } from './effect-entry.ts'
import {
  type AccountState,
  type DraftLine,
  type EntryDraft,
  pathOf,
  type RefusalReason,
  type ReservationState,
} from './entry-draft.ts'
import type { LedgerAct } from './ledger-act.ts'
import { LinesStore, type RowEntry } from './lines.store.ts'
import { type Reported, returnedEntries } from './returned-entry.ts'
import { type Settled, settleEntries, stillHeld } from './settle-entries.ts'

/** A pool as whoever shares it out sees it, under lock. At scale 2. */
export interface Room {
  /** What may still be given: the balance without what others set aside; what this block booked counts as there. */
  readonly available: bigint
  /** What this block set aside before; undefined where it has not yet. */
  readonly reserved: bigint | undefined
}

/** The one way money and points come on the books. It knows accounts and entries, not who calls for them. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly lines: LinesStore,
  ) {}

  /** POST-2: locks every account the entries touch and says which of them may be booked. Nothing is written yet. */
  async settle(tx: Tx, entries: readonly EntryDraft[]): Promise<Settled> {
    if (entries.length === 0) return NOTHING
    failpoint('ledgers.before-lock')
    const accounts = await this.accounts.lock(tx, await this.touchedBy(tx, entries))
    failpoint('ledgers.locked')
    const reservations = await this.accounts.reservations(
      tx,
      accounts.filter(({ floor }) => floor !== null),
    )
    return settleEntries(entries, accounts, reservations)
  }

  /** Every account an entry may come to touch, claims that may be set off among them (EFF-4). */
  private async touchedBy(
    tx: Tx,
    entries: readonly EntryDraft[],
  ): Promise<Pick<DraftLine, 'owner' | 'account' | 'counter'>[]> {
    const settling = entries.flatMap((entry) => entry.settling ?? [])
    const owing = settling.length === 0 ? [] : await this.accounts.owing(tx, [...new Set(settling.map((s) => s.payee))])
    return [
      ...entries.flatMap(({ lines }) => lines),
      ...owing.map((one) => ({ ...one, counter: true })),
      ...settling.flatMap(({ payee, pool, choice }) =>
        choice === null
          ? []
          : [
              { owner: payee, account: claimAccount(choice, pool), counter: true },
              { ...pool, counter: true },
            ],
      ),
    ]
  }

  /**
   * EFF-4, EFF-6: books what finance reports of money to be returned. It really moved, so no balance rule is asked: a pool
   * from which it went may be left with less than nothing, and its floor with it.
   */
  async reported(tx: Tx, reports: readonly Reported[]): Promise<void> {
    const lines = await this.lines.toReturn(tx, [...new Set(reports.map(({ entry }) => entry))])
    const entries = returnedEntries(reports, lines)
    if (entries.length === 0) return
    const held = await this.accounts.lock(
      tx,
      entries.flatMap((entry) => entry.lines),
    )
    const settled = settleEntries(
      entries,
      held.map((one) => ({ ...one, floor: null })),
    )
    const floors = new Map(held.map((one) => [pathOf(one), one.floor]))
    const accounts = settled.accounts.map((one) => {
      const floor = floors.get(pathOf(one)) ?? null
      const free = one.balance - one.reserved
      return { ...one, floor: floor === null || floor < free ? floor : free }
    })
    await this.book(tx, { ...settled, accounts })
  }

  /** What such a report would do to the pools it touches, in fen, without lock. */
  async movedBy(tx: Tx, report: Reported): Promise<{ account: string; before: bigint; after: bigint }[]> {
    const [entry] = returnedEntries([report], await this.lines.toReturn(tx, [report.entry]))
    const pools = (entry?.lines ?? []).filter(({ account }) => claimOf(account) === undefined)
    const moves: { account: string; before: bigint; after: bigint }[] = []
    for (const { owner, account, amount } of pools) {
      const before = await this.balanceOf(tx, { owner, account })
      moves.push({ account, before, after: before + amount })
    }
    return moves
  }

  /** Books what `settle` let through, in the same transaction. */
  async book(tx: Tx, settled: Settled): Promise<void> {
    if (settled.booked.length === 0) return
    const touched = new Set(settled.booked.flatMap(({ lines }) => lines.map(pathOf)))
    failpoint('ledgers.before-lines')
    await this.lines.insert(tx, settled.booked, settled.accounts)
    failpoint('ledgers.between-lines-and-balances')
    await this.accounts.save(
      tx,
      settled.accounts.filter((one) => touched.has(pathOf(one))),
    )
    await this.accounts.reserve(tx, settled.reservations)
  }

  /**
   * What people put on the books by themselves, once by its id. A pool that money is handed down to is bounded from then
   * on: what it holds is all there is. Answers the reason where a balance rule refuses.
   */
  async act(tx: Tx, act: LedgerAct): Promise<'booked' | 'known' | RefusalReason> {
    if (!(await this.lines.insertAct(tx, act))) return 'known'
    const entry: EntryDraft = {
      id: act.id,
      cause: { act: act.id },
      mayOverdraw: act.kind === 'initial',
      lines: act.lines,
    }
    const settled = await this.settle(tx, [entry])
    const [refused] = settled.refused
    if (refused !== undefined) return refused.why
    const bounded = new Set(act.bounds.map(pathOf))
    const accounts = settled.accounts.map((one) => (bounded.has(pathOf(one)) ? boundedBy(one) : one))
    await this.book(tx, { ...settled, accounts })
    return 'booked'
  }

  /** HIST-13: what opening entries brought to these accounts so far, at scale 2; `held` locks them for whoever states them anew. */
  async openings(tx: Tx, lines: readonly DraftLine[], held: boolean): Promise<ReadonlyMap<string, bigint>> {
    if (held) await this.accounts.lock(tx, lines)
    return this.lines.openings(tx, [...new Set(lines.map(({ owner }) => owner))])
  }

  /** What an account stands at, at its own scale, without lock; nothing was booked where it is 0. */
  async balanceOf(tx: Tx, account: AccountName): Promise<bigint> {
    return (await this.accounts.find(tx, account))?.balance ?? 0n
  }

  linesOf(tx: Tx, effects: readonly string[]): Promise<BookedLine[]> {
    return this.lines.ofEffects(tx, effects)
  }

  entriesOf(tx: Tx, cycle: string, block: string, row: string): Promise<RowEntry[]> {
    return this.lines.entriesOf(tx, cycle, block, row)
  }

  sums(tx: Tx, owners: readonly string[], kind: string): Promise<AccountSum[]> {
    return this.accounts.sums(tx, owners, kind)
  }

  /** ALLOC-1: what a block may share out of a pool; the pool stays locked to the end of the transaction. */
  async room(tx: Tx, pool: AccountName, cycle: string, block: string): Promise<Room> {
    const { account, own } = await this.lockPool(tx, pool, cycle, block)
    const reserved = own?.amount
    if (account === undefined) return { available: 0n, reserved }
    const free = account.balance - account.reserved + (own === undefined ? 0n : stillHeld(own) + own.used)
    return { available: free > 0n ? free : 0n, reserved }
  }

  /** Sets aside what a block shares out; what it set aside before is replaced. The amount must be there (`room`). */
  async reserve(tx: Tx, pool: AccountName, cycle: string, block: string, amount: bigint): Promise<void> {
    const { account, own } = await this.lockPool(tx, pool, cycle, block)
    if (account === undefined) return
    const next: ReservationState = { ...pool, cycle, block, amount, used: own?.used ?? 0n }
    const change = stillHeld(next) - (own === undefined ? 0n : stillHeld(own))
    failpoint('ledgers.before-reserving')
    await this.accounts.save(tx, [{ ...account, reserved: account.reserved + change }])
    await this.accounts.reserve(tx, [next])
  }

  private async lockPool(
    tx: Tx,
    pool: AccountName,
    cycle: string,
    block: string,
  ): Promise<{ account: AccountState | undefined; own: ReservationState | undefined }> {
    failpoint('ledgers.before-pool')
    const [account] = await this.accounts.lock(tx, [{ ...pool, counter: true }])
    const held = await this.accounts.reservations(tx, [pool])
    return { account, own: held.find((one) => one.cycle === cycle && one.block === block) }
  }
}

/** A pool that was overdrawn before it was bounded may not fall further; the floor rises as money comes in. */
const boundedBy = (account: AccountState): AccountState => {
  const free = account.balance - account.reserved
  return { ...account, floor: free < 0n ? free : 0n }
}

const NOTHING: Settled = { booked: [], refused: [], checked: new Set(), accounts: [], reservations: [] }
