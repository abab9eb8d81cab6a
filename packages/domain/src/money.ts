import { compareDecimals, fixedText, parseDecimal, rescale } from './decimal.ts'
import type { Branded } from './ids.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/** NUM-3: an amount in whole fen. bigint, so that no sum or product of amounts can lose a fen. JSON carries it as text. */
export type Money = Branded<bigint, 'Money'>

/** 100 万亿元: far above any budget, well inside a 64-bit column. */
export const MONEY_LIMIT = 10n ** 16n

export type MoneyRefusal = Refusal<'decimal.malformed' | 'money.too-precise' | 'money.out-of-range'>

export const moneyOfFen = (fen: bigint): Result<Money, Refusal<'money.out-of-range'>> =>
  fen >= -MONEY_LIMIT && fen <= MONEY_LIMIT ? ok(fen as Money) : refuse('money.out-of-range', { fen: fen.toString() })

/** Yuan as typed or imported, `5000` or `5000.00`, as fen. A third decimal that is not 0 is refused. */
export function parseYuan(text: string): Result<Money, MoneyRefusal> {
  const read = parseDecimal(text)
  if (!read.ok) return read
  const fen = rescale(read.value, 2, 'towards-zero')
  if (compareDecimals(fen, read.value) !== 0) return refuse('money.too-precise', { text })
  return moneyOfFen(fen.unscaled)
}

/** `5000.00`: yuan with two decimals. */
export const yuanText = (money: Money): string => fixedText({ unscaled: money, scale: 2 })

/** `1,234.50`: as people read it. */
export const yuanLabel = (money: Money): string => yuanText(money).replace(/\B(?=(\d{3})+\.)/g, ',')

export const sumMoney = (amounts: readonly Money[]): Money =>
  // fen plus fen is fen
  amounts.reduce((sum: bigint, amount) => sum + amount, 0n) as Money

/** What each row gets, in the order of the weights, and what a whole number of units cannot share out. */
export type Split = { readonly shares: readonly bigint[]; readonly rest: bigint }

export type SplitRefusal = Refusal<'split.negative-weight' | 'split.no-weight' | 'split.bad-unit'>

/**
 * ALLOC-4: shares in proportion to weights: floor(total·w/W) in whole units, then one unit more for the largest
 * remainders; of equal remainders the earlier row (give rows in ROW-2 order). Always Σ shares + rest = total (ALLOC-3);
 * rest is less than one unit. A charge (negative total) is split like the award of the same size.
 */
export function splitByLargestRemainder(
  total: bigint,
  weights: readonly bigint[],
  unit: bigint = 1n,
): Result<Split, SplitRefusal> {
  if (unit <= 0n) return refuse('split.bad-unit', { unit: unit.toString() })
  if (weights.some((weight) => weight < 0n)) return refuse('split.negative-weight')
  const allWeights = weights.reduce((sum, weight) => sum + weight, 0n)
  if (allWeights === 0n) return refuse('split.no-weight')
  const sign = total < 0n ? -1n : 1n
  const units = (total * sign) / unit
  const floors = weights.map((weight) => (units * weight) / allWeights)
  const remainders = weights.map((weight) => (units * weight) % allWeights)
  const given = floors.reduce((sum, share) => sum + share, 0n)
  const order = remainders.map((_, row) => row).sort((a, b) => descending(remainders[a]!, remainders[b]!) || a - b)
  const favoured = new Set(order.slice(0, Number(units - given))) // fewer than there are rows
  const shares = floors.map((share, row) => (favoured.has(row) ? share + 1n : share) * unit * sign)
  return ok({ shares, rest: total - units * unit * sign })
}

const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0)
