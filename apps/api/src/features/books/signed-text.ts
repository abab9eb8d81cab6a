/** An amount as it stands in the column 收入 or 支出: its size in one, nothing in the other. */
export const inOut = (amount: string): { readonly in: string | null; readonly out: string | null } =>
  amount.startsWith('-') ? { in: null, out: amount.slice(1) } : { in: amount, out: null }

/** The size of a sum that is never positive. */
export const sizeOf = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : amount)

/** Adds decimal texts exactly: whole fen, or points of any scale. */
export function sumTexts(texts: readonly string[]): string {
  const scale = Math.max(0, ...texts.map(scaleOf))
  const total = texts.reduce((sum, text) => sum + unscaled(text, scale), 0n)
  if (scale === 0) return total.toString()
  const size = (total < 0n ? -total : total).toString().padStart(scale + 1, '0')
  const fraction = size.slice(-scale).replace(/0+$/, '')
  return `${total < 0n ? '-' : ''}${size.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
}

const scaleOf = (text: string): number => text.split('.')[1]?.length ?? 0

const unscaled = (text: string, scale: number): bigint => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(`${whole}${fraction.padEnd(scale, '0')}`)
}
