import { type Day, dayOf, type Instant } from '@jizhi/domain'
import type { Fact } from '@jizhi/mechanism'
import type { Standing } from '../cycles/index.ts'

/** The pause that runs or is still to come; of two that begin on one day the later one says when it ended (CYC-5). */
export function pauseNow({ facts }: Pick<Standing, 'facts'>, now: number): Fact<'paused'>['value'] | undefined {
  const today: Day = dayOf(now as Instant) // the database's clock
  const byStart = new Map<Day, Fact<'paused'>['value']>()
  for (const fact of facts) if (fact.kind === 'paused') byStart.set(fact.value.from, fact.value)
  return [...byStart.values()].findLast(({ from, to }) => to === null || (to >= today && to >= from))
}
