import { type DynamicModule, Module } from '@nestjs/common'
import { AuditModule } from './features/audit/index.ts'
import { BoardsModule } from './features/boards/index.ts'
import { BooksModule } from './features/books/index.ts'
import { CalendarModule } from './features/calendar/index.ts'
import { CasesModule } from './features/cases/index.ts'
import { CommentsModule } from './features/comments/index.ts'
import { CyclesModule } from './features/cycles/index.ts'
import { DelegationModule } from './features/delegation/index.ts'
import { DeliveriesModule } from './features/deliveries/index.ts'
import { DeskModule } from './features/desk/index.ts'
import { DutiesModule } from './features/duties/index.ts'
import { FilesModule } from './features/files/index.ts'
import { ImportsModule } from './features/imports/index.ts'
import { MechanismsModule } from './features/mechanisms/index.ts'
import { OperationsModule } from './features/operations/index.ts'
import { OrdersModule } from './features/orders/index.ts'
import { PeopleModule } from './features/people/index.ts'
import { RegistersModule } from './features/registers/index.ts'
import { ReviewsModule } from './features/reviews/index.ts'
import { SessionModule } from './features/session/index.ts'
import { SheetsModule } from './features/sheets/index.ts'
import { SlipsModule } from './features/slips/index.ts'
import { TellingModule } from './features/telling/index.ts'
import { TenantsModule } from './features/tenants/index.ts'
import { TimersModule } from './features/timers/index.ts'
import { TrialsModule } from './features/trials/index.ts'
import { WorkSlipsModule } from './features/work-slips/index.ts'
import { platformModule } from './platform/platform.module.ts'
import type { Settings } from './platform/settings.ts'

/** Every feature, one line each. */
const features = [
  SessionModule,
  TenantsModule,
  PeopleModule,
  MechanismsModule,
  CommentsModule,
  DeliveriesModule,
  CyclesModule,
  CasesModule,
  OrdersModule,
  TimersModule,
  CalendarModule,
  DutiesModule,
  DeskModule,
  BoardsModule,
  BooksModule,
  FilesModule,
  RegistersModule,
  ReviewsModule,
  SlipsModule,
  DelegationModule,
  ImportsModule,
  SheetsModule,
  TellingModule,
  TrialsModule,
  WorkSlipsModule,
  AuditModule,
  OperationsModule,
]

@Module({})
export class AppModule {}

/** The whole program on the given settings. */
export function appModule(settings: Settings): DynamicModule {
  return { module: AppModule, imports: [platformModule(settings), ...features] }
}
