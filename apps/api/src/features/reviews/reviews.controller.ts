import { askReview, decideReview, type Input as InputOf, listReviews, type Reply } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { ReviewsService } from './reviews.service.ts'

@Controller()
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  @Contract(listReviews)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listReviews>): Promise<Reply<typeof listReviews>> {
    return this.reviews.list(actor, input.params.cycle)
  }

  @Contract(askReview)
  ask(@Who() actor: Actor, @Input() input: InputOf<typeof askReview>): Promise<Reply<typeof askReview>> {
    return this.reviews.ask(actor, input)
  }

  @Contract(decideReview)
  decide(@Who() actor: Actor, @Input() input: InputOf<typeof decideReview>): Promise<Reply<typeof decideReview>> {
    return this.reviews.decide(actor, input)
  }
}
