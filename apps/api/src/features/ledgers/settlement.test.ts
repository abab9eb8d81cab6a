import { describe, expect, it } from 'vitest'
import { seededBelow } from '../../../test/proof.ts'
import { claimOf } from './claim-account.ts'
import { type Before, type BookedLine, correctionOf, entryOf, type LedgerEffect } from './effect-entry.ts'
import { type EntryDraft, pathOf, type Settlement } from './entry-draft.ts'
import { returnedEntries } from './returned-entry.ts'
import { settleEntries } from './settle-entries.ts'

const POOL = '00000000-0000-7000-8000-00000000000a'
const PAYEE = '00000000-0000-7000-8000-00000000000b'
type Settle = typeof settleEntries

const award = (key: string, fen: bigint): LedgerEffect => ({
  key,
  cycle: 'c',
  content: {
    lines: '1',
    '1.amount': { value: fen.toString() },
    '1.scale': '2',
    '1.account': `${PAYEE}/money`,
    '1.counter': `${POOL}/money/奖补`,
  },
})

/** A ledger in memory, and what the bank did: every entry is paid, or what is to come back comes back, when told. */
function bank(settle: Settle = settleEntries) {
  const lines: (BookedLine & { entry: string })[] = []
  let cash = 0n
  const balance = (test: (path: string) => boolean): bigint =>
    lines.reduce((sum, line) => (test(pathOf(line)) ? sum + line.amount : sum), 0n)
  const claimOn = (settlement: Settlement): bigint =>
    balance((path) => claimOf(path.slice(37))?.settlement === settlement)
  const book = (draft: EntryDraft): string => {
    const paths = new Map([...draft.lines, ...lines].map((one) => [pathOf(one), one]))
    for (const name of ['待抵扣', '应退回', '不追回'])
      paths.set(`${PAYEE}/money/${name}/奖补/${POOL}`, {
        ...draft.lines[0]!,
        owner: PAYEE,
        account: `money/${name}/奖补/${POOL}`,
      })
    const accounts = [...paths].map(([path, { owner, account }]) => ({
      ...{ owner, account, measure: 'fen' as const, scale: 2, reserved: 0n, floor: null },
      balance: balance((one) => one === path),
    }))
    const settled = settle([{ ...draft, mayOverdraw: true }], accounts)
    const [booked] = settled.booked
    if (booked === undefined || !('effect' in booked.cause)) throw new Error('refused')
    const { effect: effectKey } = booked.cause
    for (const one of booked.lines) lines.push({ ...one, id: `l${lines.length}`, effectKey, entry: booked.id })
    return booked.id
  }
  /** What finance sees of an entry: the payee's lines, less what was set off or waived. */
  const payable = (entry: string): bigint =>
    lines.reduce((sum, line) => {
      const claim = claimOf(line.account)
      const counts = claim === undefined ? !line.counter : claim.settlement !== 'return'
      return line.entry === entry && counts ? sum + line.amount : sum
    }, 0n)
  const pay = (effect: string, entry: string): void => {
    cash += payable(entry)
    const back = lines.filter((one) => one.entry === entry && claimOf(one.account)?.settlement === 'return')
    for (const draft of returnedEntries([{ effect, cycle: 'c', entry, isPaid: true }], back)) book(draft)
  }
  const before = (
    content: LedgerEffect['content'],
    chain: readonly string[],
    settlement: Settlement | null,
  ): Before => ({
    content,
    settlement,
    old: lines.filter(({ effectKey }) => effectKey === chain.at(-1)),
    slot: lines.filter(({ effectKey }) => chain.includes(effectKey)),
  })
  return {
    ...{ book, pay, payable, before, claimOn },
    cash: () => cash,
    pool: () => balance((path) => path === `${POOL}/money/奖补`),
    payee: () => balance((path) => path === `${PAYEE}/money`),
  }
}

describe('EFF-4 money paid already that becomes less', () => {
  /** 5,000 paid, then lowered to 2,000 under a choice. */
  function lowered(choice: Settlement) {
    const made = bank()
    made.pay('a0', made.book(entryOf(award('a0', 5000n))))
    const before = made.before(award('a0', 5000n).content, ['a0'], choice)
    const entry = made.book(correctionOf(award('a1', 2000n), before, true))
    return { ...made, entry }
  }

  it('下期抵扣: nothing is to be paid, the rest is owed, and the next award is set off against it', () => {
    const made = lowered('next')
    expect([made.payable(made.entry), made.claimOn('next'), made.pool(), made.payee()]).toEqual([
      0n,
      3000n,
      -5000n,
      2000n,
    ])
    const second = made.book(entryOf(award('b0', 2000n)))
    expect([made.payable(second), made.claimOn('next'), made.pool()]).toEqual([0n, 1000n, -5000n])
    const third = made.book(entryOf(award('c0', 2500n)))
    expect([made.payable(third), made.claimOn('next'), made.pool()]).toEqual([1500n, 0n, -6500n])
    const accrued = award('d0', 100n)
    const only = made.book(entryOf({ ...accrued, content: { ...accrued.content, accrueOnly: 'yes' } }))
    expect(made.payable(only)).toBe(100n)
  })

  it('退回: finance sees it as money to come in; the pool holds it again only when it came', () => {
    const made = lowered('return')
    expect([made.payable(made.entry), made.claimOn('return'), made.pool()]).toEqual([-3000n, 3000n, -5000n])
    made.pay('a1', made.entry)
    expect([made.claimOn('return'), made.pool(), made.cash()]).toEqual([0n, -2000n, 2000n])
  })

  it('不追回: the pool bears it, and nothing is set off later', () => {
    const made = lowered('waive')
    expect([made.payable(made.entry), made.claimOn('waive'), made.pool()]).toEqual([0n, 3000n, -5000n])
    expect(made.payable(made.book(entryOf(award('b0', 2000n))))).toBe(2000n)
  })

  it('raised again after a part was set off elsewhere, that part is due again', () => {
    const made = lowered('next')
    made.book(entryOf(award('b0', 2000n)))
    const before = made.before(award('a1', 2000n).content, ['a0', 'a1'], null)
    const entry = made.book(correctionOf(award('a2', 5000n), before, true))
    expect([made.payable(entry), made.claimOn('next'), made.pool(), made.payee()]).toEqual([2000n, 0n, -7000n, 7000n])
  })
})

/** Plays awards, payments and corrections, and says what went wrong first; null where everything held. */
function wrongIn(seed: number, settle: Settle): string | null {
  const next = seededBelow(seed)
  const made = bank(settle)
  const slots: { chain: string[]; fen: bigint }[] = []
  let due = 0n
  for (let round = 0; round < 25; round += 1) {
    const slot = slots[next(6)]
    const fen = BigInt(next(900) + 1)
    const choice = (['next', 'return', 'waive'] as const)[next(3)]!
    const key = `e${round}`
    if (slot === undefined) {
      slots.push({ chain: [key], fen })
      made.pay(key, made.book(entryOf(award(key, fen))))
      due += fen
    } else {
      const less = fen < slot.fen ? choice : null
      const before = made.before(award('', slot.fen).content, slot.chain, less)
      const entry = made.book(correctionOf(award(key, fen), before, true))
      if (choice !== 'return' && made.payable(entry) < 0n) return 'asked back'
      made.pay(key, entry)
      due += fen - slot.fen
      slot.chain.push(key)
      slot.fen = fen
    }
    if (made.payee() !== due) return 'due'
    if (made.pool() !== -made.cash()) return 'cash'
    if (made.claimOn('return') !== 0n) return 'return'
    if (made.claimOn('next') < 0n) return 'owed'
    if (made.claimOn('next') + made.claimOn('waive') !== made.cash() - due) return 'claims'
  }
  return null
}

describe('EFF-4 any series of awards, payments and corrections', () => {
  const seeds = Array.from({ length: 60 }, (_, at) => at + 1)

  it.each(seeds)('series %i: the pool is what was really paid out, the claims are what was paid too much', (seed) => {
    expect(wrongIn(seed, settleEntries)).toBeNull()
  })

  it('a planted fault is seen: what a signature said of money paid too much is not booked', () => {
    const deaf: Settle = (entries, accounts, held) => {
      const unheard = entries.map(({ settling, ...entry }) => ({
        ...entry,
        ...(settling === undefined ? {} : { settling: settling.map((one) => ({ ...one, choice: null })) }),
      }))
      return settleEntries(unheard, accounts, held)
    }
    expect(seeds.map((seed) => wrongIn(seed, deaf))).toContain('asked back')
  })
})
