import {
  addRelation,
  changeUnit,
  endRelation,
  type Input as InputOf,
  listUnits,
  type Reply,
  readUnit,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { RelationsService } from './relations.service.ts'
import { UnitsService } from './units.service.ts'

@Controller()
export class UnitsController {
  constructor(
    private readonly units: UnitsService,
    private readonly relations: RelationsService,
  ) {}

  @Contract(listUnits)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listUnits>): Promise<Reply<typeof listUnits>> {
    return this.units.list(actor, input.query.day)
  }

  @Contract(readUnit)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readUnit>): Promise<Reply<typeof readUnit>> {
    return this.units.read(actor, input.params.unit)
  }

  @Contract(changeUnit)
  change(@Who() actor: Actor, @Input() input: InputOf<typeof changeUnit>): Promise<Reply<typeof changeUnit>> {
    return this.units.change(actor, input.body)
  }

  @Contract(addRelation)
  addRelation(@Who() actor: Actor, @Input() input: InputOf<typeof addRelation>): Promise<Reply<typeof addRelation>> {
    return this.relations.add(actor, input.body)
  }

  @Contract(endRelation)
  endRelation(@Who() actor: Actor, @Input() input: InputOf<typeof endRelation>): Promise<Reply<typeof endRelation>> {
    return this.relations.end(actor, input.params.relation, input.body.on)
  }
}
