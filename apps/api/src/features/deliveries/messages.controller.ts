import {
  type Input as InputOf,
  listMessages,
  type Reply,
  readContact,
  readMessages,
  saveContact,
  unreadMessages,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { MessagesService } from './messages.service.ts'

@Controller()
export class MessagesController {
  constructor(private readonly service: MessagesService) {}

  @Contract(listMessages)
  list(@Who() actor: Actor, @Input() { query }: InputOf<typeof listMessages>): Promise<Reply<typeof listMessages>> {
    return this.service.list(actor, query)
  }

  @Contract(unreadMessages)
  unread(@Who() actor: Actor): Promise<Reply<typeof unreadMessages>> {
    return this.service.unread(actor)
  }

  @Contract(readMessages)
  read(@Who() actor: Actor, @Input() { body }: InputOf<typeof readMessages>): Promise<Reply<typeof readMessages>> {
    return this.service.read(actor, body.messages)
  }

  @Contract(readContact)
  contact(@Who() actor: Actor): Promise<Reply<typeof readContact>> {
    return this.service.contact(actor)
  }

  @Contract(saveContact)
  keepContact(@Who() actor: Actor, @Input() { body }: InputOf<typeof saveContact>): Promise<Reply<typeof saveContact>> {
    return this.service.keepContact(actor, body.email)
  }
}
