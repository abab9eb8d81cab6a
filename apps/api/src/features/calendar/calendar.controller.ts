import {
  type Input as InputOf,
  issueCalendarNotice,
  previewCalendarNotice,
  type Reply,
  readCalendar,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CalendarService } from './calendar.service.ts'

@Controller()
export class CalendarController {
  constructor(private readonly service: CalendarService) {}

  @Contract(readCalendar)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readCalendar>): Promise<Reply<typeof readCalendar>> {
    return this.service.read(actor, input)
  }

  @Contract(previewCalendarNotice)
  preview(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof previewCalendarNotice>,
  ): Promise<Reply<typeof previewCalendarNotice>> {
    return this.service.preview(actor, input)
  }

  @Contract(issueCalendarNotice)
  issue(
    @Who() actor: Actor,
    @Input() input: InputOf<typeof issueCalendarNotice>,
  ): Promise<Reply<typeof issueCalendarNotice>> {
    return this.service.issue(actor, input)
  }
}
