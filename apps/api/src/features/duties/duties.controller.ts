import {
  addSigner,
  answerDuty,
  claimDuty,
  handOnDuty,
  type Input as InputOf,
  listColleagues,
  listDuties,
  type Reply,
  readAnswerForm,
  readReviews,
  retractFact,
  urgeDuties,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { AnswerFormService } from './answer-form.service.ts'
import { Colleagues } from './colleagues.service.ts'
import { DutiesService } from './duties.service.ts'
import { HandingService } from './handing.service.ts'
import { StatementsService } from './statements.service.ts'
import { UrgesService } from './urges.service.ts'

/** What a person has to do, and the verbs with which he does it. */
@Controller()
export class DutiesController {
  constructor(
    private readonly duties: DutiesService,
    private readonly statements: StatementsService,
    private readonly handing: HandingService,
    private readonly urges: UrgesService,
    private readonly colleagues: Colleagues,
    private readonly forms: AnswerFormService,
  ) {}

  @Contract(listDuties)
  list(@Who() actor: Actor): Promise<Reply<typeof listDuties>> {
    return this.duties.list(actor)
  }

  @Contract(readReviews)
  reviews(@Who() actor: Actor, @Input() input: InputOf<typeof readReviews>): Promise<Reply<typeof readReviews>> {
    return this.duties.reviews(actor, input)
  }

  @Contract(readAnswerForm)
  form(@Who() actor: Actor, @Input() input: InputOf<typeof readAnswerForm>): Promise<Reply<typeof readAnswerForm>> {
    return this.forms.read(actor, input)
  }

  @Contract(answerDuty)
  answer(@Who() actor: Actor, @Input() input: InputOf<typeof answerDuty>): Promise<Reply<typeof answerDuty>> {
    return this.statements.answer(actor, input)
  }

  @Contract(claimDuty)
  claim(@Who() actor: Actor, @Input() input: InputOf<typeof claimDuty>): Promise<Reply<typeof claimDuty>> {
    return this.statements.claim(actor, input)
  }

  @Contract(retractFact)
  retract(@Who() actor: Actor, @Input() input: InputOf<typeof retractFact>): Promise<Reply<typeof retractFact>> {
    return this.statements.retract(actor, input)
  }

  @Contract(listColleagues)
  persons(@Who() actor: Actor, @Input() input: InputOf<typeof listColleagues>): Promise<Reply<typeof listColleagues>> {
    return this.colleagues.list(actor, input)
  }

  @Contract(handOnDuty)
  handOn(@Who() actor: Actor, @Input() input: InputOf<typeof handOnDuty>): Promise<Reply<typeof handOnDuty>> {
    return this.handing.handOn(actor, input)
  }

  @Contract(addSigner)
  addSigner(@Who() actor: Actor, @Input() input: InputOf<typeof addSigner>): Promise<Reply<typeof addSigner>> {
    return this.handing.addSigner(actor, input)
  }

  @Contract(urgeDuties)
  urge(@Who() actor: Actor, @Input() input: InputOf<typeof urgeDuties>): Promise<Reply<typeof urgeDuties>> {
    return this.urges.urge(actor, input)
  }
}
