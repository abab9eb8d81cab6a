import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { DeliveriesModule } from '../deliveries/index.ts'
import { PeopleModule } from '../people/index.ts'
import { AnswerFormService } from './answer-form.service.ts'
import { Colleagues } from './colleagues.service.ts'
import { ColleaguesStore } from './colleagues.store.ts'
import { DutiesController } from './duties.controller.ts'
import { DutiesService } from './duties.service.ts'
import { DutiesStore } from './duties.store.ts'
import { HandOverWorker } from './hand-over.worker.ts'
import { HandingService } from './handing.service.ts'
import { StatementsService } from './statements.service.ts'
import { UrgesService } from './urges.service.ts'

/** Who has to do what in the cycles that run, and how it passes from one to another. */
@Module({
  imports: [CyclesModule, DeliveriesModule, PeopleModule],
  controllers: [DutiesController],
  providers: [
    ...[DutiesStore, ColleaguesStore],
    ...[DutiesService, StatementsService, HandingService, UrgesService, Colleagues, AnswerFormService],
    HandOverWorker,
  ],
})
export class DutiesModule {}
