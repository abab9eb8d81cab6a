// A plain decimal, thousands optionally parted by commas in their right places.
const DECIMAL = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/

/** Decimal text as an integer at `scale`; 'not-a-number', or 'scale' when it has more places than that (NUM-2: nothing is rounded). */
export function scaledOf(text: string, scale: number): number | 'not-a-number' | 'scale' {
  const match = DECIMAL.exec(text)
  if (!match) return 'not-a-number'
  const [, sign = '', whole = '', places = ''] = match
  if (whole === '' && places === '') return 'not-a-number'
  const kept = places.replace(/0+$/, '')
  if (kept.length > scale) return 'scale'
  const scaled = Number(whole.replaceAll(',', '') + kept.padEnd(scale, '0'))
  if (!Number.isSafeInteger(scaled)) return 'not-a-number'
  return sign === '-' && scaled !== 0 ? -scaled : scaled
}
