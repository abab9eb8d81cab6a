import {
  decideFiling,
  giveGrant,
  type Input as InputOf,
  listGrants,
  listTownshipMechanisms,
  type Reply,
  readTerms,
  readTownshipValues,
  revokeGrant,
  saveTownshipValues,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { DelegationService } from './delegation.service.ts'
import { FilingsService } from './filings.service.ts'
import { TownshipValuesService } from './township-values.service.ts'

@Controller()
export class DelegationController {
  constructor(
    private readonly delegation: DelegationService,
    private readonly filings: FilingsService,
    private readonly values: TownshipValuesService,
  ) {}

  @Contract(listGrants)
  list(@Who() actor: Actor): Promise<Reply<typeof listGrants>> {
    return this.delegation.list(actor)
  }

  @Contract(giveGrant)
  give(@Who() actor: Actor, @Input() input: InputOf<typeof giveGrant>): Promise<Reply<typeof giveGrant>> {
    return this.delegation.give(actor, input)
  }

  @Contract(revokeGrant)
  revoke(@Who() actor: Actor, @Input() input: InputOf<typeof revokeGrant>): Promise<Reply<typeof revokeGrant>> {
    return this.delegation.revoke(actor, input)
  }

  @Contract(readTerms)
  terms(@Who() actor: Actor, @Input() input: InputOf<typeof readTerms>): Promise<Reply<typeof readTerms>> {
    return this.delegation.terms(actor, input.params.mechanism)
  }

  @Contract(listTownshipMechanisms)
  listFilings(@Who() actor: Actor): Promise<Reply<typeof listTownshipMechanisms>> {
    return this.filings.list(actor)
  }

  @Contract(decideFiling)
  decide(@Who() actor: Actor, @Input() input: InputOf<typeof decideFiling>): Promise<Reply<typeof decideFiling>> {
    return this.filings.decide(actor, input)
  }

  @Contract(readTownshipValues)
  readValues(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof readTownshipValues>,
  ): Promise<Reply<typeof readTownshipValues>> {
    return this.values.read(actor, input.params.mechanism)
  }

  @Contract(saveTownshipValues)
  saveValues(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof saveTownshipValues>,
  ): Promise<Reply<typeof saveTownshipValues>> {
    return this.values.save(actor, input)
  }
}
