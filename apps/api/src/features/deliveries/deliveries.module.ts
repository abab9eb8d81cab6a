import { Module } from '@nestjs/common'
import { DeliveriesStore } from './deliveries.store.ts'
import { InboxStore } from './inbox.store.ts'
import { MessagesController } from './messages.controller.ts'
import { MessagesService } from './messages.service.ts'
import { Outbox } from './outbox.ts'

@Module({
  controllers: [MessagesController],
  providers: [DeliveriesStore, InboxStore, MessagesService, Outbox],
  exports: [Outbox],
})
export class DeliveriesModule {}
