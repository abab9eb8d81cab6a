import { dayOf, type Instant } from '@jizhi/domain'
import type { Need, RunFinding } from '../model/derived.ts'
import type { Run } from '../model/kernel.ts'
import type { Rounding } from '../model/mechanism.ts'
import { Calendars } from './deadlines.ts'
import { type FactIndex, readerOf } from './fact-index.ts'
import { graphOf } from './pinned-graph.ts'
import { Tenures } from './tenures.ts'

/** What one derivation reads, and where it says what it found; nothing before the `opened` fact. */
export function runOver(
  index: FactIndex,
  rounding: Rounding,
  assessors: (facts: Run['facts']) => Run['assessors'],
  find: (finding: RunFinding) => void,
  need: (need: Need) => void,
): Run | undefined {
  const facts = readerOf(index)
  const pins = facts.all('opened').at(-1)?.value
  if (!pins) return undefined
  return {
    now: index.now,
    pins,
    facts,
    rounding,
    deadlines: new Map<string, Instant>(),
    calendars: new Calendars(pins, facts),
    graph: graphOf(pins),
    tenures: new Tenures(pins, facts.all('holder'), dayOf(index.now)),
    assessors: assessors(facts),
    find,
    need,
  }
}
