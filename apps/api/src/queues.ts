import { tellNotice } from './features/calendar/index.ts'
import { deriveCycle, takeDownBoards } from './features/cycles/index.ts'
import { deliveryRead, sendDeliveries } from './features/deliveries/index.ts'
import { handOver } from './features/duties/index.ts'
import { openDue } from './features/mechanisms/index.ts'
import { postsChanged } from './features/people/index.ts'
import { remindOfSlip } from './features/work-slips/index.ts'
import type { QueueDefinition } from './platform/queue/queue-definition.ts'

/** Every queue of the product; `migrate` makes them. */
export const queues: readonly QueueDefinition[] = [
  deriveCycle,
  sendDeliveries,
  deliveryRead,
  openDue,
  postsChanged,
  handOver,
  tellNotice,
  takeDownBoards,
  remindOfSlip,
]
