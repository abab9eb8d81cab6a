import { Module } from '@nestjs/common'
import { GridsController } from './grids.controller.ts'
import { MechanismsController } from './mechanisms.controller.ts'
import { MechanismsService } from './mechanisms.service.ts'
import { MechanismsStore } from './mechanisms.store.ts'

@Module({
  controllers: [MechanismsController, GridsController],
  providers: [MechanismsService, MechanismsStore],
  exports: [MechanismsService],
})
export class MechanismsModule {}
