import { z } from 'zod'
import { defineQueue } from '../../platform/queue/queue-definition.ts'

/**
 * Derive a cycle's newest facts and reconcile its effects; also the timer of its next due date or reminder. `news`: a table
 * that it reads from elsewhere was frozen or revised, or came nearer. `at`: the moment of the tenant's clock that the timer
 * was set for, in epoch milliseconds.
 */
export const deriveCycle = defineQueue({
  name: 'cycles.derive',
  payload: z.object({ cycle: z.uuid(), news: z.boolean().optional(), at: z.int().optional() }),
  atOnce: 2,
})

/** A board's time is over at that moment of the tenant's clock (epoch milliseconds). */
export const takeDownBoards = defineQueue({ name: 'boards.take-down', payload: z.object({ at: z.int() }) })
