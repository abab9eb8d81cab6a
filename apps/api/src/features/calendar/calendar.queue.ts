import { z } from 'zod'
import { defineQueue } from '../../platform/queue/queue-definition.ts'

/** TIME-3: every running cycle hears of a notice. */
export const tellNotice = defineQueue({ name: 'calendar.tell', payload: z.object({ notice: z.uuid() }) })
