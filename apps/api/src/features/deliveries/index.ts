export { DeliveriesModule } from './deliveries.module.ts'
export type { Addressee, OutboxItem, Said } from './message.ts'
export { Outbox } from './outbox.ts'
