// NBSP-like spaces become plain ones; soft hyphen, zero-width characters and direction marks disappear:
// both come with text copied from web pages and from chat programs.
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
// Full-width ASCII stands exactly 0xfee0 above its half-width twin.
const FULL_WIDTH = /[\uff01-\uff5e]/g

// Most cells hold neither: one test saves three passes over half a million cells.
const PLAIN = /^[\u0021-\u007e\u4e00-\u9fa5]*$/

/** Text for a text cell: invisible characters removed, NFC, trimmed; punctuation stays as written. */
export const tidyText = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(SPACES, ' ').replace(INVISIBLE, '').normalize('NFC').trim()

/** Text for comparing and for numbers: besides, full-width letters, digits and punctuation become half-width. */
export const normalText = (text: string): string =>
  PLAIN.test(text)
    ? text
    : tidyText(text)
        .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[\u2212\u2010-\u2013\ufe63]/g, '-')
        .trim()

/** A header or a name without any space or line break inside ("得 分\n(分)" → "得分(分)"). */
export const denseText = (text: string): string => (PLAIN.test(text) ? text : normalText(text).replace(/\s+/g, ''))

/**
 * Decimal text of a binary double as Excel shows it: 15 significant digits, shortest form, never an exponent
 * (0.1 + 0.2 → 0.3). NaN and infinities have no decimal text and give ''.
 */
export function decimalTextOf(value: number): string {
  if (!Number.isFinite(value)) return ''
  const short = String(Number(value.toPrecision(15)))
  const exponent = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short)
  if (!exponent) return short === '-0' ? '0' : short
  const [, sign = '', lead = '', rest = '', power = '0'] = exponent
  const digits = lead + rest
  const point = 1 + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

/** A ratio as percent text without leaving decimal digits: 0.875 → 87.5%. */
export function percentTextOf(ratio: number): string {
  const text = decimalTextOf(ratio)
  if (text === '') return ''
  const sign = text.startsWith('-') ? '-' : ''
  const [whole = '0', places = ''] = text.replace('-', '').split('.')
  const shifted = `${whole}${places.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const tail = places.slice(2)
  return `${sign}${shifted}${tail ? `.${tail}` : ''}%`
}
