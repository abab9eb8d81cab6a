import { Module } from '@nestjs/common'
import { ChannelsController } from './channels.controller.ts'
import { ChannelsService } from './channels.service.ts'
import { ChannelsStore } from './channels.store.ts'
import { DeliveriesService } from './deliveries.service.ts'
import { DeliveriesStore } from './deliveries.store.ts'
import { DeliveriesWorker } from './deliveries.worker.ts'
import { DeliveryListStore } from './delivery-list.store.ts'
import { DutyStore } from './duty.store.ts'
import { InboxStore } from './inbox.store.ts'
import { MessagesController } from './messages.controller.ts'
import { MessagesService } from './messages.service.ts'
import { Outbox } from './outbox.ts'
import { SendingStore } from './sending.store.ts'
import { Sending } from './sending.ts'
import { TodoPort } from './todo-port.ts'
import { WaysReader } from './ways.ts'
import { WebhookTodo } from './webhook-todo.ts'

const stores = [DutyStore, DeliveriesStore, DeliveryListStore, InboxStore, ChannelsStore, SendingStore]

@Module({
  controllers: [MessagesController, ChannelsController],
  providers: [
    ...stores,
    MessagesService,
    ChannelsService,
    DeliveriesService,
    WaysReader,
    Outbox,
    Sending,
    DeliveriesWorker,
    { provide: TodoPort, useClass: WebhookTodo },
  ],
  exports: [Outbox, TodoPort],
})
export class DeliveriesModule {}
