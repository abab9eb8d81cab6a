import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/**
 * Who opens a draft to write holds its pen, as long as the page says so (`hold`, again and again); whoever else opens it
 * reads, and may take the pen over (`take`). `leave` lays it down. Saving does not ask for the pen: two saves that cross
 * are still told apart by their revisions (R6).
 */
export const holdPen = defineRoute({
  name: 'pens.hold',
  summary: '拿笔、接过来写、放下笔',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/pen',
  params: inCounty.extend({ mechanism: idText }),
  body: z.object({
    /** The page that writes: one person may have two open. */
    page: idText,
    want: z.enum(['hold', 'take', 'leave']),
  }),
  answer: z.object({
    isMine: z.boolean(),
    /** Who holds it, where that is another page. */
    holder: z.object({ name: z.string(), isYou: z.boolean(), since: instantText, seenAt: instantText }).nullable(),
  }),
  faults: ['mechanism.unknown', 'mechanism.read-only'],
  access: { action: 'draw', subject: 'Mechanism' },
})
