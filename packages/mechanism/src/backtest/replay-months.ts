import { type FactId, parsePeriod, storedId } from '@jizhi/domain'
import { readDrawing } from '../check/drawing.ts'
import { absorb, derived as derivedOf, emptyState } from '../derive/derive.ts'
import type { Derived } from '../model/derived.ts'
import type { AnyFact, Fact, OutcomeRows } from '../model/fact.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { outcomeTypes } from '../model/outcome-types.ts'
import type { PinnedSource } from '../model/pins.ts'
import { cutAtTotals, type TotalsCut, totalsFacts } from './cut-totals.ts'
import type { PastCycle } from './past-cycle.ts'
import { carriesOver, playOut } from './play-out.ts'

export interface ReplayedCycle {
  readonly period: string
  readonly derived: Derived
  /** BACK-4: what could not be run because only totals were known. */
  readonly notRun: readonly string[]
}

/** A drawing with the cycles it was played over. */
export interface PlayedDrawing {
  readonly mechanism: Mechanism
  readonly cycles: readonly ReplayedCycle[]
}

/**
 * BACK-1, BACK-5: runs one drawing over past cycles, earliest first. What a cycle froze is what the next one reads as
 * its own history; tables of other mechanisms, and months before the first, stay as they were known.
 */
export const replayMonths = (mechanism: Mechanism, past: readonly PastCycle[]): readonly ReplayedCycle[] => [
  ...replayed(mechanism, past),
]

/** The same, one cycle at a time: whoever has something more urgent to do may do it in between. */
export function* replayed(mechanism: Mechanism, past: readonly PastCycle[]): Generator<ReplayedCycle, void> {
  const first = firstOf(past)
  const results = resultsOf(mechanism)
  const outcomes: OutcomeRows[] = []
  for (const cycle of past) {
    const { opened, facts, notRun, mechanism: run } = startedCycle(mechanism, cycle, first)
    if (!opened) {
      yield { period: cycle.period, derived: derivedOf(emptyState(run)), notRun }
      continue
    }
    const known = outcomes.map((value) => outcomeFact(opened, value))
    const derived = derivedOf(playOut(absorb(emptyState(run), [...facts, ...known]), opened))
    for (const block of results) {
      const outcome = outcomeOf(derived, block, cycle.period)
      if (outcome) outcomes.push(outcome)
    }
    yield { period: cycle.period, derived, notRun }
  }
}

const resultsOf = (mechanism: Mechanism): readonly string[] =>
  readDrawing(mechanism)
    .of('result')
    .map(({ open }) => open.block.id)

/** Which cycles are played again, and with which they begin. */
interface Span {
  readonly played: ReadonlySet<string>
  readonly first: string
}

export const firstOf = (past: readonly PastCycle[]): Span => ({
  played: new Set(past.map(({ period }) => period)),
  first: past[0]?.period ?? '',
})

/** A cycle before anything of the drawing happened in it: what holds whatever the drawing makes of it. */
export function startedCycle(mechanism: Mechanism, cycle: PastCycle, { played, first }: Span): StartedCycle {
  const run = startOf(mechanism, cycle)
  const sources = sourcesOf(run.mechanism, resultsOf(mechanism), first)
  const facts = run.facts
    .filter((fact) => carriesOver(fact) && !isReplaced(fact, played))
    .map((fact) => (fact.kind === 'opened' ? withSources(fact, sources) : fact))
  return { ...run, facts, opened: facts.find((fact) => fact.kind === 'opened') }
}

interface StartedCycle extends Started {
  readonly opened: Fact<'opened'> | undefined
}

interface Started {
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
  readonly notRun: readonly string[]
}

function startOf(mechanism: Mechanism, cycle: PastCycle): Started {
  if ('facts' in cycle) return { mechanism, facts: cycle.facts, notRun: [] }
  const cut: TotalsCut = cutAtTotals(mechanism, cycle.totals.types)
  return { mechanism: cut.mechanism, facts: totalsFacts(cut, cycle), notRun: cut.notRun }
}

/** Tables of this very mechanism for a period that is played again. */
const isReplaced = (fact: AnyFact, played: ReadonlySet<string>): boolean =>
  fact.kind === 'outcome' && fact.value.scheme === '' && played.has(fact.value.period)

function withSources(fact: Fact<'opened'>, sources: readonly PinnedSource[]): Fact<'opened'> {
  const named = fact.value.sources ?? []
  const more = sources.filter(
    (one) => !named.some((known) => known.scheme === one.scheme && known.result === one.result),
  )
  return { ...fact, value: { ...fact.value, sources: [...named, ...more] } }
}

/** A drawing that begins to read its own past names tables that were never pinned. */
function sourcesOf(mechanism: Mechanism, results: readonly string[], first: string): readonly PinnedSource[] {
  const period = parsePeriod(first)
  const kind = period.ok ? period.value.kind : 'event'
  return results.map((result) => ({ scheme: '', result, mechanism: mechanism.id, kind, first }))
}

function outcomeOf(derived: Derived, block: string, period: string): OutcomeRows | undefined {
  const result = derived.results.find((one) => one.block === block)
  const columns = derived.tables[block]?.frozen?.columns
  if (!result?.frozen || !columns) return undefined
  return { scheme: '', result: block, period, revision: 1, rows: result.live.rows, types: outcomeTypes(columns) }
}

/** Known before the cycle opened: the months are played one after another. */
const outcomeFact = (opened: Fact<'opened'>, value: OutcomeRows): Fact<'outcome'> => ({
  id: storedId<FactId>(`played-${value.result}-${value.period}`),
  mechanism: opened.mechanism,
  cycle: opened.cycle,
  kind: 'outcome',
  slot: { item: `/${value.result}/${value.period}` },
  value,
  at: opened.known,
  known: opened.known,
})
