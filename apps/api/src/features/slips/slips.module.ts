import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { FilesModule } from '../files/index.ts'
import { OrdersModule } from '../orders/index.ts'
import { Signers } from './signers.ts'
import { SlipContents } from './slip-content.ts'
import { SlipSigning } from './slip-signing.ts'
import { SlipsController } from './slips.controller.ts'
import { SlipsService } from './slips.service.ts'
import { SlipsStore } from './slips.store.ts'

@Module({
  imports: [CyclesModule, OrdersModule, FilesModule],
  controllers: [SlipsController],
  providers: [SlipsService, SlipSigning, SlipContents, SlipsStore, Signers],
})
export class SlipsModule {}
