import { type Input as InputOf, keepNamedDraft, listNamedDrafts, type Reply, readNamedDraft } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { NamedDraftsService } from './named-drafts.service.ts'

@Controller()
export class NamedDraftsController {
  constructor(private readonly service: NamedDraftsService) {}

  @Contract(listNamedDrafts)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listNamedDrafts>): Promise<Reply<typeof listNamedDrafts>> {
    return this.service.list(actor, input.params.mechanism)
  }

  @Contract(readNamedDraft)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readNamedDraft>): Promise<Reply<typeof readNamedDraft>> {
    return this.service.read(actor, input)
  }

  @Contract(keepNamedDraft)
  keep(@Who() actor: Actor, @Input() input: InputOf<typeof keepNamedDraft>): Promise<Reply<typeof keepNamedDraft>> {
    return this.service.keep(actor, input)
  }
}
