import type { WorkingCalendar } from '@jizhi/domain'
import { faulty, type Gap, type Outcome } from './value.ts'

/**
 * EXPR-3: what one evaluation may cost, in steps: parts visited once per member of a list, days walked through in the
 * calendar. Counted, never timed, so running out is the same value everywhere.
 */
export const MOST_STEPS = 20_000
/** A part whose figure is beyond 2^64 costs this many, as its arithmetic does. */
const GREAT_STEPS = 20
const GREAT = 1n << 64n

/** What an expression has beside its cells while it is evaluated. */
export class Scene {
  #left = MOST_STEPS
  #calendar: WorkingCalendar | undefined
  /** Whether the expression asks for working days, and so for a calendar. */
  countsDays = false

  begin(calendar: WorkingCalendar | undefined): void {
    this.#left = MOST_STEPS
    this.#calendar = calendar
  }

  get calendar(): WorkingCalendar | undefined {
    return this.#calendar
  }

  /** Takes so many steps; the gap says that there were not enough left. */
  spend(steps: number): Gap | undefined {
    this.#left -= steps
    return this.#left < 0 ? faulty('out-of-steps') : undefined
  }

  /** One visit of a part within a list. */
  visit(outcome: Outcome): Outcome {
    return this.spend(isGreat(outcome) ? GREAT_STEPS : 1) ?? outcome
  }
}

const isGreat = (outcome: Outcome): boolean =>
  typeof outcome === 'object' &&
  'num' in outcome &&
  (outcome.num > GREAT || outcome.num < -GREAT || outcome.den > GREAT)
