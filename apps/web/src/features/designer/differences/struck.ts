/** Words of a sentence: as they were, as they are, or what stands in both. */
export interface StruckPart {
  readonly part: 'same' | 'old' | 'new'
  readonly words: string
}

/** With more before it than this, the reader is led to the clause in which something changed. */
const LEAD = 14

const isFigure = (sign: string | undefined): boolean => sign !== undefined && /[\d.]/.test(sign)

/** A sentence that changed, with the old words struck and the new ones beside them. */
export function struck(before: string, after: string): readonly StruckPart[] {
  if (before === after) return [{ part: 'same', words: after }]
  let head = 0
  while (head < before.length && before[head] === after[head]) head += 1
  // A figure is read whole: 16 became 18, not 6 became 8.
  while (head > 0 && isFigure(before[head - 1]) && (isFigure(before[head]) || isFigure(after[head]))) head -= 1
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  while (tail > 0 && isFigure(after[after.length - tail]) && isFigure(after[after.length - tail - 1])) tail -= 1
  const parts: StruckPart[] = [
    { part: 'same', words: led(after.slice(0, head)) },
    { part: 'old', words: before.slice(head, before.length - tail) },
    { part: 'new', words: after.slice(head, after.length - tail) },
    { part: 'same', words: after.slice(after.length - tail) },
  ]
  return parts.filter(({ words }) => words !== '')
}

/** From the beginning of the clause on where much stands before it. */
function led(words: string): string {
  if (words.length <= LEAD) return words
  const clause = Math.max(...['，', '；', '。'].map((sign) => words.lastIndexOf(sign, words.length - 2)))
  return clause < 0 ? words : `…${words.slice(clause + 1)}`
}

/** “后列”由 2 名改为 3 名: the sentence of a difference with its old and its new words told apart. */
export function saidChange(words: string): readonly StruckPart[] {
  const found = /^(.*?由)(.+)(改为)(.+)$/s.exec(words)
  if (found === null) return [{ part: 'same', words }]
  const [, head = '', old = '', between = '', fresh = ''] = found
  return [
    { part: 'same', words: head },
    { part: 'old', words: old.trim() },
    { part: 'same', words: between },
    { part: 'new', words: fresh.trim() },
  ]
}
