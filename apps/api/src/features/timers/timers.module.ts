import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { MechanismsModule } from '../mechanisms/index.ts'
import { Awakening } from './awakening.ts'
import { ExpectedStore } from './expected.store.ts'
import { Happenings } from './happenings.ts'
import { LateStore } from './late.store.ts'
import { OpeningsController } from './openings.controller.ts'
import { OpeningsService } from './openings.service.ts'
import { OpeningsWorker } from './openings.worker.ts'
import { SchedulesStore } from './schedules.store.ts'

@Module({
  imports: [CyclesModule, MechanismsModule],
  controllers: [OpeningsController],
  providers: [SchedulesStore, ExpectedStore, LateStore, OpeningsService, OpeningsWorker, Happenings, Awakening],
  exports: [Happenings, Awakening],
})
export class TimersModule {}
