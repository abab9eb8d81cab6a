import { escapedText } from './cel-text.ts'

/** A word of CEL text. `odd` is what CEL has and this language refuses: null, bytes, unsigned; `bad` is no CEL at all. */
export interface Token {
  readonly kind: 'sign' | 'name' | 'number' | 'text' | 'flag' | 'odd' | 'end' | 'bad'
  /** As written; of a text what it says. */
  readonly text: string
  /** Where it begins; of what is bad, the place of the fault. */
  readonly start: number
  readonly end: number
}

const PAIRS = new Set(['==', '!=', '<=', '>=', '&&', '||'])
const [BLANK, DIGIT, HEX, LETTER, QUOTE, SIGN] = [1, 2, 4, 8, 16, 32]
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_'

/** What each character is, by its number; what is beyond the table is nothing of CEL. */
const CLASSES: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  const all: readonly (readonly [kind: number, of: string])[] = [
    [BLANK, ' \t\n\r'],
    [DIGIT, '0123456789'],
    [HEX, '0123456789abcdefABCDEF'],
    [LETTER, LETTERS],
    [QUOTE, '"\''],
    [SIGN, '+-*/%<>!()[]{}.,:?'],
  ]
  return all.reduce((sum, [kind, of]) => (of.includes(char) ? sum + kind : sum), 0)
})

const isAt = (source: string, at: number, kinds: number) => ((CLASSES[source.charCodeAt(at)] ?? 0) & kinds) !== 0

/** The place of the first character from `at` on that is none of these kinds. */
function past(source: string, at: number, kinds: number): number {
  let place = at
  while (place < source.length && isAt(source, place, kinds)) place += 1
  return place
}

const bad = (at: number): Token => ({ kind: 'bad', text: '', start: at, end: at })

/** EXPR-1: the word that begins at `from` or after blanks and notes (`// …`); never throws. */
export function tokenAt(source: string, from: number): Token {
  const start = afterBlanks(source, from)
  if (start >= source.length) return { kind: 'end', text: '', start, end: start }
  const kind = CLASSES[source.charCodeAt(start)] ?? 0
  if ((kind & LETTER) !== 0) return wordAt(source, start)
  if ((kind & DIGIT) !== 0) return numberAt(source, start)
  if ((kind & QUOTE) !== 0) return textAt(source, start, start, 'text')
  const pair = source.slice(start, start + 2)
  if (PAIRS.has(pair)) return { kind: 'sign', text: pair, start, end: start + 2 }
  if ((kind & SIGN) !== 0) return { kind: 'sign', text: source.charAt(start), start, end: start + 1 }
  return bad(start)
}

function afterBlanks(source: string, from: number): number {
  let at = past(source, from, BLANK)
  while (source.startsWith('//', at)) {
    const line = source.indexOf('\n', at)
    at = line < 0 ? source.length : past(source, line, BLANK)
  }
  return at
}

function wordAt(source: string, start: number): Token {
  const first = source.charAt(start)
  if ('bBrR'.includes(first) && isAt(source, start + 1, QUOTE))
    return textAt(source, start, start + 1, first === 'b' || first === 'B' ? 'odd' : 'raw')
  const end = past(source, start, LETTER | DIGIT)
  const text = source.slice(start, end)
  const kind = text === 'in' ? 'sign' : text === 'null' ? 'odd' : text === 'true' || text === 'false' ? 'flag' : 'name'
  return { kind, text, start, end }
}

/** Digits as written: which of them are plain decimals is asked by NUM-1. */
function numberAt(source: string, start: number): Token {
  const isHexadecimal = source.charAt(start) === '0' && 'xX'.includes(source.charAt(start + 1) || ' ')
  if (isHexadecimal) {
    const end = past(source, start + 2, HEX)
    return end === start + 2 ? bad(start) : whole(source, start, end)
  }
  const digits = past(source, start, DIGIT)
  const fraction = source.charAt(digits) === '.' ? past(source, digits + 1, DIGIT) : digits
  const point = fraction > digits + 1 ? fraction : digits
  if (!'eE'.includes(source.charAt(point) || ' '))
    return point > digits
      ? { kind: 'number', text: source.slice(start, point), start, end: point }
      : whole(source, start, point)
  const power = '+-'.includes(source.charAt(point + 1) || ' ') ? point + 2 : point + 1
  const end = past(source, power, DIGIT)
  return end === power ? bad(power) : { kind: 'number', text: source.slice(start, end), start, end }
}

/** A whole number, which a `u` makes unsigned. */
function whole(source: string, start: number, end: number): Token {
  const isUnsigned = 'uU'.includes(source.charAt(end) || ' ')
  return { kind: isUnsigned ? 'odd' : 'number', text: source.slice(start, end), start, end: isUnsigned ? end + 1 : end }
}

/** A text between quotes, one of them or three; `raw` keeps its backslashes. */
function textAt(source: string, start: number, quoteAt: number, how: 'text' | 'raw' | 'odd'): Token {
  const quote = source.charAt(quoteAt)
  const isLong = source.startsWith(quote.repeat(3), quoteAt)
  const mark = isLong ? quote.repeat(3) : quote
  const inside = quoteAt + mark.length
  for (let at = inside; at < source.length; at += 1) {
    const char = source.charAt(at)
    if (source.startsWith(mark, at)) {
      const written = source.slice(inside, at)
      const said = how === 'raw' ? ({ ok: true, text: written } as const) : escapedText(written, how === 'odd')
      return said.ok
        ? { kind: how === 'odd' ? 'odd' : 'text', text: said.text, start, end: at + mark.length }
        : bad(inside + said.at)
    }
    if (!isLong && (char === '\n' || char === '\r')) return bad(at)
    if (char === '\\' && how !== 'raw') at += 1
  }
  return bad(quoteAt)
}
