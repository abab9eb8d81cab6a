import { completeEntry } from './complete-entry.ts'
import {
  type AccountState,
  type DraftLine,
  type EntryDraft,
  pathOf,
  type RefusalReason,
  type ReservationState,
} from './entry-draft.ts'

export interface Settled {
  readonly booked: readonly EntryDraft[]
  readonly refused: readonly { readonly entry: EntryDraft; readonly why: RefusalReason }[]
  /** Ids of booked entries that a balance rule could have refused. */
  readonly checked: ReadonlySet<string>
  /** Every account and reservation as it stands afterwards; those that did not change included. */
  readonly accounts: readonly AccountState[]
  readonly reservations: readonly ReservationState[]
}

/**
 * POST-2, pure: one entry after another in the order given, each on what the ones before it left. An entry that would
 * leave an account below its floor, or one it may not overdraw below zero, is refused whole; the others go on.
 */
export function settleEntries(
  entries: readonly EntryDraft[],
  accounts: readonly AccountState[],
  reservations: readonly ReservationState[] = [],
): Settled {
  const standing = new Map(accounts.map((one) => [pathOf(one), one]))
  let held = [...reservations]
  const booked: EntryDraft[] = []
  const refused: { entry: EntryDraft; why: RefusalReason }[] = []
  const checked = new Set<string>()
  for (const draft of entries) {
    const entry = completeEntry(draft, (path) => standing.get(path)?.balance ?? 0n)
    const next = afterEntry(entry, standing, held)
    if (typeof next === 'string') {
      refused.push({ entry, why: next })
      continue
    }
    booked.push(entry)
    if (next.checked) checked.add(entry.id)
    for (const account of next.accounts) standing.set(pathOf(account), account)
    held = next.held
  }
  return { booked, refused, checked, accounts: [...standing.values()], reservations: held }
}

interface After {
  readonly accounts: readonly AccountState[]
  readonly held: ReservationState[]
  readonly checked: boolean
}

function afterEntry(
  entry: EntryDraft,
  standing: ReadonlyMap<string, AccountState>,
  held: readonly ReservationState[],
): After | RefusalReason {
  let reservations = [...held]
  const accounts: AccountState[] = []
  let checked = false
  for (const [path, lines] of Map.groupBy(entry.lines, pathOf)) {
    const before = standing.get(path)
    if (before === undefined) return 'closed'
    const { scale, factor } = commonScale(before, lines)
    const balance = before.balance * factor
    const delta = lines.reduce((sum, line) => sum + line.amount * 10n ** BigInt(scale - line.scale), 0n)
    reservations =
      'cycle' in entry.cause
        ? used(reservations, path, entry.cause.cycle, (entry.besides?.get(path) ?? 0n) - delta)
        : reservations
    const reserved = before.reserved * factor + change(held, reservations, path)
    const floor = before.floor === null ? null : before.floor * factor
    const named = lines.some((line) => !line.counter)
    const limits = [...(floor === null ? [] : [floor]), ...(named && !entry.mayOverdraw ? [0n] : [])]
    if (delta < 0n && limits.length > 0) {
      checked = true
      if (limits.some((limit) => balance + delta - reserved < limit)) return 'overdrawn'
    }
    accounts.push({ ...before, scale, balance: balance + delta, reserved, floor })
  }
  return { accounts, held: reservations, checked }
}

/** Accounts of points take the finest scale that ever came; money is always in fen. */
function commonScale(account: AccountState, lines: readonly DraftLine[]): { scale: number; factor: bigint } {
  const scale = Math.max(account.scale, ...lines.map((line) => line.scale))
  return { scale, factor: 10n ** BigInt(scale - account.scale) }
}

/** Books an amount against what the cycle set aside on an account, block by block; a contra gives it back. */
function used(held: readonly ReservationState[], path: string, cycle: string, amount: bigint): ReservationState[] {
  let rest = amount
  return held.map((one) => {
    if (rest === 0n || one.cycle !== cycle || pathOf(one) !== path) return one
    const room = rest > 0n ? stillHeld(one) : -one.used
    const taken = rest > 0n ? least(rest, room) : -least(-rest, -room)
    rest -= taken
    return { ...one, used: one.used + taken }
  })
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** What of a reservation is still to be booked. */
export const stillHeld = ({ amount, used: booked }: Pick<ReservationState, 'amount' | 'used'>): bigint =>
  amount > booked ? amount - booked : 0n

const change = (before: readonly ReservationState[], after: readonly ReservationState[], path: string): bigint => {
  const sum = (all: readonly ReservationState[]): bigint =>
    all.reduce((total, one) => (pathOf(one) === path ? total + stillHeld(one) : total), 0n)
  return sum(after) - sum(before)
}
