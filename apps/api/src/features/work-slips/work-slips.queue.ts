import { z } from 'zod'
import { defineQueue } from '../../platform/queue/queue-definition.ts'

/** The timer of a slip's reminder, before its reply time and after it. */
export const remindOfSlip = defineQueue({
  name: 'work-slips.remind',
  payload: z.object({ slip: z.uuid(), at: z.int() }),
})
