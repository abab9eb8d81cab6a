import { Injectable } from '@nestjs/common'
import { Calendars } from '../../platform/calendar/calendars.ts'
import { type CalendarNotice, lastLaidOver } from '../../platform/calendar/laid-over.ts'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { CalendarMovesStore } from './calendar-moves.store.ts'
import { type DeadlineMove, movesBetween } from './deadlines-now.ts'
import { type AnyNewFact, digested, storedFact } from './new-fact.ts'
import type { News } from './outcomes.ts'
import { type Standing, supposing } from './standing.ts'

/** TIME-3, PIN-2: notices that a county entered after a cycle opened reach it as facts, each once, with what they moved. */
@Injectable()
export class CalendarNews {
  constructor(
    private readonly calendars: Calendars,
    private readonly moves: CalendarMovesStore,
  ) {}

  /**
   * The first notice that the cycle has not heard of and that was entered by a moment (epoch milliseconds). It counts as
   * known since it was entered, however late the worker comes.
   */
  async news(tx: Tx, standing: Standing, by: number): Promise<readonly News[]> {
    const notices = await this.calendars.notices(tx, by)
    const pinned = lastLaidOver(standing.pins.calendar)
    const heard = new Set<string>(standing.facts.flatMap(({ kind, id }) => (kind === 'calendar' ? [id] : [])))
    const next = notices.find((one) => one.ordinal > pinned && !heard.has(factId(standing, one.id)))
    if (next === undefined) return []
    failpoint('calendar.before-stating')
    await this.moves.insert(tx, standing.cycle.id, next.id, this.movedBy(standing, next))
    failpoint('calendar.after-moving')
    return [{ facts: [factOf(standing, next)], asOf: next.at }]
  }

  /** What a notice moves, or would move; nothing is stored. */
  movedBy(standing: Standing, notice: CalendarNotice): DeadlineMove[] {
    const { id: cycleId, mechanism_id: mechanismId } = standing.cycle
    const known = Math.max(notice.at, standing.derived.now + 1)
    const fact = storedFact(digested(cycleId, factOf(standing, notice)), { mechanismId, cycleId, known })
    return movesBetween(standing, supposing(standing, [fact]), known)
  }
}

/** The same notice makes the same fact on every machine: a second delivery does nothing (FACT-3). */
const factId = ({ cycle }: Standing, noticeId: string): string => idOfDigest(digestOf([cycle.id, 'calendar', noticeId]))

const factOf = (standing: Standing, { id, number, days }: CalendarNotice): AnyNewFact => ({
  kind: 'calendar',
  slot: {},
  id: factId(standing, id),
  value: { revision: number, days: days.map(({ day, kind }) => [day, kind] as const) },
})
