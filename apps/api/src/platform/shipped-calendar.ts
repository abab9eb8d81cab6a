import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { calendarFrom, must, type PinnedCalendar, pinCalendar } from '@jizhi/domain'

const FILE = fileURLToPath(new URL('../../data/calendar/cn_holidays.csv', import.meta.url)) // from src as well as from dist

let read: PinnedCalendar | undefined

/** The working-day calendar shipped with this release; its revision is the digest of the file. A cycle pins it when it opens (PIN-1). */
export function shippedCalendar(): PinnedCalendar {
  read ??= fromFile(readFileSync(FILE, 'utf8'))
  return read
}

function fromFile(text: string): PinnedCalendar {
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(',')) // our own file: no quotes, no commas in names
    .map(([date = '', name = '', dayType = '', publishedInYear = '']) => ({ date, name, dayType, publishedInYear }))
  const revision = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return pinCalendar(must(calendarFrom(revision, rows)))
}
