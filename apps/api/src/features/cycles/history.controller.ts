import { type Input as InputOf, listResults, pushClock, type Reply, readResult } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { ClockService } from './clock.service.ts'
import { HistoryService } from './history.service.ts'

/** What was, and when it is. */
@Controller()
export class HistoryController {
  constructor(
    private readonly history: HistoryService,
    private readonly clock: ClockService,
  ) {}

  @Contract(listResults)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listResults>): Promise<Reply<typeof listResults>> {
    return this.history.list(actor, input.query.mechanism)
  }

  @Contract(readResult)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readResult>): Promise<Reply<typeof readResult>> {
    return this.history.read(actor, input.params.result)
  }

  @Contract(pushClock)
  push(@Who() actor: Actor, @Input() input: InputOf<typeof pushClock>): Promise<Reply<typeof pushClock>> {
    return this.clock.push(actor, input)
  }
}
