import {
  dismissDelivery,
  type Input as InputOf,
  listChannels,
  listDeliveries,
  type Reply,
  saveChannel,
  saveDeliveryRules,
  sendAgain,
  testChannel,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { ChannelsService } from './channels.service.ts'
import { DeliveriesService } from './deliveries.service.ts'

@Controller()
export class ChannelsController {
  constructor(
    private readonly channels: ChannelsService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Contract(listChannels)
  show(@Who() actor: Actor): Promise<Reply<typeof listChannels>> {
    return this.channels.show(actor)
  }

  @Contract(saveChannel)
  save(@Who() actor: Actor, @Input() input: InputOf<typeof saveChannel>): Promise<Reply<typeof saveChannel>> {
    return this.channels.save(actor, input)
  }

  @Contract(testChannel)
  test(@Who() actor: Actor, @Input() input: InputOf<typeof testChannel>): Promise<Reply<typeof testChannel>> {
    return this.channels.test(actor, input)
  }

  @Contract(saveDeliveryRules)
  saveRules(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof saveDeliveryRules>,
  ): Promise<Reply<typeof saveDeliveryRules>> {
    return this.channels.saveRules(actor, input)
  }

  @Contract(listDeliveries)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listDeliveries>): Promise<Reply<typeof listDeliveries>> {
    return this.deliveries.list(actor, input)
  }

  @Contract(sendAgain)
  again(@Who() actor: Actor, @Input() { params }: InputOf<typeof sendAgain>): Promise<Reply<typeof sendAgain>> {
    return this.deliveries.again(actor, params.delivery)
  }

  @Contract(dismissDelivery)
  dismiss(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof dismissDelivery>,
  ): Promise<Reply<typeof dismissDelivery>> {
    return this.deliveries.dismiss(actor, input.params.delivery, input.body.reason)
  }
}
