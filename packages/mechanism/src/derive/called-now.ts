import { dayOf, type Instant, type Key } from '@jizhi/domain'
import type { Who } from '../blocks/settings/who.ts'
import { type Called, whom } from '../compile/whom.ts'
import type { AnyFact, Fact } from '../model/fact.ts'
import type { Pins } from '../model/pins.ts'
import { graphOf } from './pinned-graph.ts'
import { Tenures } from './tenures.ts'

/**
 * Who a drawing calls for a row at an instant: the same posts that tasks go to, by level and relation on the pinned graph,
 * with whoever took a post over or stands in since (PIN-4, PIN-6).
 */
export function calledNow(pins: Pins, facts: readonly AnyFact[], who: Who, row: string, now: Instant): Called {
  const changes = facts.filter((fact): fact is Fact<'holder'> & AnyFact => fact.kind === 'holder')
  const tenures = new Tenures(pins, changes, dayOf(now))
  return whom(who, { pins, graph: graphOf(pins), tenures }, row as Key) // a key of the cycle's own tables
}
