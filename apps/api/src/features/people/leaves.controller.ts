import { endLeave, type Input as InputOf, listLeaves, type Reply, takeLeave } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { LeavesService } from './leaves.service.ts'

@Controller()
export class LeavesController {
  constructor(private readonly leaves: LeavesService) {}

  @Contract(listLeaves)
  list(@Who() actor: Actor): Promise<Reply<typeof listLeaves>> {
    return this.leaves.list(actor)
  }

  @Contract(takeLeave)
  take(@Who() actor: Actor, @Input() input: InputOf<typeof takeLeave>): Promise<Reply<typeof takeLeave>> {
    return this.leaves.take(actor, input)
  }

  @Contract(endLeave)
  end(@Who() actor: Actor, @Input() input: InputOf<typeof endLeave>): Promise<Reply<typeof endLeave>> {
    return this.leaves.end(actor, input)
  }
}
