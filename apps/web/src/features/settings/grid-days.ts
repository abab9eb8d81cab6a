export interface NoticeDay {
  readonly day: string
  readonly kind: 'off' | 'work'
  readonly name: string
}

const KINDS: Readonly<Record<string, NoticeDay['kind']>> = {
  放假: 'off',
  休: 'off',
  off: 'off',
  上班: 'work',
  班: 'work',
  work: 'work',
}

/** 2027年2月6日, 2027/2/6 and 2027-2-6 as 2027-02-06; anything else as it is, for the api to refuse by name. */
function dayOf(text: string): string {
  const [, year, month, day] = /^(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?(?:[ T]0?0:00.*)?$/.exec(text.trim()) ?? []
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim()
}

/** The days of a read file, header left out; or the first row (from 1, as in the file) that says neither 放假 nor 上班. */
export function daysOfGrid(
  grid: readonly (readonly string[])[],
): { readonly days: readonly NoticeDay[] } | { readonly row: number; readonly text: string } {
  const days: NoticeDay[] = []
  for (const [at, [day = '', word = '', name = '']] of grid.entries()) {
    if (at === 0 || day.trim() === '') continue
    const kind = KINDS[word.trim()]
    if (kind === undefined) return { row: at + 1, text: word.trim() }
    days.push({ day: dayOf(day), kind, name: name.trim() })
  }
  return { days }
}
