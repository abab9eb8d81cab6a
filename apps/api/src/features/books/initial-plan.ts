import type { OrderContent } from '@jizhi/contracts'
import { compareDecimals, decimalText, parseDecimal, rescale } from '@jizhi/domain'
import { type DraftLine, OPENING_ACCOUNT, pathOf } from '../ledgers/index.ts'
import { impossible } from '../orders/index.ts'
import type { Counter } from './counters.ts'

export type InitialContent = OrderContent<'initial'>
type Stated = InitialContent['counters'][number]

/** A counter as it is stated, beside the figure of the drawing it means. */
export interface CounterLine {
  readonly stated: Stated
  readonly counter: Counter
  /** A whole number at the figure's scale. */
  readonly value: string
}

/** A balance as it is stated, in whole numbers at scale 2. */
export interface BalanceLine {
  readonly owner: string
  readonly account: string
  readonly amount: bigint
  /** A named account of the owner itself is a pool. */
  readonly isPool: boolean
}

export function counterLines(content: InitialContent, counters: readonly Counter[]): readonly CounterLine[] {
  refuseTwice(content.counters.map(({ block, figure, row }) => `${block} ${figure} ${row}`))
  return content.counters.map((stated) => {
    const counter = counters.find(({ block, figure }) => block === stated.block && figure === stated.figure)
    if (counter === undefined) throw impossible(`“${stated.block}”没有“${stated.figure}”这个历史数`)
    return { stated, counter, value: scaled(stated.value, counter.scale).toString() }
  })
}

export function balanceLines({ owner, balances }: InitialContent): readonly BalanceLine[] {
  const lines = balances.map(({ owner: holder, account, name, amount }) => ({
    owner: holder,
    account: name === '' ? account : `${account}/${name}`,
    amount: scaled(amount, 2),
    isPool: holder === owner && name !== '',
  }))
  refuseTwice(lines.map(pathOf))
  return lines
}

/** What is still to be booked, each against the opening account of its kind: stated again, only the difference is. */
export function openingLines(
  { owner }: InitialContent,
  balances: readonly BalanceLine[],
  booked: ReadonlyMap<string, bigint>,
): readonly DraftLine[] {
  return balances.flatMap((one) => {
    const amount = one.amount - (booked.get(pathOf(one)) ?? 0n)
    if (amount === 0n) return []
    const line = { scale: 2, contraOf: null }
    const kind = one.account.split('/')[0] ?? ''
    return [
      { ...line, owner: one.owner, account: one.account, amount, counter: one.isPool },
      { ...line, owner, account: `${kind}/${OPENING_ACCOUNT}`, amount: -amount, counter: true },
    ]
  })
}

/** A whole number at a scale as people write it. */
export const wrote = (whole: bigint, scale: number): string => decimalText({ unscaled: whole, scale })

function scaled(text: string, scale: number): bigint {
  const read = parseDecimal(text)
  if (!read.ok) throw impossible(`“${text}”不是数`)
  const fitted = rescale(read.value, scale, 'towards-zero')
  if (compareDecimals(fitted, read.value) !== 0) throw impossible(`“${text}”的小数位多于 ${scale} 位`)
  return fitted.unscaled
}

function refuseTwice(places: readonly string[]): void {
  if (new Set(places).size < places.length) throw impossible('同一个数写了两次')
}
