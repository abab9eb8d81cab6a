import { Module } from '@nestjs/common'
import { DeliveriesModule } from '../deliveries/index.ts'
import { GrantsModule } from '../grants/index.ts'
import { MechanismsModule } from '../mechanisms/index.ts'
import { RegistersModule } from '../registers/index.ts'
import { DelegationController } from './delegation.controller.ts'
import { DelegationService } from './delegation.service.ts'
import { FilingsService } from './filings.service.ts'
import { Sources } from './sources.ts'
import { TownshipDrawings } from './township-drawings.store.ts'
import { TownshipValuesService } from './township-values.service.ts'
import { Townships } from './townships.ts'

@Module({
  imports: [GrantsModule, MechanismsModule, RegistersModule, DeliveriesModule],
  controllers: [DelegationController],
  providers: [DelegationService, FilingsService, TownshipValuesService, Sources, Townships, TownshipDrawings],
})
export class DelegationModule {}
