import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { CalendarController } from './calendar.controller.ts'
import { CalendarService } from './calendar.service.ts'
import { CalendarStore } from './calendar.store.ts'
import { CalendarWorker } from './calendar.worker.ts'

@Module({
  imports: [CyclesModule],
  controllers: [CalendarController],
  providers: [CalendarStore, CalendarService, CalendarWorker],
})
export class CalendarModule {}
