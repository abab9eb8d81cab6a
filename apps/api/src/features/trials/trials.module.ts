import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { MechanismsModule } from '../mechanisms/index.ts'
import { TrialNamesReader } from './trial-names.ts'
import { TrialsController } from './trials.controller.ts'
import { TrialsService } from './trials.service.ts'

@Module({
  imports: [CyclesModule, MechanismsModule],
  controllers: [TrialsController],
  providers: [TrialsService, TrialNamesReader],
})
export class TrialsModule {}
