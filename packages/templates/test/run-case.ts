import type { Instant } from '@jizhi/domain'
import {
  type AnyFact,
  type Derived,
  derive,
  digestOf,
  type Mechanism,
  type OutcomeRows,
  type Pins,
  storedScale,
} from '@jizhi/mechanism'
import { type TemplateName, templates } from '../src/index.ts'
import type { Case, CaseCycle, Expected } from './case.ts'
import { type CaseFiles, copyOf, listOfCases, noCases, openCases, playCase } from './case-files.ts'
import { type FactStream, factStream, momentOf } from './fact-stream.ts'
import { sayGiven } from './given-facts.ts'
import { openedAt, pinsOf, sourcesOf } from './pins-of.ts'
import { freeze, playStep } from './play-step.ts'

/** A moment of a case at which something is expected. */
export interface Moment {
  readonly where: string
  readonly derived: Derived
  readonly cases: CaseFiles
  readonly expect: Expected
}

/** What a cycle froze, for the cycles after it. */
interface FrozenBefore {
  readonly of: TemplateName
  readonly known: Instant
  readonly rows: Omit<OutcomeRows, 'scheme'>
}

/** Plays a case, one cycle after another, and hands out every moment at which something is expected. */
export function runCase(of: TemplateName, one: Case): readonly Moment[] {
  const moments: Moment[] = []
  const before: FrozenBefore[] = []
  const cases = noCases()
  for (const cycle of one.cycles) runCycle({ of: cycle.of ?? of, one, cycle, before, cases, moments })
  return moments
}

interface Running {
  readonly of: TemplateName
  readonly one: Case
  readonly cycle: CaseCycle
  readonly before: FrozenBefore[]
  readonly cases: CaseFiles
  readonly moments: Moment[]
}

function runCycle({ of, one, cycle, before, cases, moments }: Running): void {
  const { mechanism } = templates[of]
  const opened = openedAt(cycle)
  const stream = factStream(mechanism.id, `${of}-${cycle.period}`)
  const heard = before.map(({ of: from, known, rows }) => ({
    known: Math.max(known, opened) as Instant, // the later of two instants
    rows: { ...rows, scheme: from === of ? '' : from },
  }))
  const sources = sourcesOf(mechanism, [...heard.map(({ rows }) => rows), ...(cycle.outcomes ?? [])], cycle.firsts)
  const pins = pinsOf(one, cycle, sources, cycle.drawSeed === undefined ? undefined : digestOf(cycle.drawSeed))
  stream.say('opened', { day: opened }, pins)
  for (const { known, rows } of heard)
    stream.say('outcome', { day: known, slot: { item: `${rows.scheme}/${rows.result}/${rows.period}` } }, rows)
  sayGiven(mechanism, cycle, opened, stream)
  const now = () => derive(mechanism, stream.facts)
  const work = () => doOwnWork({ mechanism, stream, pins, cases, now })
  work()
  for (const [at, step] of cycle.steps.entries()) {
    waitUntil(momentOf(step.day), { stream, now, work })
    if ('case' in step) playCase(cases, step)
    else playStep({ mechanism, stream, now }, step)
    work()
    if ('expect' in step)
      moments.push({
        where: `${cycle.period} step ${at + 1}`,
        derived: now(),
        cases: copyOf(cases),
        expect: step.expect,
      })
  }
  const derived = now()
  if (cycle.expect) moments.push({ where: cycle.period, derived, cases: copyOf(cases), expect: cycle.expect })
  before.push(...frozenIn(derived, stream.facts, cycle).map((frozen) => ({ of, ...frozen })))
}

/** Time passes: whatever comes due on the way comes due at its own moment. */
function waitUntil(
  moment: Instant,
  at: { readonly stream: FactStream; readonly now: () => Derived; readonly work: () => void },
): void {
  const { stream, now, work } = at
  const last = (): Instant => stream.facts.at(-1)!.known
  while (last() < moment) {
    const next = now()
      .due.map((due) => due.at)
      .filter((due) => due > last() && due < moment)
      .sort((a, b) => a - b)[0]
    stream.say('tick', { day: next ?? moment }, {})
    work()
  }
}

/** What happens without anybody: automatic freezes, cases that open, lists of cases that come due. */
function doOwnWork(at: {
  readonly mechanism: Mechanism
  readonly stream: FactStream
  readonly pins: Pins
  readonly cases: CaseFiles
  readonly now: () => Derived
}): void {
  const { mechanism, stream, pins, cases, now } = at
  for (let again = true; again; ) {
    const derived = now()
    const moment = derived.now
    again = false
    for (const result of derived.results) {
      if (!result.automatic || !result.complete || result.frozen !== undefined) continue
      freeze({ mechanism, stream, now }, result.block, moment, 'system')
      again = true
    }
    openCases(cases, mechanism, pins, derived)
    for (const need of derived.needs.filter(({ what }) => what === 'snapshot')) {
      const rows = listOfCases(cases, mechanism, need.block, pins, moment)
      stream.say('snapshot', { day: moment, slot: { block: need.block } }, { rows })
      again = true
    }
  }
}

/** RES-3: every revision that was issued, as others will read it. */
function frozenIn(
  derived: Derived,
  facts: readonly AnyFact[],
  { period, event }: CaseCycle,
): readonly { readonly known: Instant; readonly rows: Omit<OutcomeRows, 'scheme'> }[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'frozen') return []
    const block = String(fact.slot.block)
    const ports = derived.tables[block]
    const columns = (ports?.frozen ?? ports?.handled)?.columns ?? []
    const { revision, rows } = fact.value
    const at = event === undefined ? {} : { at: momentOf(event) }
    const types = columns.map((column) => ({
      id: column.id,
      type: column.type,
      scale: storedScale(column),
      ...(column.options ? { options: column.options.map(({ id }) => id) } : {}),
    }))
    return [{ known: fact.known, rows: { result: block, period, ...at, revision, rows, types } }]
  })
}

export const tableAt = (derived: Derived, place: string) => {
  const [block = '', port = ''] = place.split('.')
  const table = derived.tables[block]?.[port]
  if (table === undefined) throw new Error(`no port ${place}`)
  return table
}
