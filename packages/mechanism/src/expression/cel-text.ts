type Said = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly at: number }

const PLAIN: Readonly<Record<string, string>> = {
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** How many digits follow each letter, of which base. */
const CODED: Readonly<Record<string, { readonly digits: number; readonly isLetter: boolean }>> = {
  x: { digits: 2, isLetter: false },
  X: { digits: 2, isLetter: false },
  u: { digits: 4, isLetter: true },
  U: { digits: 8, isLetter: true },
}

/** EXPR-1: what a quoted text says, its backslashes read as CEL reads them; bytes know no letters by number. */
export function escapedText(written: string, isBytes: boolean): Said {
  let text = ''
  for (let at = 0; at < written.length; ) {
    const char = written.charAt(at)
    if (char !== '\\') {
      text += char
      at += 1
      continue
    }
    const next = written.charAt(at + 1)
    const plain = PLAIN[next]
    if (plain !== undefined) {
      text += plain
      at += 2
      continue
    }
    const coded = CODED[next]
    const digits = coded ? written.slice(at + 2, at + 2 + coded.digits) : written.slice(at + 1, at + 4)
    const code = coded ? codeOf(digits, coded.digits, 16) : codeOf(digits, 3, 8)
    const most = coded?.isLetter ? 0x10ffff : 0xff
    if (code === undefined || code > most || (code >= 0xd800 && code <= 0xdfff) || (coded?.isLetter && isBytes))
      return { ok: false, at }
    text += String.fromCodePoint(code)
    at += coded ? 2 + coded.digits : 4
  }
  return { ok: true, text }
}

const DIGITS = '0123456789abcdef'

function codeOf(digits: string, count: number, base: 8 | 16): number | undefined {
  if (digits.length !== count) return undefined
  let code = 0
  for (const digit of digits.toLowerCase()) {
    const worth = DIGITS.indexOf(digit)
    if (worth < 0 || worth >= base) return undefined
    code = code * base + worth
  }
  return code
}
