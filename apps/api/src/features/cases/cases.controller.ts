import {
  correctCase,
  dispatchCases,
  type Input as InputOf,
  listCases,
  mergeCase,
  noticeCase,
  type Reply,
  readCase,
  readReportForm,
  reportIssue,
  stepCase,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CaseActsService } from './case-acts.service.ts'
import { CasesService } from './cases.service.ts'
import { ReportsService } from './reports.service.ts'

@Controller()
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly acts: CaseActsService,
    private readonly reports: ReportsService,
  ) {}

  @Contract(listCases)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listCases>): Promise<Reply<typeof listCases>> {
    return this.cases.list(actor, input)
  }

  @Contract(readCase)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readCase>): Promise<Reply<typeof readCase>> {
    return this.cases.read(actor, input.params.case)
  }

  @Contract(dispatchCases)
  dispatchMany(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof dispatchCases>,
  ): Promise<Reply<typeof dispatchCases>> {
    return this.acts.dispatchMany(actor, input)
  }

  @Contract(stepCase)
  step(@Who() actor: Actor, @Input() input: InputOf<typeof stepCase>): Promise<Reply<typeof stepCase>> {
    return this.acts.step(actor, input)
  }

  @Contract(mergeCase)
  merge(@Who() actor: Actor, @Input() input: InputOf<typeof mergeCase>): Promise<Reply<typeof mergeCase>> {
    return this.acts.merge(actor, input)
  }

  @Contract(correctCase)
  correct(@Who() actor: Actor, @Input() input: InputOf<typeof correctCase>): Promise<Reply<typeof correctCase>> {
    return this.acts.correct(actor, input)
  }

  @Contract(noticeCase)
  notice(@Who() actor: Actor, @Input() input: InputOf<typeof noticeCase>): Promise<Reply<typeof noticeCase>> {
    return this.acts.notice(actor, input)
  }

  @Contract(readReportForm)
  form(@Who() actor: Actor, @Input() input: InputOf<typeof readReportForm>): Promise<Reply<typeof readReportForm>> {
    return this.reports.form(actor, input.params.mechanism)
  }

  @Contract(reportIssue)
  report(@Who() actor: Actor, @Input() input: InputOf<typeof reportIssue>): Promise<Reply<typeof reportIssue>> {
    return this.reports.report(actor, input)
  }
}
