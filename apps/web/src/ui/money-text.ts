import type { MoneyUnit } from '../theme/appearance.ts'

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** Whole fen as text: 元 with two places (500000 → `5,000.00`), 万元 with two places or as many as are needed to lose nothing. */
export function moneyText(fen: number | bigint, unit: MoneyUnit): string {
  const amount = BigInt(fen)
  const negative = amount < 0n
  const places = unit === 'yuan' ? 2 : 6
  const digits = (negative ? -amount : amount).toString().padStart(places + 1, '0')
  const whole = grouped(digits.slice(0, -places))
  const rest = digits.slice(-places).replace(/0+$/, '').padEnd(2, '0')
  return `${negative ? '−' : ''}${whole}.${rest}`
}
