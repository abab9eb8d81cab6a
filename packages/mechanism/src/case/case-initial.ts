import type { CaseConfig } from '../blocks/case.ts'
import type { InitialCase } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { isReached } from './case-clock.ts'
import { bornAt, type CaseLife } from './case-life.ts'

/**
 * CASE-5: a case begins where it was opened, or, brought in from the county's own list, where it stood there: open since
 * it was found, with the dates of the list. What it called for until the platform took it over is not called for
 * again. With one signature it is none.
 */
export function begunAt(config: CaseConfig, run: Run): CaseLife {
  const stated = run.facts.all('initial').findLast(({ by, value }) => by !== undefined && by !== value.second)
  if (stated === undefined || !('status' in stated.value)) return bornAt(run.pins.openedAt)
  const life = livedBy(stated.value)
  const then: Run = { ...run, now: stated.known, reached: (at) => stated.known >= at }
  const passed = config.rungs.filter((rung) => isReached(config, then, life, rung))
  return { ...life, passedRungs: passed.map(({ id }) => id) }
}

const livedBy = ({ status, foundAt, unit, class: kind, dispatchedAt, dueAt, doers }: InitialCase): CaseLife => ({
  ...bornAt(foundAt),
  ...{ status, unit, class: kind, dispatchedAt, doers },
  statedDue: dueAt,
})
