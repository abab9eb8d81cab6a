import {
  acceptTrial,
  type Input as InputOf,
  keepTrial,
  listTrials,
  type Reply,
  readTrialMonth,
  readVersionTrials,
  removeTrial,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { TrialsService } from './trials.service.ts'

/** Months kept with a mechanism, run at every change of it. */
@Controller()
export class TrialsController {
  constructor(private readonly service: TrialsService) {}

  @Contract(listTrials)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listTrials>): Promise<Reply<typeof listTrials>> {
    return this.service.list(actor, input)
  }

  @Contract(readTrialMonth)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readTrialMonth>): Promise<Reply<typeof readTrialMonth>> {
    return this.service.read(actor, input)
  }

  @Contract(keepTrial)
  keep(@Who() actor: Actor, @Input() input: InputOf<typeof keepTrial>): Promise<Reply<typeof keepTrial>> {
    return this.service.keep(actor, input)
  }

  @Contract(acceptTrial)
  accept(@Who() actor: Actor, @Input() input: InputOf<typeof acceptTrial>): Promise<Reply<typeof acceptTrial>> {
    return this.service.accept(actor, input)
  }

  @Contract(removeTrial)
  remove(@Who() actor: Actor, @Input() input: InputOf<typeof removeTrial>): Promise<Reply<typeof removeTrial>> {
    return this.service.remove(actor, input)
  }

  @Contract(readVersionTrials)
  ofVersion(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof readVersionTrials>,
  ): Promise<Reply<typeof readVersionTrials>> {
    return this.service.ofVersion(actor, input)
  }
}
