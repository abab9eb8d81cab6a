import {
  confirmOrder,
  declineOrder,
  type Input as InputOf,
  listOrders,
  orderChoices,
  previewOrder,
  proposeOrder,
  type Reply,
  readOrder,
  withdrawOrder,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { ChoicesService } from './choices.service.ts'
import { OrdersService } from './orders.service.ts'

@Controller()
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly choices: ChoicesService,
  ) {}

  @Contract(listOrders)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listOrders>): Promise<Reply<typeof listOrders>> {
    return this.orders.list(actor, input)
  }

  @Contract(previewOrder)
  preview(@Who() actor: Actor, @Input() input: InputOf<typeof previewOrder>): Promise<Reply<typeof previewOrder>> {
    return this.orders.preview(actor, input)
  }

  @Contract(proposeOrder)
  propose(@Who() actor: Actor, @Input() input: InputOf<typeof proposeOrder>): Promise<Reply<typeof proposeOrder>> {
    return this.orders.propose(actor, input)
  }

  @Contract(readOrder)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readOrder>): Promise<Reply<typeof readOrder>> {
    return this.orders.read(actor, input)
  }

  @Contract(confirmOrder)
  confirm(@Who() actor: Actor, @Input() input: InputOf<typeof confirmOrder>): Promise<Reply<typeof confirmOrder>> {
    return this.orders.confirm(actor, input)
  }

  @Contract(declineOrder)
  decline(@Who() actor: Actor, @Input() input: InputOf<typeof declineOrder>): Promise<Reply<typeof declineOrder>> {
    return this.orders.decline(actor, input)
  }

  @Contract(withdrawOrder)
  withdraw(@Who() actor: Actor, @Input() input: InputOf<typeof withdrawOrder>): Promise<Reply<typeof withdrawOrder>> {
    return this.orders.withdraw(actor, input)
  }

  @Contract(orderChoices)
  offered(@Who() actor: Actor, @Input() input: InputOf<typeof orderChoices>): Promise<Reply<typeof orderChoices>> {
    return this.choices.of(actor, input.params.cycle)
  }
}
