import {
  closeWorkSlip,
  type Input as InputOf,
  listWorkSlips,
  type Reply,
  replyWorkSlip,
  sendWorkSlip,
  urgeWorkSlip,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { WorkSlipsService } from './work-slips.service.ts'

@Controller()
export class WorkSlipsController {
  constructor(private readonly slips: WorkSlipsService) {}

  @Contract(listWorkSlips)
  list(@Who() actor: Actor): Promise<Reply<typeof listWorkSlips>> {
    return this.slips.list(actor)
  }

  @Contract(sendWorkSlip)
  send(@Who() actor: Actor, @Input() input: InputOf<typeof sendWorkSlip>): Promise<Reply<typeof sendWorkSlip>> {
    return this.slips.send(actor, input)
  }

  @Contract(replyWorkSlip)
  reply(@Who() actor: Actor, @Input() input: InputOf<typeof replyWorkSlip>): Promise<Reply<typeof replyWorkSlip>> {
    return this.slips.reply(actor, input)
  }

  @Contract(urgeWorkSlip)
  urge(@Who() actor: Actor, @Input() input: InputOf<typeof urgeWorkSlip>): Promise<Reply<typeof urgeWorkSlip>> {
    return this.slips.urge(actor, input)
  }

  @Contract(closeWorkSlip)
  close(@Who() actor: Actor, @Input() input: InputOf<typeof closeWorkSlip>): Promise<Reply<typeof closeWorkSlip>> {
    return this.slips.close(actor, input)
  }
}
