import {
  type Input as InputOf,
  listSlipOffers,
  listSlips,
  printSlip,
  type Reply,
  readSlip,
  signSlip,
  voidSlip,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { SlipSigning } from './slip-signing.ts'
import { SlipsService } from './slips.service.ts'

@Controller()
export class SlipsController {
  constructor(
    private readonly slips: SlipsService,
    private readonly signing: SlipSigning,
  ) {}

  @Contract(listSlips)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listSlips>): Promise<Reply<typeof listSlips>> {
    return this.slips.list(actor, input.query.cycle)
  }

  @Contract(readSlip)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readSlip>): Promise<Reply<typeof readSlip>> {
    return this.slips.read(actor, input.params.slip)
  }

  @Contract(listSlipOffers)
  offers(@Who() actor: Actor, @Input() input: InputOf<typeof listSlipOffers>): Promise<Reply<typeof listSlipOffers>> {
    return this.slips.offers(actor, input.params.cycle)
  }

  @Contract(printSlip)
  print(@Who() actor: Actor, @Input() input: InputOf<typeof printSlip>): Promise<Reply<typeof printSlip>> {
    return this.slips.print(actor, input)
  }

  @Contract(signSlip)
  sign(@Who() actor: Actor, @Input() input: InputOf<typeof signSlip>): Promise<Reply<typeof signSlip>> {
    return this.signing.sign(actor, input)
  }

  @Contract(voidSlip)
  void(@Who() actor: Actor, @Input() input: InputOf<typeof voidSlip>): Promise<Reply<typeof voidSlip>> {
    return this.signing.void(actor, input)
  }
}
