import { type BlockId, compareIds, startOf } from '@jizhi/domain'
import { compileMechanism, type Program } from '../compile/program.ts'
import type { Derived, Due, OpenTask } from '../model/derived.ts'
import type { AnyFact } from '../model/fact.ts'
import { NO_ROWS, tableOf } from '../model/frame.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { Table } from '../model/table.ts'
import { once } from './digest.ts'
import { conflictFindings, type FactIndex, NO_FACTS, touchedBy, withFacts } from './fact-index.ts'
import { noticeTasks, untoldResults } from './notice-tasks.ts'
import { hashText, textHash } from './row-hash.ts'
import { runSession } from './run-session.ts'
import { reviewTasks } from './second-layer.ts'
import type { Before, Session } from './session.ts'
import { hashOf } from './session-hash.ts'
import { shielded } from './shield.ts'
import { standingOf } from './standing-of.ts'
import type { Touched } from './watch.ts'

/** What is kept between facts: the drawing, compiled once, and the facts by slot. A value; nothing in it changes. */
export interface DerivationState {
  readonly program: Program
  readonly index: FactIndex
}

export function emptyState(mechanism: Mechanism): DerivationState {
  const program = PROGRAMS.get(mechanism) ?? compileMechanism(mechanism)
  PROGRAMS.set(mechanism, program)
  return { program, index: NO_FACTS }
}

/** A drawing is a value: the same object always compiles to the same program, which takes longer than a small month. */
const PROGRAMS = new WeakMap<Mechanism, Program>()

/**
 * What was derived of a state, and until then what may be built on. Both follow from the state alone, so a state stays a
 * value: derived by itself or on top of another, it comes out the same (INC-3).
 */
interface Held {
  session?: Session | undefined
  derived?: Derived
  before?: Before | undefined
}

const HELD = new WeakMap<DerivationState, Held>()

/** Takes facts in, in any order and portions (laws *order*, *once*, *resume*). */
export function absorb(state: DerivationState, facts: readonly AnyFact[]): DerivationState {
  const index = withFacts(state.index, facts)
  if (index === state.index) return state
  const more = { ...state, index }
  const held = HELD.get(state)
  const session = held?.session ?? held?.before?.session
  if (session) {
    const touched = touchedBy(state.index, index, facts)
    const earlier = held?.session ? undefined : held?.before?.touched
    HELD.set(more, { before: { session, touched: earlier ? bothTouched(earlier, touched) : touched } })
  }
  return more
}

function bothTouched(a: Touched, b: Touched): Touched {
  const blocks = new Map(a.blocks)
  for (const [block, rows] of b.blocks) blocks.set(block, new Set([...(blocks.get(block) ?? []), ...rows]))
  return { blocks, kinds: new Set([...a.kinds, ...b.kinds]) }
}

/** Everything of a state, derived once; on top of what was derived before, where there is such a thing. */
export function sessionOf(state: DerivationState): Session | undefined {
  const held = HELD.get(state) ?? {}
  if (held.session) return held.session
  held.session = runSession(state.program, state.index, held.before)
  held.before = undefined
  HELD.set(state, held)
  return held.session
}

/**
 * A pure function of mechanism and facts: no clock, no chance, no float; total (EVAL-8). Before the `opened` fact all
 * tables are empty.
 */
export const derive = (mechanism: Mechanism, facts: readonly AnyFact[]): Derived =>
  derived(absorb(emptyState(mechanism), facts))

export function derived(state: DerivationState): Derived {
  const known = HELD.get(state)?.derived
  if (known) return known
  const session = sessionOf(state)
  const made = derivedFrom(state, session)
  if (session) HELD.get(state)!.derived = made
  return made
}

function derivedFrom(state: DerivationState, session: Session | undefined): Derived {
  // CYC-5: of a voided cycle nothing is wanted any more; what exists is proposed for withdrawal (EFF-3).
  const isVoid = session !== undefined && session.run.facts.all('voided').length > 0
  const { effects, tasks } = session && !isVoid ? shielded(session) : { effects: [], tasks: [] }
  const notices = session && !isVoid ? noticeTasks(session, effects) : []
  const late = session ? untoldResults(session, notices) : new Set<BlockId>()
  const stated = session?.open.filter((task) => task.kind !== 'freeze' || !late.has(task.block)) ?? []
  const reviews = session && !isVoid ? reviewTasks(session.run, session.program) : { open: [], due: [] }
  const open = isVoid ? [] : [...stated, ...notices, ...tasks, ...reviews.open]
  const hands = session && open.length > 0 ? handsChange(session.run) : []
  const due = session && !isVoid ? distinctDues([...session.due, ...reviews.due, ...hands]) : []
  const tables: { [block: string]: { [port: string]: Table } } = {}
  for (const block of state.program.order) {
    const ports: { [port: string]: Table } = {}
    for (const port of block.outputs) ports[port] = tableOf(session?.frames.get(block.id)?.get(port) ?? NO_ROWS)
    tables[block.id] = ports
  }
  const hash = once(() =>
    session ? hashOf(session, effects) : hashText(textHash('unopened', String(state.index.now))),
  )
  const findings = [...state.program.findings, ...(session?.findings ?? []), ...conflictFindings(state.index)]
  return {
    now: state.index.now,
    cycle: session && standingOf(session, isVoid, open.length === 0 && due.length === 0),
    tables,
    results: session?.results.map((one) => (late.has(one.block) ? { ...one, complete: false } : one)) ?? [],
    open: open.sort(byPlace),
    due,
    effects,
    leftOut: session?.leftOut ?? [],
    needs: needsOf(session),
    findings,
    get hash() {
      return hash()
    },
  }
}

/** PIN-4: as long as somebody is asked for something, the day on which a post passes to others is a day to look again. */
const handsChange = ({ facts, now }: Session['run']): Due[] =>
  facts.all('holder').flatMap(({ value }): Due[] => {
    const at = startOf(value.from)
    return at > now ? [{ at, block: '' as BlockId, what: 'hands-change' }] : [] // '' = the cycle itself
  })

/** In an order that does not depend on how they came up. */
const needsOf = (session: Session | undefined): Derived['needs'] =>
  [...(session?.needs ?? [])].sort(([a], [b]) => compareIds(a, b)).map(([, need]) => need)

/** The tables of one block as `derived` has them, without running any block that comes after it. */
export function tablesOf(state: DerivationState, id: BlockId): { readonly [port: string]: Table } {
  const at = state.program.order.findIndex((block) => block.id === id)
  const block = state.program.order[at]
  const held = HELD.get(state)
  const session = block && (held?.session ?? runSession(state.program, state.index, held?.before, at + 1))
  const frames = session?.frames.get(id)
  return Object.fromEntries(block?.outputs.map((port) => [port, tableOf(frames?.get(port) ?? NO_ROWS)]) ?? [])
}

/** Items are looked at last: making them may cost digests. */
const byPlace = (a: OpenTask, b: OpenTask): number =>
  compareIds(a.block, b.block) ||
  compareIds(a.row, b.row) ||
  compareIds(a.kind, b.kind) ||
  compareIds(a.role, b.role) ||
  compareIds(a.items.join(), b.items.join())

function distinctDues(dues: readonly Due[]): readonly Due[] {
  const byName = new Map(dues.map((due) => [`${due.at}\n${due.block}\n${due.what}`, due]))
  return [...byName.values()].sort((a, b) => a.at - b.at || (a.block < b.block ? -1 : a.block > b.block ? 1 : 0))
}
