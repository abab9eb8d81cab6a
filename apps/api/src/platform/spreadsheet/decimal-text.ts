// A plain decimal, thousands optionally parted by commas in their right places.
const DECIMAL = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/

const PLAIN_MOST = 15

/**
 * The integer at `scale` of what nearly every cell is: digits, a point at most, no more places than `scale`. Undefined for
 * anything else, which `scaledOf` then judges; equal to it where defined.
 */
export function plainScaled(text: string, scale: number): number | undefined {
  const { length } = text
  if (length === 0 || length > PLAIN_MOST - scale) return undefined
  let scaled = 0
  let places = -1
  for (let at = 0; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) {
      scaled = scaled * 10 + digit
      if (places >= 0) places += 1
    } else if (digit === -2 && places < 0 && at > 0) places = 0
    else return undefined
  }
  if (places === 0 || places > scale) return undefined
  for (let missing = scale - Math.max(0, places); missing > 0; missing -= 1) scaled *= 10
  return scaled
}

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
