import { type DynamicModule, Module } from '@nestjs/common'
import { Calendars } from './calendar/calendars.ts'
import { Clock } from './clock/clock.ts'
import { AccessGuard } from './contract/access-guard.ts'
import { ContractInterceptor } from './contract/contract-interceptor.ts'
import { Database } from './database/database.ts'
import { Directory } from './database/directory.ts'
import { Incidents } from './operations/incidents.ts'
import { Metrics } from './operations/metrics.ts'
import { PlatformFigures } from './operations/platform-figures.ts'
import { Readiness } from './operations/readiness.ts'
import { Queue } from './queue/queue.ts'
import { RepeatsStore } from './repeat/repeats.store.ts'
import { Repeats } from './repeat/repeats.ts'
import { Identity } from './session/identity.ts'
import { LoginFailures } from './session/login-failures.ts'
import { Sessions } from './session/sessions.ts'
import { SETTINGS, type Settings } from './settings.ts'

const doors = [
  Database,
  Directory,
  Calendars,
  Clock,
  PlatformFigures,
  Incidents,
  Metrics,
  Readiness,
  Queue,
  Identity,
  LoginFailures,
  Sessions,
  AccessGuard,
  RepeatsStore,
  Repeats,
  ContractInterceptor,
]

@Module({})
export class PlatformModule {}

/** The doors every feature may inject. */
export function platformModule(settings: Settings): DynamicModule {
  const provided = { provide: SETTINGS, useValue: settings }
  return { module: PlatformModule, global: true, providers: [provided, ...doors], exports: [SETTINGS, ...doors] }
}
