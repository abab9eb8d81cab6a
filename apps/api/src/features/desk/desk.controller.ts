import { type Input as InputOf, listDesk, type Reply, readDesk } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { DeskService } from './desk.service.ts'

@Controller()
export class DeskController {
  constructor(private readonly desk: DeskService) {}

  @Contract(listDesk)
  list(@Who() actor: Actor): Promise<Reply<typeof listDesk>> {
    return this.desk.list(actor)
  }

  @Contract(readDesk)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readDesk>): Promise<Reply<typeof readDesk>> {
    return this.desk.read(actor, input)
  }
}
