import { type BlockId, dayOf, type Instant } from '@jizhi/domain'
import type { Need, RunFinding } from '../model/derived.ts'
import type { Run } from '../model/kernel.ts'
import type { Rounding } from '../model/mechanism.ts'
import type { Pins } from '../model/pins.ts'
import { Calendars } from './deadlines.ts'
import { type FactIndex, readerOf } from './fact-index.ts'
import { graphOf } from './pinned-graph.ts'
import { isRepinned } from './pins-in-force.ts'
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
  const pins = pinsOf(facts, find)
  if (!pins) return undefined
  return {
    now: index.now,
    reached: (at: Instant) => index.now >= at,
    pins,
    facts,
    rounding,
    deadlines: new Map<string, Instant>(),
    calendars: new Calendars(pins, facts, dayOf(index.now)),
    graph: graphOf(pins),
    tenures: new Tenures(pins, facts.all('holder'), dayOf(index.now)),
    assessors: assessors(facts),
    find,
    need,
  }
}

/** PIN-5: what the cycle goes by: as opened, or as it was pinned again by two people. */
function pinsOf(facts: Run['facts'], find: (finding: RunFinding) => void): Pins | undefined {
  const opened = facts.all('opened').at(-1)
  if (!opened) return undefined
  const again = facts.all('repinned').filter((fact) => {
    const isSigned = isRepinned(fact)
    if (!isSigned)
      find({
        code: 'cycle.repin-unsigned',
        block: '' as BlockId, // '' = the cycle itself
        message: `换版本 ${fact.id} 没有两个人签字，未采用。`,
      })
    return isSigned
  })
  return again.at(-1)?.value.pins ?? opened.value
}
