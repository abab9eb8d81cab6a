import { dayOf } from '@jizhi/domain'
import type { CycleStanding } from '../model/derived.ts'
import { pausesAt } from './deadlines.ts'
import type { Session } from './session.ts'

/** CYC-5: states are derived; facts are accepted in all of them. */
export function standingOf({ run, results }: Session, isVoid: boolean, isQuiet: boolean): CycleStanding {
  const isFrozen = results.length > 0 && results.every((result) => result.frozen !== undefined)
  const today = dayOf(run.now)
  return {
    state: isVoid
      ? 'voided'
      : !isFrozen
        ? 'running'
        : isQuiet && !results.some((one) => one.stale)
          ? 'ended'
          : 'frozen',
    isPaused: pausesAt(run.facts.all('paused'), run.now).some(
      ({ value }) => value.from <= today && (value.to === null || today <= value.to),
    ),
    version: run.pins.version,
  }
}
