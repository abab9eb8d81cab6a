import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { OrdersModule } from '../orders/index.ts'
import { DeskController } from './desk.controller.ts'
import { DeskService } from './desk.service.ts'
import { DeskStore } from './desk.store.ts'

@Module({ imports: [CyclesModule, OrdersModule], controllers: [DeskController], providers: [DeskService, DeskStore] })
export class DeskModule {}
