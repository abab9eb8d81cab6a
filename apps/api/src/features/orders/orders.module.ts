import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { FilesModule } from '../files/index.ts'
import { MechanismsModule } from '../mechanisms/index.ts'
import { ChoicesService } from './choices.service.ts'
import { CycleOrders } from './cycle-orders.ts'
import { OrderKinds } from './order-kind.ts'
import { OrdersController } from './orders.controller.ts'
import { OrdersService } from './orders.service.ts'
import { OrdersStore } from './orders.store.ts'
import { RepinOrders } from './repin/repin-orders.ts'

/** A feature with a kind of its own imports this one and adds it to `OrderKinds` when it starts. */
@Module({
  imports: [CyclesModule, MechanismsModule, FilesModule],
  controllers: [OrdersController],
  providers: [OrderKinds, CycleOrders, RepinOrders, OrdersStore, OrdersService, ChoicesService],
  exports: [OrderKinds, CycleOrders, OrdersStore, OrdersService],
})
export class OrdersModule {}
