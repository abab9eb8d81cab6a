/** Signs that part a line; a text that holds one stands in straight quotation marks, as JSON has it. */
const PARTING = /[；：〔〕“”"]/
const BESIDE = /^[-`（]|^\s|\s$/
// What stands for nothing at all, and for a row that says nothing.
export const NONE = '不设'
export const AS_SUPPOSED = '按默认'

// Cc, and the two separators that JSON leaves as they are but an editor may break a line at.
const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** A text as it stands in a line of its own: raw, unless it would read as something else. */
export const inLine = (text: string): string =>
  text === '' || text === NONE || text === AS_SUPPOSED || BESIDE.test(text) || /^"/.test(text) || CONTROL.test(text)
    ? JSON.stringify(text)
    : text

/** A text as it stands among others in one line. */
export const amongOthers = (text: string): string =>
  PARTING.test(text) || text !== inLine(text) ? JSON.stringify(text) : text

/** A text as it stands in a list with 、. */
export const inList = (text: string): string => (text.includes('、') ? JSON.stringify(text) : amongOthers(text))

/** Back from `inLine` and `amongOthers`; undefined where a quotation does not close. */
export function unmarked(text: string): string | undefined {
  if (!text.startsWith('"')) return text
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'string' ? read : undefined
  } catch {
    // JSON.parse knows no other way to say that it is none.
    return undefined
  }
}

const CLOSING: { readonly [sign: string]: string } = { '"': '"', '`': '`', '〔': '〕', '“': '”' }

/** Parts of a line between separators; what stands in quotation marks, 〔〕 or `` stays together. */
export function parted(text: string, separator: string): string[] {
  const parts: string[] = ['']
  let closing = ''
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const last = parts.length - 1
    if (closing === '' && sign === separator) {
      parts.push('')
      continue
    }
    parts[last] += sign
    if (closing === '"' && sign === '\\') parts[last] += text[++at] ?? ''
    else if (closing !== '') closing = sign === closing ? '' : closing
    else closing = CLOSING[sign] ?? ''
  }
  return parts.map((part) => part.trim())
}

/** The id in the small brackets at the end, and the words in front of it. */
export function split(text: string): { readonly words: string; readonly id?: string } {
  const found = /^(.*?)\s*〔([^〔〕]*)〕$/s.exec(text)
  return found === null ? { words: text } : { words: found[1] ?? '', id: found[2] ?? '' }
}

/** 得分〔score〕; “柴草、杂物”〔heaps〕; 〔score〕 where the words would part the line. */
export function withId(words: string | undefined, id: string): string {
  if (id !== inList(id)) return JSON.stringify(id)
  if (words === undefined || words === '' || words !== amongOthers(words)) return `〔${id}〕`
  return `${words === inList(words) ? words : `“${words}”`}〔${id}〕`
}
