import type { Answer, Input, issueCalendarNotice, previewCalendarNotice, readCalendar } from '@jizhi/contracts'
import { dayOf, type Instant, instantText, partsOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Calendars } from '../../platform/calendar/calendars.ts'
import type { CalendarNotice } from '../../platform/calendar/laid-over.ts'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { type Actor, demand, may } from '../../platform/session/actor.ts'
import { CalendarNews, labelOfPeriod, NamesReader, refuseSample, Standings } from '../cycles/index.ts'
import { tellNotice } from './calendar.queue.ts'
import { CalendarStore } from './calendar.store.ts'
import { checkedDays } from './checked-notice.ts'
import { monthsOf, yearsOf } from './year-view.ts'

type Body = Input<typeof issueCalendarNotice>['body']

/** 工作日历: the year, the notices that changed it, and what a new one moves. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly calendars: Calendars,
    private readonly standings: Standings,
    private readonly news: CalendarNews,
    private readonly names: NamesReader,
    private readonly queue: Queue,
  ) {}

  read(actor: Actor, { query }: Input<typeof readCalendar>): Promise<Answer<typeof readCalendar>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const calendar = await this.calendars.current(tx)
      const today = todayOf(tx)
      const rows = await this.store.list(tx)
      const names = await this.names.on(tx, today, [...new Set(rows.map(({ entered_by }) => entered_by))])
      const year = query.year === undefined ? partsOf(today).year : Number(query.year)
      return {
        ...{ year, years: yearsOf(calendar, today), published: calendar.publishedYears.has(year) },
        months: monthsOf(year, calendar),
        notices: rows.map((row) => ({
          ...{ id: row.id, number: row.number, link: row.link, issuedOn: row.issued_on, days: [...row.days] },
          enteredBy: names.person(row.entered_by),
          enteredAt: instantText(row.entered_at.getTime() as Instant), // read from an instant
          moved: row.moved,
        })),
        mayEnter:
          actor.tenant.kind !== 'sample' && may(actor, 'keep-calendar', 'Calendar', { ownerUnitId: actor.rootUnitId }),
      }
    })
  }

  preview(actor: Actor, { body }: Input<typeof previewCalendarNotice>): Promise<Answer<typeof previewCalendarNotice>> {
    demandCounty(actor)
    return this.database.read(actor.tenantId, async (tx) => {
      const notice = await this.checked(tx, body)
      const cycles = await this.store.running(tx, 'cycle')
      const moves = []
      for (const cycle of cycles) moves.push(...(await this.movedIn(tx, cycle, notice)))
      return { cycles: cycles.length, moves }
    })
  }

  issue(actor: Actor, { body }: Input<typeof issueCalendarNotice>): Promise<Answer<typeof issueCalendarNotice>> {
    demandCounty(actor)
    const deed = { by: actor.personId, action: 'calendar.issue', subject: `calendar-notice:${body.number}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      await this.store.lock(tx)
      const { id, days } = await this.checked(tx, body)
      const { number, link, issuedOn, publishes } = body
      await this.store.insert(tx, { ...{ id, number, link, issuedOn, days, publishes }, by: actor.personId })
      await this.queue.send(tx, tellNotice, { notice: id })
      return { id }
    })
  }

  private async checked(tx: Tx, body: Body): Promise<CalendarNotice> {
    if (await this.store.isTaken(tx, body.number)) throw new Fault('calendar.number-taken', { number: body.number })
    const days = checkedDays(body, await this.calendars.current(tx), todayOf(tx))
    const { number, publishes } = body
    return { ...{ id: newId(), ordinal: Number.MAX_SAFE_INTEGER, number, days, publishes }, at: tx.now }
  }

  private async movedIn(tx: Tx, cycleId: string, notice: CalendarNotice) {
    const standing = await this.standings.of(tx, cycleId)
    const { cycle } = standing
    return this.news.movedBy(standing, notice).map(({ id, label, from, to }) => ({
      ...{ cycle: cycleId, mechanismName: cycle.mechanism_name, periodLabel: labelOfPeriod(cycle.period) },
      ...{ deadline: id, label, from: instantText(from), to: instantText(to) },
    }))
  }
}

const todayOf = (tx: Tx) => dayOf(tx.now)

function demandCounty(actor: Actor): void {
  refuseSample(actor)
  demand(actor, 'keep-calendar', 'Calendar', { ownerUnitId: actor.rootUnitId })
}
