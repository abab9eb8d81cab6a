import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const workSlipFaults = {
  'work-slip.unknown': 404,
  'work-slip.not-yours': 403,
  'work-slip.refused': 409,
} as const

const text = z.string().trim().min(1).max(4000)

export const workSlip = z.object({
  id: idText,
  /** 2026 年第 12 号 */
  year: z.number().int(),
  number: z.number().int(),
  fromUnitId: idText,
  fromName: z.string(),
  toUnitId: idText,
  toName: z.string(),
  title: z.string().nullable(),
  content: z.string().nullable(),
  caseId: idText.nullable(),
  dueAt: instantText,
  replyDays: z.number().int(),
  sentAt: instantText,
  sentBy: z.string(),
  reply: z.string().nullable(),
  repliedBy: z.string().nullable(),
  repliedAt: instantText.nullable(),
  closedBy: z.string().nullable(),
  closedAt: instantText.nullable(),
  state: z.enum(['sent', 'replied', 'closed']),
  /** Not replied to by its time, or replied to later. */
  overdue: z.boolean(),
  /** 催办: the last time. */
  urgedAt: instantText.nullable(),
  urgedBy: z.string().nullable(),
  mayUrge: z.boolean(),
  mayReply: z.boolean(),
  mayClose: z.boolean(),
})

/** Slips from and to the units one serves; the county's own posts see all. */
export const listWorkSlips = defineRoute({
  name: 'work-slips.list',
  summary: '工作联系单',
  method: 'GET',
  path: '/api/t/:county/work-slips',
  params: inCounty,
  answer: z.object({
    slips: z.array(workSlip),
    /** Units in whose name the signed-in person may write. */
    from: z.array(z.object({ id: idText, name: z.string() })),
    to: z.array(z.object({ id: idText, name: z.string() })),
  }),
  faults: [],
  access: { action: 'read', subject: 'Cycle' },
})

/** Sends a slip and gives it the next number of the year; the same id again does nothing. */
export const sendWorkSlip = defineRoute({
  name: 'work-slips.send',
  summary: '发出工作联系单',
  method: 'POST',
  path: '/api/t/:county/work-slips',
  params: inCounty,
  body: z.object({
    /** Made by the sender, so that sending twice is one slip. */
    id: idText,
    fromUnit: idText,
    toUnit: idText,
    title: z.string().trim().min(1).max(80),
    content: text,
    /** Working days. */
    replyDays: z.number().int().min(1).max(60),
    case: idText.nullable().default(null),
  }),
  answer: z.object({ year: z.number().int(), number: z.number().int() }),
  faults: ['work-slip.not-yours', 'work-slip.refused', 'unit.unknown', 'case.unknown', 'cycle.read-only'],
  access: { action: 'read', subject: 'Cycle' },
})

const onSlip = inCounty.extend({ slip: idText })
const actFaults = ['work-slip.unknown', 'work-slip.not-yours', 'work-slip.refused', 'cycle.read-only'] as const

export const replyWorkSlip = defineRoute({
  name: 'work-slips.reply',
  summary: '回复工作联系单',
  method: 'POST',
  path: '/api/t/:county/work-slips/:slip/reply',
  params: onSlip,
  body: z.object({ content: text }),
  answer: z.object({ state: workSlip.shape.state }),
  faults: actFaults,
  access: { action: 'read', subject: 'Cycle' },
})

/** 催办: the sender asks again, once a day, while no reply came. */
export const urgeWorkSlip = defineRoute({
  name: 'work-slips.urge',
  summary: '催办工作联系单',
  method: 'POST',
  path: '/api/t/:county/work-slips/:slip/urge',
  params: onSlip,
  answer: z.object({ urgedAt: instantText }),
  faults: actFaults,
  access: { action: 'read', subject: 'Cycle' },
})

/** The sender is content with the reply, or withdraws the question. */
export const closeWorkSlip = defineRoute({
  name: 'work-slips.close',
  summary: '办结工作联系单',
  method: 'POST',
  path: '/api/t/:county/work-slips/:slip/close',
  params: onSlip,
  answer: z.object({ state: workSlip.shape.state }),
  faults: actFaults,
  access: { action: 'read', subject: 'Cycle' },
})
