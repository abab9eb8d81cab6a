import { z } from 'zod'
import { defineQueue } from '../../platform/queue/queue-definition.ts'

/** Bring one running cycle's holders in line with the organisation; also the timer of a change that is yet to begin. */
export const handOver = defineQueue({ name: 'duties.hand-over', payload: z.object({ cycle: z.uuid() }) })
