import {
  correctAnswer,
  decideObjection,
  declineRevision,
  deliverNotices,
  freezeResult,
  type Input as InputOf,
  judgeRow,
  overrideCell,
  type Reply,
  raiseObjection,
  recordMeasure,
  signEffects,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { AnswersService } from './answers.service.ts'
import { DecisionsService } from './decisions.service.ts'
import { ObjectionsService } from './objections.service.ts'
import { RecordsService } from './records.service.ts'

/** What people do in a cycle; each appends facts. */
@Controller()
export class ActsController {
  constructor(
    private readonly answers: AnswersService,
    private readonly objections: ObjectionsService,
    private readonly decisions: DecisionsService,
    private readonly records: RecordsService,
  ) {}

  @Contract(correctAnswer)
  correct(@Who() actor: Actor, @Input() input: InputOf<typeof correctAnswer>): Promise<Reply<typeof correctAnswer>> {
    return this.answers.correct(actor, input)
  }

  @Contract(overrideCell)
  override(@Who() actor: Actor, @Input() input: InputOf<typeof overrideCell>): Promise<Reply<typeof overrideCell>> {
    return this.answers.override(actor, input)
  }

  @Contract(deliverNotices)
  notice(@Who() actor: Actor, @Input() input: InputOf<typeof deliverNotices>): Promise<Reply<typeof deliverNotices>> {
    return this.objections.notice(actor, input)
  }

  @Contract(raiseObjection)
  object(@Who() actor: Actor, @Input() input: InputOf<typeof raiseObjection>): Promise<Reply<typeof raiseObjection>> {
    return this.objections.object(actor, input)
  }

  @Contract(decideObjection)
  decide(@Who() actor: Actor, @Input() input: InputOf<typeof decideObjection>): Promise<Reply<typeof decideObjection>> {
    return this.objections.decide(actor, input)
  }

  @Contract(judgeRow)
  judge(@Who() actor: Actor, @Input() input: InputOf<typeof judgeRow>): Promise<Reply<typeof judgeRow>> {
    return this.decisions.judge(actor, input)
  }

  @Contract(freezeResult)
  freeze(@Who() actor: Actor, @Input() input: InputOf<typeof freezeResult>): Promise<Reply<typeof freezeResult>> {
    return this.decisions.freeze(actor, input)
  }

  @Contract(declineRevision)
  decline(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof declineRevision>,
  ): Promise<Reply<typeof declineRevision>> {
    return this.decisions.decline(actor, input)
  }

  @Contract(signEffects)
  sign(@Who() actor: Actor, @Input() input: InputOf<typeof signEffects>): Promise<Reply<typeof signEffects>> {
    return this.decisions.sign(actor, input)
  }

  @Contract(recordMeasure)
  record(@Who() actor: Actor, @Input() input: InputOf<typeof recordMeasure>): Promise<Reply<typeof recordMeasure>> {
    return this.records.record(actor, input)
  }
}
