import { holdPen, type Input as InputOf, type Reply } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { PensService } from './pens.service.ts'

@Controller()
export class PensController {
  constructor(private readonly service: PensService) {}

  @Contract(holdPen)
  hold(@Who() actor: Actor, @Input() input: InputOf<typeof holdPen>): Promise<Reply<typeof holdPen>> {
    return this.service.hold(actor, input)
  }
}
