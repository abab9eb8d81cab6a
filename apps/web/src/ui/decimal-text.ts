/** A decimal text as a whole number and how many places it stands behind the point. */
function split(text: string): { readonly unscaled: bigint; readonly scale: number } | undefined {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!found) return undefined
  const [, sign = '', whole = '0', part = ''] = found
  return { unscaled: BigInt(`${sign}${whole}${part}`), scale: part.length }
}

function write(unscaled: bigint, scale: number): string {
  const negative = unscaled < 0n
  const digits = (negative ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return `${negative ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`
}

const raised = ({ unscaled, scale }: { unscaled: bigint; scale: number }, to: number) =>
  unscaled * 10n ** BigInt(to - scale)

function readAll(texts: readonly string[]): { values: readonly bigint[]; scale: number } | undefined {
  const read = texts.map(split)
  if (read.length === 0 || read.some((one) => one === undefined)) return undefined
  const known = read.flatMap((one) => one ?? [])
  const scale = Math.max(...known.map((one) => one.scale))
  return { values: known.map((one) => raised(one, scale)), scale }
}

/** The mean of decimal texts to two places, or to their own if those are more, half up; nothing when one is no number. */
export function meanOf(texts: readonly string[]): string | null {
  const read = readAll(texts)
  if (!read) return null
  const scale = Math.max(read.scale, 2)
  const sum = read.values.reduce((all, one) => all + one, 0n) * 10n ** BigInt(scale - read.scale)
  const count = BigInt(read.values.length)
  const doubled = 2n * (sum < 0n ? -sum : sum) + count
  const rounded = doubled / (2n * count)
  return write(sum < 0n ? -rounded : rounded, scale)
}

/** Highest minus lowest. */
export function spreadOf(texts: readonly string[]): string | null {
  const read = readAll(texts)
  if (!read || read.values.length < 2) return null
  const sorted = [...read.values].sort((a, b) => Number(a - b))
  const [lowest = 0n, highest = 0n] = [sorted[0], sorted.at(-1)]
  return write(highest - lowest, read.scale)
}

/** The sum of whole texts (fen). */
export const sumOf = (texts: readonly string[]): bigint => texts.reduce((all, text) => all + BigInt(text), 0n)

/** More places than this are not aligned: the figure is shown as it is. */
const mostPlaces = 4

/** How many places the figures of a column are written with, so that their points stand under each other. */
export function placesOf(texts: readonly string[]): number {
  const longest = Math.max(0, ...texts.map((text) => split(text)?.scale ?? 0))
  return Math.min(longest, mostPlaces)
}

/** A decimal text with at least so many places; nothing is rounded away. */
export function padded(text: string, places: number): string {
  const read = split(text)
  return read && read.scale < places ? write(raised(read, places), places) : text
}

/** VAL-7: a percentage is held as a ratio; 0.875 is read as 87.5. */
export function percentOf(ratio: string): string {
  const read = split(ratio)
  if (!read) return ratio
  if (read.scale <= 2) return write(raised(read, 2), 0)
  return write(read.unscaled, read.scale - 2)
}
