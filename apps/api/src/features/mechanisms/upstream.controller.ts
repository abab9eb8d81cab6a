import { type Input as InputOf, type Reply, readUpstream, takeUpstream } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { UpstreamService } from './upstream.service.ts'

@Controller()
export class UpstreamController {
  constructor(private readonly service: UpstreamService) {}

  @Contract(readUpstream)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readUpstream>): Promise<Reply<typeof readUpstream>> {
    return this.service.read(actor, input.params.mechanism)
  }

  @Contract(takeUpstream)
  take(@Who() actor: Actor, @Input() input: InputOf<typeof takeUpstream>): Promise<Reply<typeof takeUpstream>> {
    return this.service.take(actor, input)
  }
}
