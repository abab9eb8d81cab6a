import {
  createMechanism,
  decideVersion,
  type Input as InputOf,
  listMechanisms,
  listTemplates,
  type Reply,
  readMechanism,
  readVersion,
  readVersionNews,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { MechanismsService } from './mechanisms.service.ts'
import { VersionNews } from './version-news.ts'

@Controller()
export class MechanismsController {
  constructor(
    private readonly service: MechanismsService,
    private readonly news: VersionNews,
  ) {}

  @Contract(listMechanisms)
  list(@Who() actor: Actor): Promise<Reply<typeof listMechanisms>> {
    return this.service.list(actor)
  }

  @Contract(listTemplates)
  templates(): Reply<typeof listTemplates> {
    return this.service.templates()
  }

  @Contract(createMechanism)
  create(@Who() actor: Actor, @Input() input: InputOf<typeof createMechanism>): Promise<Reply<typeof createMechanism>> {
    return this.service.create(actor, input)
  }

  @Contract(readMechanism)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readMechanism>): Promise<Reply<typeof readMechanism>> {
    return this.service.read(actor, input.params.mechanism)
  }

  @Contract(readVersion)
  readVersion(@Who() actor: Actor, @Input() input: InputOf<typeof readVersion>): Promise<Reply<typeof readVersion>> {
    return this.service.readVersion(actor, input.params.mechanism, input.params.version)
  }

  @Contract(readVersionNews)
  readNews(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof readVersionNews>,
  ): Promise<Reply<typeof readVersionNews>> {
    return this.news.read(actor, input)
  }

  @Contract(saveDraft)
  saveDraft(@Who() actor: Actor, @Input() input: InputOf<typeof saveDraft>): Promise<Reply<typeof saveDraft>> {
    return this.service.saveDraft(actor, input)
  }

  @Contract(submitMechanism)
  submit(@Who() actor: Actor, @Input() input: InputOf<typeof submitMechanism>): Promise<Reply<typeof submitMechanism>> {
    return this.service.submit(actor, input)
  }

  @Contract(decideVersion)
  decide(@Who() actor: Actor, @Input() input: InputOf<typeof decideVersion>): Promise<Reply<typeof decideVersion>> {
    return this.service.decide(actor, input)
  }
}
