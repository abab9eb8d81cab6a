const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const PARTS: { readonly [part: string]: string } = {
  上: 'first',
  下: 'second',
  一: 'first',
  二: 'second',
  三: 'third',
  四: 'fourth',
}
const XUN: { readonly [part: string]: string } = { 上: 'early', 中: 'mid', 下: 'late' }

const month = (number: string | undefined) => MONTHS[Number(number) - 1] ?? ''

type Form = readonly [form: RegExp, say: (...parts: string[]) => string]

/** As the domain writes them (`periodLabel`), the longer ones first: a day holds a month, a month a year. */
const FORMS: readonly Form[] = [
  [/(\d{4})年(\d{1,2})月(\d{1,2})日至/g, (_, year, at, day) => `${day} ${month(at)} ${year} to `],
  [/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (_, year, at, day) => `${day} ${month(at)} ${year}`],
  [/(\d{4})年(\d{1,2})月([上中下])旬/g, (_, year, at, xun = '') => `${XUN[xun]} ${month(at)} ${year}`],
  [/(\d{4})年(\d{1,2})月/g, (_, year, at) => `${month(at)} ${year}`],
  [/(\d{4})年第(\d{1,2})周/g, (_, year, week) => `week ${week} of ${year}`],
  [/(\d{4})年第([一二三四])季度/g, (_, year, quarter = '') => `${PARTS[quarter]} quarter of ${year}`],
  [/(\d{4})年([上下])半年/g, (_, year, half = '') => `${PARTS[half]} half of ${year}`],
  [/(\d{4})—(\d{4})年/g, (_, from, to) => `${from}–${to}`],
  [/(\d{4})年/g, (_, year = '') => year],
]

/** A period, as the county says it, in English: 2026年5月 is May 2026. What stands around it stays. */
export const englishPeriod = (said: string): string =>
  FORMS.reduce((text, [form, say]) => text.replace(form, say), said)
