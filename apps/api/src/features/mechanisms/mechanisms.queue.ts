import { z } from 'zod'
import { defineQueue } from '../../platform/queue/queue-definition.ts'

/**
 * Open the next cycle of a mechanism that is due, and set the timer for the one after it. Sent when a version is approved
 * and for every next moment; `at`: the moment of the tenant's clock it was set for, in epoch milliseconds.
 */
export const openDue = defineQueue({
  name: 'mechanisms.open-due',
  payload: z.object({ mechanism: z.uuid(), at: z.int().optional() }),
})
