import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { MechanismsModule } from '../mechanisms/index.ts'
import { OrdersModule } from '../orders/index.ts'
import { TimersModule } from '../timers/index.ts'
import { CaseActsService } from './case-acts.service.ts'
import { CaseHappenings } from './case-happenings.ts'
import { CaseRegister } from './case-register.ts'
import { CasesController } from './cases.controller.ts'
import { CasesService } from './cases.service.ts'
import { CasesStore } from './cases.store.ts'
import { InitialCases } from './initial-cases.ts'
import { InitialCasesOrder } from './initial-cases-order.ts'
import { OpenCases } from './open-cases.ts'
import { ReportsService } from './reports.service.ts'
import { Snapshots } from './snapshots.ts'
import { SnapshotsStore } from './snapshots.store.ts'

@Module({
  imports: [CyclesModule, MechanismsModule, TimersModule, OrdersModule],
  controllers: [CasesController],
  providers: [
    CasesStore,
    SnapshotsStore,
    OpenCases,
    CaseRegister,
    CaseHappenings,
    Snapshots,
    CasesService,
    CaseActsService,
    ReportsService,
    InitialCases,
    InitialCasesOrder,
  ],
  exports: [InitialCases],
})
export class CasesModule {}
