import type { Input, issueCalendarNotice } from '@jizhi/contracts'
import { type Day, isWorkingDay, parseDay, partsOf, type WorkingCalendar } from '@jizhi/domain'
import type { CalendarNotice } from '../../platform/calendar/laid-over.ts'
import { Fault } from '../../platform/faults/fault.ts'

type Body = Input<typeof issueCalendarNotice>['body']

const KINDS = { off: '放假', work: '上班' } as const

/** The days of a notice as they are kept, or a fault that says which row is wrong. Only this year and the next may change. */
export function checkedDays(body: Body, calendar: WorkingCalendar, today: Day): CalendarNotice['days'] {
  if (body.issuedOn > today) throw new Fault('calendar.issued-later', { day: body.issuedOn })
  const { year } = partsOf(today)
  const seen = new Set<Day>()
  const days = body.days.map(({ day: text, kind, name }, at) => {
    const day = parseDay(text)
    if (!day.ok) throw new Fault('calendar.bad-day', { row: at + 1, day: text })
    const other = partsOf(day.value).year
    if (other !== year && other !== year + 1) throw new Fault('calendar.other-year', { day: text })
    if (seen.has(day.value)) throw new Fault('calendar.day-twice', { day: text })
    seen.add(day.value)
    // a whole year's notice names days that fall on weekends as well
    const changes = isWorkingDay(day.value, calendar) === (kind === 'off')
    if (!changes && body.publishes !== other) throw new Fault('calendar.no-change', { day: text, kind: KINDS[kind] })
    return { day: day.value, kind, name }
  })
  return days.sort((a, b) => (a.day < b.day ? -1 : 1))
}
