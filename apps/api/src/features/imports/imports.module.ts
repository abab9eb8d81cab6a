import { Module } from '@nestjs/common'
import { BooksModule } from '../books/index.ts'
import { CasesModule } from '../cases/index.ts'
import { CyclesModule } from '../cycles/index.ts'
import { LedgersModule } from '../ledgers/index.ts'
import { MechanismsModule } from '../mechanisms/index.ts'
import { OrdersModule } from '../orders/index.ts'
import { PeopleModule } from '../people/index.ts'
import { RegistersModule } from '../registers/index.ts'
import { HistoryTarget } from './history-target.ts'
import { ImportsController } from './imports.controller.ts'
import { ImportsService } from './imports.service.ts'
import { ImportsStore } from './imports.store.ts'
import { InitialCasesTarget } from './initial-cases-target.ts'
import { InitialTarget } from './initial-target.ts'
import { MonthTarget } from './month-target.ts'
import { PaymentTarget } from './payment-target.ts'
import { PublishedService } from './published.service.ts'
import { PublishedTarget } from './published-target.ts'
import { RegisterTarget } from './register-target.ts'
import { Targets } from './targets.ts'
import { UploadsService } from './uploads.service.ts'
import { UploadsStore } from './uploads.store.ts'

@Module({
  imports: [
    MechanismsModule,
    CyclesModule,
    PeopleModule,
    LedgersModule,
    OrdersModule,
    BooksModule,
    CasesModule,
    RegistersModule,
  ],
  controllers: [ImportsController],
  providers: [
    ImportsService,
    UploadsService,
    ImportsStore,
    UploadsStore,
    Targets,
    MonthTarget,
    PaymentTarget,
    PublishedTarget,
    PublishedService,
    HistoryTarget,
    InitialTarget,
    InitialCasesTarget,
    RegisterTarget,
  ],
  exports: [ImportsService, UploadsService],
})
export class ImportsModule {}
