import {
  addDays,
  addWorkingDays,
  compareIds,
  type Day,
  dayOf,
  endOf,
  type Instant,
  unpinCalendar,
  type WorkingCalendar,
} from '@jizhi/domain'
import type { Fact, FactValues } from '../model/fact.ts'
import type { FactReader } from '../model/kernel.ts'
import type { Pins } from '../model/pins.ts'

/** CYC-5: days of a pause do not count; one without an end lasts up to today, so what is left begins tomorrow. */
function pausedDays({ from, to }: FactValues['paused'], today: Day): Days {
  const days: (readonly [Day, 'off'])[] = []
  const last = to ?? today
  for (let day = from; day <= last && days.length < MOST_PAUSED_DAYS; day = addDays(day, 1)) days.push([day, 'off'])
  return days
}

/** CYC-5: what stands of the pauses at a moment: of those that begin on one day the one that became known last. */
export function pausesAt(facts: readonly Fact<'paused'>[], at: Instant): readonly Fact<'paused'>[] {
  const byStart = new Map<Day, Fact<'paused'>>()
  for (const fact of facts) if (fact.known <= at) byStart.set(fact.value.from, fact) // by (known, id)
  return [...byStart.values()]
}

interface Notice {
  readonly known: Instant
  readonly calendar: WorkingCalendar
}

/** A pause whose end was stated later lasted, as far as it was known before, up to that day. */
function lastKnownDay(pauses: readonly Fact<'paused'>[], pause: Fact<'paused'>, today: Day): Day {
  const next = pauses.find((one) => one.value.from === pause.value.from && one.known > pause.known)
  return next === undefined ? today : dayOf(next.known)
}

function overlaid(days: Days, over: Days): Days {
  const taken = new Set(over.map(([day]) => day))
  return taken.size === 0 ? days : [...days.filter(([day]) => !taken.has(day)), ...over]
}

type Days = Pins['calendar']['days']

/** No pause is reckoned with for longer than this. */
const MOST_PAUSED_DAYS = 1100

/**
 * The pinned calendar followed by the notices that changed it and the pauses of the cycle (CYC-5), in the order they
 * became known.
 */
export class Calendars {
  readonly #pinned: WorkingCalendar
  readonly #notices: readonly Notice[]

  constructor(pins: Pins, facts: FactReader, today: Day) {
    this.#pinned = unpinCalendar(pins.calendar)
    let { days, revision } = pins.calendar
    const pauses = facts.all('paused')
    const changes = [...facts.all('calendar'), ...pauses].sort((a, b) => a.known - b.known || compareIds(a.id, b.id))
    this.#notices = changes.map((fact) => {
      if ('revision' in fact.value) {
        revision = fact.value.revision
        days = overlaid(days, fact.value.days)
      }
      const paused = pausesAt(pauses, fact.known).flatMap((one) =>
        pausedDays(one.value, lastKnownDay(pauses, one, today)),
      )
      return {
        known: fact.known,
        calendar: unpinCalendar({ ...pins.calendar, revision, days: overlaid(days, paused) }),
      }
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
