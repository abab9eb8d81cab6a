import { Module } from '@nestjs/common'
import { DeliveriesModule } from '../deliveries/index.ts'
import { FilingsStore } from './filings.store.ts'
import { GrantsStore } from './grants.store.ts'
import { Grants } from './grants.ts'

@Module({
  imports: [DeliveriesModule],
  providers: [Grants, GrantsStore, FilingsStore],
  exports: [Grants, GrantsStore, FilingsStore],
})
export class GrantsModule {}
