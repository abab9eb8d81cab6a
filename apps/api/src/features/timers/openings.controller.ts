import { listOpenings, type Reply } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { OpeningsService } from './openings.service.ts'

@Controller()
export class OpeningsController {
  constructor(private readonly service: OpeningsService) {}

  @Contract(listOpenings)
  list(@Who() actor: Actor): Promise<Reply<typeof listOpenings>> {
    return this.service.list(actor)
  }
}
