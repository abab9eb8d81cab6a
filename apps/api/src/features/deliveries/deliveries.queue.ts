import { outsideChannels } from '@jizhi/contracts'
import { z } from 'zod'
import { defineQueue } from '../../platform/queue/queue-definition.ts'

/** Wakes a channel of a county: whatever is due leaves. The deliveries themselves are the record; a job too many finds nothing to do. */
export const sendDeliveries = defineQueue({
  name: 'deliveries.send',
  payload: z.object({ channel: z.enum(outsideChannels) }),
})

/** What the world answered to a message that asked for a receipt; whoever put it there states the fact. */
export const deliveryRead = defineQueue({
  name: 'deliveries.read',
  payload: z.object({ delivery: z.uuid(), cycle: z.uuid(), effect: z.string() }),
})
