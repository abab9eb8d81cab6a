import { z } from 'zod'
import { dayText, idText, inCounty } from './request.ts'
import { defineRoute } from './route.ts'

export const leaveFaults = {
  'leave.unknown': 404,
  'leave.not-there': 409,
  'leave.not-colleague': 409,
  'leave.backwards': 400,
  'leave.already-there': 409,
  'leave.over': 409,
} as const

const someone = z.object({ id: idText, name: z.string() })

/** 代理: a post is seen to by another person from a day to a day, while its holder is away. */
export const leaveView = z.object({
  id: idText,
  post: idText,
  title: z.string(),
  unitName: z.string(),
  away: someone,
  standIn: someone,
  from: dayText,
  /** The last day. */
  to: dayText,
  standing: z.enum(['coming', 'now', 'over']),
  mayEnd: z.boolean(),
})

export const listLeaves = defineRoute({
  name: 'leaves.list',
  summary: '请假与代理',
  method: 'GET',
  path: '/api/t/:county/leaves',
  params: inCounty,
  answer: z.object({
    /** One's own and those one stands in for; of those who manage posts all within reach. */
    leaves: z.array(leaveView),
    /** Holdings somebody may be sent on leave from, with whoever may stand in: holders in the same unit, and deputies. */
    holdings: z.array(
      z.object({ post: idText, title: z.string(), unitName: z.string(), away: someone, colleagues: z.array(someone) }),
    ),
  }),
  faults: [],
  access: { action: 'read', subject: 'Post' },
})

/** Whoever is away says it, or whoever manages the post says it for him. */
export const takeLeave = defineRoute({
  name: 'leaves.take',
  summary: '请假、指定代理',
  method: 'POST',
  path: '/api/t/:county/leaves',
  params: inCounty,
  body: z.object({ post: idText, away: idText, standIn: idText, from: dayText, to: dayText }),
  answer: z.object({ leave: idText }),
  faults: [
    'unit.read-only',
    'post.unknown',
    'leave.not-there',
    'leave.not-colleague',
    'leave.backwards',
    'leave.already-there',
  ],
  access: { action: 'read', subject: 'Post' },
})

/** Back earlier than said: `on` is the first day on which nobody stands in any more. */
export const endLeave = defineRoute({
  name: 'leaves.end',
  summary: '提前销假',
  method: 'POST',
  path: '/api/t/:county/leaves/:leave/end',
  params: inCounty.extend({ leave: idText }),
  body: z.object({ on: dayText }),
  answer: z.object({ leave: idText }),
  faults: ['unit.read-only', 'leave.unknown', 'leave.over', 'leave.backwards'],
  access: { action: 'read', subject: 'Post' },
})
