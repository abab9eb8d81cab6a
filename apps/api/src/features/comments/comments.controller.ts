import {
  answerComment,
  type Input as InputOf,
  listComments,
  type Reply,
  resolveComment,
  writeComment,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CommentsService } from './comments.service.ts'

@Controller()
export class CommentsController {
  constructor(private readonly service: CommentsService) {}

  @Contract(listComments)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listComments>): Promise<Reply<typeof listComments>> {
    return this.service.list(actor, input.params.mechanism)
  }

  @Contract(writeComment)
  write(@Who() actor: Actor, @Input() input: InputOf<typeof writeComment>): Promise<Reply<typeof writeComment>> {
    return this.service.write(actor, input)
  }

  @Contract(answerComment)
  answer(@Who() actor: Actor, @Input() input: InputOf<typeof answerComment>): Promise<Reply<typeof answerComment>> {
    return this.service.answer(actor, input)
  }

  @Contract(resolveComment)
  resolve(@Who() actor: Actor, @Input() input: InputOf<typeof resolveComment>): Promise<Reply<typeof resolveComment>> {
    return this.service.resolve(actor, input)
  }
}
