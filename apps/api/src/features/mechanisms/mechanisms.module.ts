import { Module } from '@nestjs/common'
import { DeliveriesModule } from '../deliveries/index.ts'
import { GrantsModule } from '../grants/index.ts'
import { GridsController } from './grids.controller.ts'
import { MechanismsController } from './mechanisms.controller.ts'
import { MechanismsService } from './mechanisms.service.ts'
import { MechanismsStore } from './mechanisms.store.ts'
import { NamedDraftsController } from './named-drafts.controller.ts'
import { NamedDraftsService } from './named-drafts.service.ts'
import { NamedDraftsStore } from './named-drafts.store.ts'
import { OriginsStore } from './origins.store.ts'
import { PensController } from './pens.controller.ts'
import { PensService } from './pens.service.ts'
import { PensStore } from './pens.store.ts'
import { Starting } from './starting.ts'
import { TrialRuns } from './trial-runs.ts'
import { TrialsStore } from './trials.store.ts'
import { UpstreamController } from './upstream.controller.ts'
import { UpstreamService } from './upstream.service.ts'
import { VersionNews } from './version-news.ts'

@Module({
  imports: [DeliveriesModule, GrantsModule],
  controllers: [MechanismsController, UpstreamController, GridsController, PensController, NamedDraftsController],
  providers: [
    NamedDraftsService,
    NamedDraftsStore,
    MechanismsService,
    MechanismsStore,
    OriginsStore,
    PensService,
    PensStore,
    Starting,
    TrialRuns,
    TrialsStore,
    UpstreamService,
    VersionNews,
  ],
  exports: [MechanismsService, TrialRuns, TrialsStore],
})
export class MechanismsModule {}
