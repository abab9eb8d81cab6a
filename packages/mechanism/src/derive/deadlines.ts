import { addDays, addWorkingDays, dayOf, endOf, type Instant, unpinCalendar, type WorkingCalendar } from '@jizhi/domain'
import type { FactReader } from '../model/kernel.ts'
import type { Pins } from '../model/pins.ts'

interface Notice {
  readonly known: Instant
  readonly calendar: WorkingCalendar
}

/** The pinned calendar followed by the notices that changed it, in the order they became known. */
export class Calendars {
  readonly #pinned: WorkingCalendar
  readonly #notices: readonly Notice[]

  constructor(pins: Pins, facts: FactReader) {
    this.#pinned = unpinCalendar(pins.calendar)
    let days = pins.calendar.days
    this.#notices = facts.all('calendar').map(({ known, value }) => {
      const changed = new Set(value.days.map(([day]) => day))
      days = [...days.filter(([day]) => !changed.has(day)), ...value.days]
      return { known, calendar: unpinCalendar({ ...pins.calendar, revision: value.revision, days }) }
    })
  }

  /** PIN-1: the calendar as it stood when the cycle opened. */
  get pinned(): WorkingCalendar {
    return this.#pinned
  }

  /** The calendar as it is known now, for elapsed days (TIME-5). */
  get newest(): WorkingCalendar {
    return this.#notices.at(-1)?.calendar ?? this.#pinned
  }

  /**
   * TIME-3: a notice moves a deadline that has not passed when it becomes known; one moved earlier never falls before
   * the day after the notice.
   */
  settle(deadline: (calendar: WorkingCalendar) => Instant): Instant {
    let at = deadline(this.#pinned)
    for (const { known, calendar } of this.#notices) {
      if (at <= known) continue
      const moved = deadline(calendar)
      const earliest = endOf(addDays(dayOf(known), 1))
      // the least or greatest of instants is one
      at = moved >= at ? moved : (Math.min(at, Math.max(moved, earliest)) as Instant)
    }
    return at
  }

  /** TIME-1, TIME-2: T+n working days, as the instant at which that day ends. */
  after(from: Instant, days: number): Instant {
    return this.settle((calendar) => endOf(addWorkingDays(dayOf(from), days, calendar).day))
  }
}
