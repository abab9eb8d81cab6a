import { newId } from '../../platform/new-id.ts'
import { claimOf, type Pool } from './claim-account.ts'
import { type DraftLine, type EntryDraft, kindOf, pathOf, type Settlement, type Settling } from './entry-draft.ts'

/** An effect of kind ledger, as a cycle keeps it. */
export interface LedgerEffect {
  readonly key: string
  readonly cycle: string
  readonly content: Readonly<Record<string, unknown>>
}

/** A line that was booked, as it is read back. */
export interface BookedLine extends DraftLine {
  readonly id: string
  readonly effectKey: string
}

/** POST-1: the lines of an entry and their counter-lines, which sum to zero. */
export function entryOf(effect: LedgerEffect): EntryDraft {
  return {
    id: newId(),
    cause: { effect: effect.key, cycle: effect.cycle },
    mayOverdraw: effect.content.balance === 'allow',
    lines: linesOf(effect.content),
    ...settlingOf(
      duesOf(effect.content).map((one) => ({ ...one, ...NOTHING_BEFORE, setsOff: isPaid(effect.content) })),
    ),
  }
}

/** What a correction takes the place of. */
export interface Before {
  readonly content: LedgerEffect['content']
  /** What the effect it replaces booked. */
  readonly old: readonly BookedLine[]
  /** What all effects of the slot booked so far. */
  readonly slot: readonly BookedLine[]
  /** EFF-4: what the signature says of money paid too much; null where none was. */
  readonly settlement: Settlement | null
}

/** EFF-4: what was booked is never changed; the contra of the old lines stands in one entry with the new ones, if any. */
export function correctionOf(effect: LedgerEffect, before: Before, withNew: boolean): EntryDraft {
  const taken = before.old.filter((line) => line.contraOf === null) // the contra of a contra is never due
  return {
    id: newId(),
    cause: { effect: effect.key, cycle: effect.cycle },
    // what was paid already is settled by the next period's award, so the account may fall below zero meanwhile
    mayOverdraw: true,
    lines: [
      ...(withNew ? linesOf(effect.content) : []),
      ...taken.map((line) => ({ ...line, amount: -line.amount, contraOf: line.id })),
    ],
    ...settlingOf(changesOf(effect, before, taken, withNew)),
    besides: givenBack(taken),
  }
}

const NOTHING_BEFORE = { had: 0n, left: 0n, setOff: 0n, choice: null }

/** POST-3: what is only accrued is not paid, so nothing is set off against it. */
const isPaid = (content: LedgerEffect['content']): boolean => content.accrueOnly !== 'yes'

const settlingOf = (settling: readonly Settling[]): Pick<EntryDraft, 'settling'> =>
  settling.length === 0 ? {} : { settling }

type Due = Pick<Settling, 'payee' | 'pool' | 'due'>

const nameOf = ({ payee, pool }: Pick<Due, 'payee' | 'pool'>): string => `${payee}\n${pathOf(pool)}`

/** Fen by payee and pool. */
function duesOf(content: LedgerEffect['content']): Due[] {
  const dues = new Map<string, Due>()
  const lines = linesOf(content)
  for (const [at, line] of lines.entries()) {
    const counter = lines[at + 1]
    if (
      line.counter ||
      counter === undefined ||
      kindOf(line.account) !== 'money' ||
      kindOf(counter.account) !== 'money'
    )
      continue
    const one = { payee: line.owner, pool: { owner: counter.owner, account: counter.account } }
    dues.set(nameOf(one), { ...one, due: (dues.get(nameOf(one))?.due ?? 0n) + line.amount })
  }
  return [...dues.values()]
}

/** Each payee and pool of the old content and the new one. */
function changesOf(
  effect: LedgerEffect,
  { content, slot, settlement }: Before,
  taken: readonly BookedLine[],
  withNew: boolean,
): Settling[] {
  const now = new Map((withNew ? duesOf(effect.content) : []).map((one) => [nameOf(one), one]))
  const was = new Map(duesOf(content).map((one) => [nameOf(one), one]))
  return [...new Map([...was, ...now]).entries()].map(([name, { payee, pool }]) => {
    const claimed = claimedIn(slot, payee, pool)
    return {
      ...{ payee, pool, due: now.get(name)?.due ?? 0n, had: (was.get(name)?.due ?? 0n) + claimed },
      left: claimed - claimedIn(taken, payee, pool),
      setOff: setOffIn(taken, payee, pool),
      choice: settlement ?? earlierChoice(taken, payee, pool),
      setsOff: isPaid(effect.content),
    }
  })
}

const claimsIn = (lines: readonly BookedLine[], payee: string, pool: Pool) =>
  lines.flatMap((line) => {
    const claim = line.owner === payee ? claimOf(line.account) : undefined
    return claim !== undefined && pathOf(claim.pool) === pathOf(pool) ? [{ ...claim, amount: line.amount }] : []
  })

const claimedIn = (lines: readonly BookedLine[], payee: string, pool: Pool): bigint =>
  claimsIn(lines, payee, pool).reduce((sum, { amount }) => sum + amount, 0n)

const setOffIn = (lines: readonly BookedLine[], payee: string, pool: Pool): bigint =>
  claimsIn(lines, payee, pool).reduce(
    (sum, { settlement, amount }) => (settlement === 'next' && amount < 0n ? sum - amount : sum),
    0n,
  )

/** What was chosen for the same money before goes on for what is left of it. */
function earlierChoice(lines: readonly BookedLine[], payee: string, pool: Pool): Settlement | null {
  for (const [settlement, claims] of Map.groupBy(claimsIn(lines, payee, pool), (one) => one.settlement))
    if (claims.reduce((sum, { amount }) => sum + amount, 0n) > 0n) return settlement
  return null
}

/** What was set off before goes back to the pool's debtor with the contra, and is no part of what a cycle set aside. */
function givenBack(taken: readonly BookedLine[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { account, amount } of taken) {
    const claim = claimOf(account)
    if (claim?.settlement === 'next' && amount < 0n)
      sums.set(pathOf(claim.pool), (sums.get(pathOf(claim.pool)) ?? 0n) + amount)
  }
  return sums
}

function linesOf(content: LedgerEffect['content']): DraftLine[] {
  const count = Number(content.lines ?? 0)
  return Array.from({ length: count }, (_, at) => at + 1).flatMap((at) => {
    const amount = wholeOf(content[`${at}.amount`])
    const scale = Number(content[`${at}.scale`])
    const line = (text: unknown, signed: bigint, counter: boolean): DraftLine => {
      const [owner = '', ...account] = String(text).split('/')
      return { owner, account: account.join('/'), amount: signed, scale, counter, contraOf: null }
    }
    return [line(content[`${at}.account`], amount, false), line(content[`${at}.counter`], -amount, true)]
  })
}

function wholeOf(held: unknown): bigint {
  const value = typeof held === 'object' && held !== null && 'value' in held ? held.value : undefined
  if (typeof value !== 'string') throw new Error('a ledger line without an amount')
  return BigInt(value)
}
