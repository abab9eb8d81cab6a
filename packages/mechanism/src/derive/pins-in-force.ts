import type { AnyFact, Fact } from '../model/fact.ts'
import type { Pins } from '../model/pins.ts'
import { byKnown } from './facts-of-kind.ts'

/** PIN-5: a change of version counts when two different persons signed it. */
export const isRepinned = ({ by, value }: Fact<'repinned'>): boolean => by !== undefined && value.second !== by

/**
 * PIN-1, PIN-5: what a stream goes by: the pins it was opened with, or those of its last change of version. Nothing
 * before it was opened. Whoever derives takes the drawing of the version named here.
 */
export function pinsInForce(facts: readonly AnyFact[]): Pins | undefined {
  const opened = facts.findLast((fact) => fact.kind === 'opened')
  const again = facts.flatMap((fact) => (fact.kind === 'repinned' && isRepinned(fact) ? [fact] : [])).sort(byKnown)
  return opened && (again.at(-1)?.value.pins ?? opened.value)
}
