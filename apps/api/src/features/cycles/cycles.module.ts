import { Module } from '@nestjs/common'
import { DeliveriesModule } from '../deliveries/index.ts'
import { LedgersModule } from '../ledgers/index.ts'
import { MechanismsModule } from '../mechanisms/index.ts'
import { RegistersModule } from '../registers/index.ts'
import { ActsController } from './acts.controller.ts'
import { AnswersService } from './answers.service.ts'
import { AppendFacts } from './append-facts.ts'
import { ApplyEffects } from './apply-effects.ts'
import { Balances } from './balances.ts'
import { CalendarMovesStore } from './calendar-moves.store.ts'
import { CalendarNews } from './calendar-news.ts'
import { ClockService } from './clock.service.ts'
import { CourseService } from './course.service.ts'
import { CycleActs } from './cycle-acts.ts'
import { CyclesController } from './cycles.controller.ts'
import { CyclesService } from './cycles.service.ts'
import { CyclesStore } from './cycles.store.ts'
import { CyclesWorker } from './cycles.worker.ts'
import { DecisionsService } from './decisions.service.ts'
import { EffectsStore } from './effects.store.ts'
import { FactsStore } from './facts.store.ts'
import { HistoryController } from './history.controller.ts'
import { HistoryService } from './history.service.ts'
import { HistoryStore } from './history.store.ts'
import { InitialFigures } from './initial-figures.ts'
import { LiveMonthsService } from './live-months.service.ts'
import { NamesReader } from './names.ts'
import { NoiseService } from './noise.service.ts'
import { ObjectionsService } from './objections.service.ts'
import { OpenCycle } from './open-cycle.ts'
import { OutcomesStore } from './outcomes.store.ts'
import { Outcomes } from './outcomes.ts'
import { OutlookController } from './outlook.controller.ts'
import { OutlookService } from './outlook.service.ts'
import { PassDates } from './pass-dates.ts'
import { PastMonths } from './past-months.ts'
import { RecordsService } from './records.service.ts'
import { RefusedEntries } from './refused-entries.ts'
import { Standings } from './standing.ts'
import { StreamHooks } from './stream-hooks.ts'
import { WhatIfService } from './what-if.service.ts'
import { WhyService } from './why.service.ts'

const stores = [CyclesStore, FactsStore, EffectsStore, HistoryStore, OutcomesStore, CalendarMovesStore]
const verbs = [
  AnswersService,
  ObjectionsService,
  DecisionsService,
  RecordsService,
  CyclesService,
  WhyService,
  WhatIfService,
  CourseService,
  HistoryService,
  ClockService,
  OutlookService,
  NoiseService,
  LiveMonthsService,
]

@Module({
  imports: [RegistersModule, MechanismsModule, DeliveriesModule, LedgersModule],
  controllers: [CyclesController, ActsController, HistoryController, OutlookController],
  providers: [
    ...stores,
    ...verbs,
    Standings,
    StreamHooks,
    PastMonths,
    PassDates,
    NamesReader,
    AppendFacts,
    OpenCycle,
    Outcomes,
    CycleActs,
    ApplyEffects,
    Balances,
    CalendarNews,
    RefusedEntries,
    InitialFigures,
    CyclesWorker,
  ],
  exports: [
    CalendarMovesStore,
    CalendarNews,
    AppendFacts,
    RefusedEntries,
    InitialFigures,
    OpenCycle,
    Outcomes,
    Standings,
    NamesReader,
    PastMonths,
    CyclesStore,
    FactsStore,
    EffectsStore,
    CycleActs,
    StreamHooks,
    DecisionsService,
  ],
})
export class CyclesModule {}
