import { z } from 'zod'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const calendarFaults = {
  'calendar.bad-day': 400,
  'calendar.other-year': 400,
  'calendar.day-twice': 400,
  'calendar.no-change': 400,
  'calendar.number-taken': 409,
  'calendar.issued-later': 400,
} as const

const keeps = { action: 'keep-calendar', subject: 'Calendar' } as const

const dayKind = z.enum(['off', 'work'])
const namedDay = z.object({ day: dayText, kind: dayKind, name: z.string() })

/** A notice on days off, as the county entered it. */
export const calendarNotice = z.object({
  id: idText,
  number: z.string(),
  link: z.string().nullable(),
  issuedOn: dayText,
  days: z.array(namedDay),
  enteredBy: z.string(),
  enteredAt: instantText,
  /** Deadlines of running cycles that it moved. */
  moved: z.number().int(),
})

/** One year of working days: the shipped calendar with the county's notices. */
export const readCalendar = defineRoute({
  name: 'calendar.read',
  summary: '工作日历',
  method: 'GET',
  path: '/api/t/:county/calendar',
  params: inCounty,
  query: z.object({
    year: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
  }),
  answer: z.object({
    year: z.number().int(),
    years: z.array(z.number().int()),
    /** Whether the year's days off were announced; else its days follow the weekday. */
    published: z.boolean(),
    months: z.array(
      z.object({
        month: z.number().int(),
        workingDays: z.number().int(),
        /** 1 Monday … 7 Sunday, of its first day. */
        startsOn: z.number().int(),
        days: z.array(z.object({ day: dayText, working: z.boolean(), kind: dayKind.nullable(), name: z.string() })),
      }),
    ),
    notices: z.array(calendarNotice),
    mayEnter: z.boolean(),
  }),
  faults: [],
  access: { action: 'read', subject: 'Tenant' },
})

const noticeBody = z.object({
  number: z.string().trim().min(2).max(60),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  issuedOn: dayText,
  days: z
    .array(z.object({ day: z.string().trim().max(40), kind: dayKind, name: z.string().trim().max(40) }))
    .min(1)
    .max(200),
  /** The year whose days off it announces as a whole; null where it only changes days. */
  publishes: z.number().int().min(2000).max(2100).nullable(),
})

const refusals = [
  'calendar.bad-day',
  'calendar.other-year',
  'calendar.day-twice',
  'calendar.no-change',
  'calendar.number-taken',
  'calendar.issued-later',
  'cycle.read-only',
] as const

/** A deadline of a running cycle that a notice moves (TIME-3). */
export const calendarMove = z.object({
  cycle: idText,
  mechanismName: z.string(),
  periodLabel: z.string(),
  deadline: z.string(),
  label: z.string(),
  from: instantText,
  to: instantText,
})

/** What a notice would move; nothing is kept. */
export const previewCalendarNotice = defineRoute({
  name: 'calendar.preview',
  summary: '放假通知会移动哪些期限',
  method: 'POST',
  path: '/api/t/:county/calendar/preview',
  params: inCounty,
  body: noticeBody,
  answer: z.object({ cycles: z.number().int(), moves: z.array(calendarMove) }),
  faults: [...refusals],
  access: keeps,
})

/** Enters a notice: openings pin it from now on, running cycles hear of it at once. */
export const issueCalendarNotice = defineRoute({
  name: 'calendar.issue',
  summary: '录入放假通知',
  method: 'POST',
  path: '/api/t/:county/calendar/notices',
  params: inCounty,
  body: noticeBody,
  answer: z.object({ id: idText }),
  faults: [...refusals],
  access: keeps,
})
