import {
  backtestDraft,
  type Input as InputOf,
  listPastMonths,
  type Reply,
  readBurden,
  readMonthFacts,
  readNoise,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { LiveMonthsService } from './live-months.service.ts'
import { NoiseService } from './noise.service.ts'
import { OutlookService } from './outlook.service.ts'

/** What drawings would do, and ask. */
@Controller()
export class OutlookController {
  constructor(
    private readonly outlook: OutlookService,
    private readonly noises: NoiseService,
    private readonly months: LiveMonthsService,
  ) {}

  @Contract(backtestDraft)
  backtest(@Who() actor: Actor, @Input() input: InputOf<typeof backtestDraft>): Promise<Reply<typeof backtestDraft>> {
    return this.outlook.backtest(actor, input.params.mechanism)
  }

  @Contract(readBurden)
  burden(@Who() actor: Actor): Promise<Reply<typeof readBurden>> {
    return this.outlook.burden(actor)
  }

  @Contract(readNoise)
  noise(@Who() actor: Actor, @Input() input: InputOf<typeof readNoise>): Promise<Reply<typeof readNoise>> {
    return this.noises.read(actor, input)
  }

  @Contract(listPastMonths)
  pastMonths(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof listPastMonths>,
  ): Promise<Reply<typeof listPastMonths>> {
    return this.months.list(actor, input)
  }

  @Contract(readMonthFacts)
  monthFacts(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof readMonthFacts>,
  ): Promise<Reply<typeof readMonthFacts>> {
    return this.months.read(actor, input)
  }
}
