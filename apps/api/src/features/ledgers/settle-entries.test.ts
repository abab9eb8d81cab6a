import { describe, expect, it } from 'vitest'
import { seededBelow } from '../../../test/proof.ts'
import type { AccountState, DraftLine, EntryDraft, ReservationState } from './entry-draft.ts'
import { settleEntries, stillHeld } from './settle-entries.ts'

const account = (name: string, balance: bigint, more: Partial<AccountState> = {}): AccountState => ({
  owner: 'u',
  account: name,
  measure: 'fen',
  scale: 2,
  balance,
  reserved: 0n,
  floor: null,
  ...more,
})
const line = (name: string, amount: bigint, more: Partial<DraftLine> = {}): DraftLine => ({
  owner: 'u',
  account: name,
  amount,
  scale: 2,
  counter: false,
  contraOf: null,
  ...more,
})
const entry = (id: string, lines: readonly DraftLine[], more: Partial<EntryDraft> = {}): EntryDraft => ({
  id,
  cause: { effect: id, cycle: 'c' },
  mayOverdraw: false,
  lines,
  ...more,
})
/** An award: to the unit from the pool. */
const award = (id: string, amount: bigint, cycle = 'c'): EntryDraft =>
  entry(id, [line('money', amount), line('money/pool', -amount, { counter: true })], { cause: { effect: id, cycle } })
const balanceOf = (accounts: readonly AccountState[], name: string) => accounts.find((one) => one.account === name)

describe('settling entries on accounts', () => {
  it('POST-2 what would overdraw is refused whole, in the order given; the others go on', () => {
    const pool = account('money/pool', 500n, { floor: 0n })
    const settled = settleEntries([award('a', 300n), award('b', 300n), award('c', 200n)], [account('money', 0n), pool])
    expect(settled.booked.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(settled.refused).toMatchObject([{ entry: { id: 'b' }, why: 'overdrawn' }])
    expect(balanceOf(settled.accounts, 'money')?.balance).toBe(500n)
    expect(balanceOf(settled.accounts, 'money/pool')?.balance).toBe(0n)
    expect([...settled.checked]).toEqual(['a', 'c'])
  })

  it('POST-2 a named account is not overdrawn unless the entry says so; a counter-account without a floor is', () => {
    const take = [line('credits', -10n), line('credits/兑换', 10n, { counter: true })]
    const accounts = [account('credits', 5n), account('credits/兑换', 0n)]
    expect(settleEntries([entry('a', take)], accounts).refused).toHaveLength(1)
    expect(settleEntries([entry('a', take, { mayOverdraw: true })], accounts).booked).toHaveLength(1)
    const give = [line('credits', 10n), line('credits/兑换', -10n, { counter: true })]
    const given = settleEntries([entry('a', give)], accounts)
    expect([given.booked.length, given.checked.size]).toEqual([1, 0])
  })

  it('POST-2 an owner that has no account is refused as closed', () => {
    expect(settleEntries([award('a', 1n)], [account('money/pool', 0n)]).refused).toMatchObject([{ why: 'closed' }])
  })

  it('ALLOC-1 what another cycle set aside cannot be booked, what the own one did can, and a contra gives it back', () => {
    const pool = account('money/pool', 1000n, { floor: 0n, reserved: 800n })
    const held: ReservationState = {
      cycle: 'c',
      block: 'award',
      owner: 'u',
      account: 'money/pool',
      amount: 800n,
      used: 0n,
    }
    const accounts = [account('money', 0n), pool]
    expect(settleEntries([award('x', 300n, 'other')], accounts, [held]).refused).toHaveLength(1)
    const own = settleEntries([award('a', 800n), award('b', 200n)], accounts, [held])
    expect(own.booked).toHaveLength(2)
    expect(own.reservations[0]?.used).toBe(800n)
    expect(balanceOf(own.accounts, 'money/pool')).toMatchObject({ balance: 0n, reserved: 0n })
    const contra = award('c', -300n)
    const back = settleEntries([{ ...contra, mayOverdraw: true }], own.accounts, own.reservations)
    expect(back.reservations[0]).toMatchObject({ used: 500n })
    expect(balanceOf(back.accounts, 'money/pool')).toMatchObject({ balance: 300n, reserved: 300n })
  })

  it('points of a finer scale make the account finer and lose nothing', () => {
    const lines = [line('credits', 125n, { scale: 3 }), line('credits/源', -125n, { scale: 3, counter: true })]
    const settled = settleEntries([entry('a', lines)], [account('credits', 5n), account('credits/源', 0n)])
    expect(balanceOf(settled.accounts, 'credits')).toMatchObject({ scale: 3, balance: 175n })
  })
})

type Settle = typeof settleEntries

/** Plays one series and says what went wrong first; null where everything held. */
function wrongIn(settle: Settle, seed: number): string | null {
  const next = seededBelow(seed)
  let accounts: readonly AccountState[] = [
    account('money/pool', 2000n, { floor: 0n }),
    account('money/source', -2000n),
    ...['a', 'b', 'c'].map((name) => account(name, 0n)),
  ]
  let held: readonly ReservationState[] = []
  const posted: EntryDraft[] = []
  for (let round = 0; round < 80; round += 1) {
    const pool = balanceOf(accounts, 'money/pool')!
    if (next(6) === 0) ({ accounts, held } = setAside(accounts, held, pool, `c${next(3)}`, BigInt(next(700))))
    const contra = posted[next(12)]
    const name = ['a', 'b', 'c'][next(3)]!
    const amount = BigInt(next(400) - 120)
    const cause = { effect: `e${round}`, cycle: `c${next(3)}` }
    const draft =
      contra !== undefined && next(3) === 0
        ? entry(
            `e${round}`,
            contra.lines.map((one) => ({ ...one, amount: -one.amount })),
            { cause, mayOverdraw: true },
          )
        : entry(`e${round}`, [line(name, amount), line('money/pool', -amount, { counter: true })], { cause })
    const settled = settle([draft], accounts, held)
    posted.push(...settled.booked)
    accounts = settled.accounts
    held = settled.reservations
    if (accounts.reduce((sum, one) => sum + one.balance, 0n) !== 0n) return 'sum'
    if (accounts.some((one) => one.floor !== null && one.balance - one.reserved < one.floor)) return 'floor'
    const still = held.reduce((sum, one) => sum + stillHeld(one), 0n)
    if (balanceOf(accounts, 'money/pool')?.reserved !== still) return 'reserved'
  }
  return posted.length > 10 ? null : 'nothing was booked'
}

/** Faults planted on purpose: what the series must see. */
const PLANTED: Readonly<Record<string, Settle>> = {
  sum: (entries, accounts, held) => {
    const settled = settleEntries(entries, accounts, held)
    const lost = settled.booked[0]?.lines.find(({ counter }) => !counter)
    return {
      ...settled,
      accounts: settled.accounts.map((one) =>
        one.account === lost?.account ? { ...one, balance: one.balance - lost.amount } : one,
      ),
    }
  },
  floor: (entries, accounts, held) => {
    const settled = settleEntries(
      entries.map((one) => ({ ...one, mayOverdraw: true })),
      accounts.map((one) => ({ ...one, floor: null })),
      held,
    )
    const floors = new Map(accounts.map((one) => [one.account, one.floor]))
    return { ...settled, accounts: settled.accounts.map((one) => ({ ...one, floor: floors.get(one.account) ?? null })) }
  },
  reserved: (entries, accounts, held = []) => ({ ...settleEntries(entries, accounts, held), reservations: held }),
}

describe('any series of postings and contras', () => {
  const seeds = Array.from({ length: 60 }, (_, at) => at + 1)

  it.each(seeds)('POST-1, POST-2 series %i: all sums stay 0, no floor is passed', (seed) => {
    expect(wrongIn(settleEntries, seed)).toBeNull()
  })

  it.each(Object.entries(PLANTED))('the series sees a fault planted in the %s', (what, settle) => {
    expect(seeds.map((seed) => wrongIn(settle, seed))).toContain(what)
  })
})

/** Sets aside what a cycle shares out, as far as the pool goes. */
function setAside(
  accounts: readonly AccountState[],
  held: readonly ReservationState[],
  pool: AccountState,
  cycle: string,
  amount: bigint,
) {
  const before = held.find((one) => one.cycle === cycle)
  const made = { cycle, block: 'award', owner: 'u', account: 'money/pool', amount, used: before?.used ?? 0n }
  const change = stillHeld(made) - (before === undefined ? 0n : stillHeld(before))
  if (pool.balance - pool.reserved - change < 0n) return { accounts, held }
  return {
    accounts: accounts.map((one) => (one === pool ? { ...one, reserved: one.reserved + change } : one)),
    held: [...held.filter((one) => one !== before), made],
  }
}
