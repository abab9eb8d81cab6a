import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { DeliveriesModule } from '../deliveries/index.ts'
import { SlipReminders } from './slip-reminders.ts'
import { WorkSlipsController } from './work-slips.controller.ts'
import { WorkSlipsService } from './work-slips.service.ts'
import { WorkSlipsStore } from './work-slips.store.ts'

@Module({
  imports: [CyclesModule, DeliveriesModule],
  controllers: [WorkSlipsController],
  providers: [WorkSlipsStore, SlipReminders, WorkSlipsService],
})
export class WorkSlipsModule {}
