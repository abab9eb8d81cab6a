import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { DeliveriesModule } from '../deliveries/index.ts'
import { Telling } from './telling.ts'
import { TellingWorker } from './telling.worker.ts'

/** What mechanisms tell: effects become deliveries, duties go to other platforms' lists, receipts come back as facts. */
@Module({ imports: [CyclesModule, DeliveriesModule], providers: [Telling, TellingWorker] })
export class TellingModule {}
