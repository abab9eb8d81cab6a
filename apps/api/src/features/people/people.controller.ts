import {
  amendPerson,
  appoint,
  endHolding,
  endPost,
  erasePerson,
  findWho,
  foundPost,
  type Input as InputOf,
  listAccounts,
  listPersons,
  listPosts,
  openAccount,
  type Reply,
  renamePost,
  resetPassword,
  switchAccount,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { AccountsService } from './accounts.service.ts'
import { PersonsService } from './persons.service.ts'
import { PostsService } from './posts.service.ts'
import { WhoService } from './who.service.ts'

@Controller()
export class PeopleController {
  constructor(
    private readonly posts: PostsService,
    private readonly persons: PersonsService,
    private readonly accounts: AccountsService,
    private readonly called: WhoService,
  ) {}

  @Contract(listPosts)
  listPosts(@Who() actor: Actor, @Input() input: InputOf<typeof listPosts>): Promise<Reply<typeof listPosts>> {
    return this.posts.list(actor, input.query.day)
  }

  @Contract(findWho)
  findWho(@Who() actor: Actor, @Input() input: InputOf<typeof findWho>): Promise<Reply<typeof findWho>> {
    return this.called.find(actor, input)
  }

  @Contract(foundPost)
  foundPost(@Who() actor: Actor, @Input() input: InputOf<typeof foundPost>): Promise<Reply<typeof foundPost>> {
    return this.posts.found(actor, input.body)
  }

  @Contract(renamePost)
  renamePost(@Who() actor: Actor, @Input() input: InputOf<typeof renamePost>): Promise<Reply<typeof renamePost>> {
    return this.posts.rename(actor, input.params.post, input.body)
  }

  @Contract(endPost)
  endPost(@Who() actor: Actor, @Input() input: InputOf<typeof endPost>): Promise<Reply<typeof endPost>> {
    return this.posts.end(actor, input.params.post, input.body.on)
  }

  @Contract(appoint)
  appoint(@Who() actor: Actor, @Input() input: InputOf<typeof appoint>): Promise<Reply<typeof appoint>> {
    return this.posts.appoint(actor, input.params.post, input.body)
  }

  @Contract(endHolding)
  endHolding(@Who() actor: Actor, @Input() input: InputOf<typeof endHolding>): Promise<Reply<typeof endHolding>> {
    return this.posts.endHolding(actor, input.params.holder, input.body.on)
  }

  @Contract(listPersons)
  listPersons(@Who() actor: Actor): Promise<Reply<typeof listPersons>> {
    return this.persons.list(actor)
  }

  @Contract(amendPerson)
  amendPerson(@Who() actor: Actor, @Input() input: InputOf<typeof amendPerson>): Promise<Reply<typeof amendPerson>> {
    return this.persons.amend(actor, input.params.person, input.body)
  }

  @Contract(erasePerson)
  erasePerson(@Who() actor: Actor, @Input() input: InputOf<typeof erasePerson>): Promise<Reply<typeof erasePerson>> {
    return this.persons.erase(actor, input.params.person)
  }

  @Contract(listAccounts)
  listAccounts(@Who() actor: Actor): Promise<Reply<typeof listAccounts>> {
    return this.accounts.list(actor)
  }

  @Contract(openAccount)
  openAccount(@Who() actor: Actor, @Input() input: InputOf<typeof openAccount>): Promise<Reply<typeof openAccount>> {
    return this.accounts.open(actor, input.body)
  }

  @Contract(resetPassword)
  resetPassword(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof resetPassword>,
  ): Promise<Reply<typeof resetPassword>> {
    return this.accounts.reset(actor, input.params.person)
  }

  @Contract(switchAccount)
  switchAccount(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof switchAccount>,
  ): Promise<Reply<typeof switchAccount>> {
    return this.accounts.switch(actor, input.params.person, input.body.disabled)
  }
}
