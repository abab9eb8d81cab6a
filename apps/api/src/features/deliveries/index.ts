export { DeliveriesModule } from './deliveries.module.ts'
export { deliveryRead, sendDeliveries } from './deliveries.queue.ts'
export type { Addressee, OutboxItem, Said } from './message.ts'
export { Outbox } from './outbox.ts'
