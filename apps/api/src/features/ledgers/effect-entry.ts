import { newId } from '../../platform/new-id.ts'
import type { DraftLine, EntryDraft } from './entry-draft.ts'

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
  }
}

/** EFF-4: what was booked is never changed; the contra of the old lines stands in one entry with the new ones, if any. */
export function correctionOf(effect: LedgerEffect, old: readonly BookedLine[], withNew: boolean): EntryDraft {
  const taken = old.filter((line) => line.contraOf === null) // the contra of a contra is never due
  return {
    id: newId(),
    cause: { effect: effect.key, cycle: effect.cycle },
    // what was paid already is settled by the next period's award, so the account may fall below zero meanwhile
    mayOverdraw: true,
    lines: [
      ...(withNew ? linesOf(effect.content) : []),
      ...taken.map((line) => ({ ...line, amount: -line.amount, contraOf: line.id })),
    ],
  }
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
