import { fail, type Instant, ok, type Result } from '@jizhi/domain'
import { readDrawing } from '../check/drawing.ts'
import { absorb, derived, emptyState } from '../derive/derive.ts'
import type { Derived } from '../model/derived.ts'
import type { AnyFact, OutcomeRows } from '../model/fact.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { outcomeTypes } from '../model/outcome-types.ts'
import type { Pins } from '../model/pins.ts'
import type { Expected } from './expected.ts'
import { factStream } from './fact-stream.ts'
import { complainAt, type FileFault } from './file-fault.ts'
import type { FactsFile, FileCycle } from './format.ts'
import { openedAt, pinsOf, sourcesOf } from './pins-of.ts'
import { type CaseFiles, copyOf, listOfCases, noCases, openCases, playCase } from './play-cases.ts'
import { freeze, playStep, type Stage } from './play-step.ts'
import { registriesOf } from './registries-of.ts'
import { sayGiven } from './say-given.ts'
import { momentOf } from './words.ts'

/** A moment at which something is expected. */
export interface Moment {
  readonly where: string
  readonly derived: Derived
  readonly cases: CaseFiles
  readonly expect: Expected
}

interface PlayOptions {
  /** What other mechanisms of the file call this one. */
  readonly name?: string
  /** Finds the mechanisms that cycles name with `of`. */
  readonly others?: (name: string) => Mechanism | undefined
}

/** One cycle of a file, as facts and as what came out of them. */
export interface PlayedCycle {
  readonly mechanism: Mechanism
  readonly period: string
  readonly facts: readonly AnyFact[]
  readonly derived: Derived
}

export interface Played {
  readonly cycles: readonly PlayedCycle[]
  readonly moments: readonly Moment[]
}

/** What a cycle froze, for the cycles after it. */
interface FrozenBefore {
  readonly of: string
  readonly known: Instant
  readonly rows: Omit<OutcomeRows, 'scheme'>
}

interface Running {
  readonly name: string
  readonly file: FactsFile
  readonly before: FrozenBefore[]
  readonly cases: CaseFiles
  readonly moments: Moment[]
  readonly faults: FileFault[]
}

/**
 * Plays a facts file step by step, one cycle after another. Where a step answers what the product proposed (a notice, a
 * signature, a freeze), everything before it is derived to see what that was. Pure; answers every complaint.
 */
export function playFacts(
  mechanism: Mechanism,
  file: FactsFile,
  { name = mechanism.id, others }: PlayOptions = {},
): Result<Played, readonly FileFault[]> {
  const running: Running = { file, name, before: [], cases: noCases(), moments: [], faults: [] }
  const cycles = file.cycles.flatMap((cycle, at) => {
    const path = file.cycles.length === 1 ? '' : `cycles[${at}].`
    const played = cycle.of === undefined ? mechanism : others?.(cycle.of)
    if (played) return playCycle(running, played, cycle, path) ?? []
    complainAt(path, running.faults)(`没有“${cycle.of}”这个机制。`, 'of')
    return []
  })
  return running.faults.length === 0 ? ok({ cycles, moments: running.moments }) : fail(running.faults)
}

function playCycle(running: Running, mechanism: Mechanism, cycle: FileCycle, path: string): PlayedCycle | undefined {
  const { file, before, cases, moments, faults } = running
  const opened = openedAt(cycle)
  if (opened === undefined) {
    complainAt(path, faults)(`“${cycle.period}”不是历法上的周期，请写 opened。`, 'period')
    return undefined
  }
  const of = cycle.of ?? running.name
  const drawing = readDrawing(mechanism)
  const stream = factStream(mechanism.id, `${of}-${cycle.period}`)
  const heard = before.map(({ of: from, known, rows }) => ({
    known: Math.max(known, opened) as Instant, // the later of two instants
    rows: { ...rows, scheme: from === of ? '' : from },
  }))
  const pins = pinsOf(
    file,
    cycle,
    opened,
    sourcesOf(drawing, [...heard.map(({ rows }) => rows), ...cycle.outcomes], cycle.firsts),
    registriesOf(drawing, cycle, file.owner.id, path, faults),
  )
  stream.say('opened', { day: opened }, pins)
  for (const { known, rows } of heard)
    stream.say('outcome', { day: known, slot: { item: `${rows.scheme}/${rows.result}/${rows.period}` } }, rows)
  let state = emptyState(mechanism)
  const now = (): Derived => {
    state = absorb(state, stream.facts)
    return derived(state)
  }
  const teller = { drawing, stream, faults, now, period: cycle.period }
  sayGiven({ ...teller, path }, cycle, opened)
  const work = () => doOwnWork({ ...teller, path }, pins, cases)
  const pass = (to: Instant) => {
    stream.say('tick', { day: to }, {})
    work()
  }
  work()
  for (const [at, step] of cycle.steps.entries()) {
    const place = `${path}steps[${at}]`
    waitUntil(momentOf(step.day), stream.facts, () => now().due, pass)
    if ('case' in step) playCase(cases, step, complainAt(place, faults))
    else playStep({ ...teller, path: place }, step)
    work()
    if ('expect' in step) moments.push({ where: place, derived: now(), cases: copyOf(cases), expect: step.expect })
  }
  const last = now()
  if (cycle.expect) moments.push({ where: `${path}expect`, derived: last, cases: copyOf(cases), expect: cycle.expect })
  before.push(...frozenIn(last, stream.facts, cycle).map((frozen) => ({ of, ...frozen })))
  return { mechanism, period: cycle.period, facts: stream.facts, derived: last }
}

/** Time passes: whatever comes due on the way comes due at its own moment. */
function waitUntil(
  moment: Instant,
  facts: readonly AnyFact[],
  dues: () => Derived['due'],
  pass: (to: Instant) => void,
): void {
  const last = (): Instant => facts.at(-1)?.known ?? moment
  while (last() < moment) {
    const next = dues()
      .map((due) => due.at)
      .filter((due) => due > last() && due < moment)
      .sort((a, b) => a - b)[0]
    pass(next ?? moment)
  }
}

/** What happens without anybody: automatic freezes, cases that open, lists of cases that come due. */
function doOwnWork(stage: Stage, pins: Pins, cases: CaseFiles): void {
  const { drawing, stream, now } = stage
  for (let again = true; again; ) {
    const found = now()
    again = false
    for (const result of found.results) {
      if (!result.automatic || !result.complete || result.frozen !== undefined) continue
      freeze(stage, result.block, found.now, 'system')
      again = true
    }
    openCases(cases, drawing.mechanism, pins, found)
    for (const need of found.needs.filter(({ what }) => what === 'snapshot')) {
      const rows = listOfCases(cases, drawing, need.block, pins, found.now)
      if (!rows) continue
      stream.say('snapshot', { day: found.now, slot: { block: need.block } }, { rows })
      again = true
    }
  }
}

/** RES-3: every revision that was issued, as others will read it. */
function frozenIn(
  found: Derived,
  facts: readonly AnyFact[],
  { period, event }: FileCycle,
): readonly { readonly known: Instant; readonly rows: Omit<OutcomeRows, 'scheme'> }[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'frozen') return []
    const block = String(fact.slot.block)
    const ports = found.tables[block]
    const types = outcomeTypes((ports?.frozen ?? ports?.handled)?.columns ?? [])
    const { revision, rows } = fact.value
    const at = event === undefined ? {} : { at: momentOf(event) }
    return [{ known: fact.known, rows: { result: block, period, ...at, revision, rows, types } }]
  })
}
