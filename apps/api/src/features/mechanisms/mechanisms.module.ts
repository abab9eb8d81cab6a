import { Module } from '@nestjs/common'
import { MechanismsController } from './mechanisms.controller.ts'
import { MechanismsService } from './mechanisms.service.ts'
import { MechanismsStore } from './mechanisms.store.ts'

@Module({
  controllers: [MechanismsController],
  providers: [MechanismsService, MechanismsStore],
  exports: [MechanismsService],
})
export class MechanismsModule {}
