import { Module } from '@nestjs/common'
import { MechanismsModule } from '../mechanisms/index.ts'
import { RegistersController } from './registers.controller.ts'
import { RegistersService } from './registers.service.ts'
import { RegistersStore } from './registers.store.ts'
import { Registers } from './registers.ts'

@Module({
  imports: [MechanismsModule],
  controllers: [RegistersController],
  providers: [RegistersStore, Registers, RegistersService],
  exports: [Registers, RegistersStore],
})
export class RegistersModule {}
