import { type BlockId, compareIds } from '@jizhi/domain'
import { type CompiledBlock, compileMechanism, type Program } from '../compile/program.ts'
import type { Derived, Due, OpenTask } from '../model/derived.ts'
import type { AnyFact } from '../model/fact.ts'
import { type Frame, NO_ROWS, tableOf } from '../model/frame.ts'
import type { KernelOp } from '../model/kernel.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { Table } from '../model/table.ts'
import { assessorsOf } from './assessors-of.ts'
import { once } from './digest.ts'
import { conflictFindings, type FactIndex, NO_FACTS, withFacts } from './fact-index.ts'
import { runOver } from './make-run.ts'
import { noticeTasks } from './notice-tasks.ts'
import { addTo, frameHash, hashText, textHash } from './row-hash.ts'
import { runEmit } from './run-emit.ts'
import { runFreeze } from './run-freeze.ts'
import { runJoin } from './run-join.ts'
import { runAsk, runClock, runHold, runMap, runRoute } from './run-row-ops.ts'
import { runFold, runReshape } from './run-set-ops.ts'
import type { Session } from './session.ts'
import { shielded } from './shield.ts'
import { standingOf } from './standing-of.ts'

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

/** Takes facts in, in any order and portions (laws *order*, *once*, *resume*). */
export const absorb = (state: DerivationState, facts: readonly AnyFact[]): DerivationState => {
  const index = withFacts(state.index, facts)
  return index === state.index ? state : { ...state, index }
}

/**
 * A pure function of mechanism and facts: no clock, no chance, no float; total (EVAL-8). Before the `opened` fact all
 * tables are empty.
 */
export const derive = (mechanism: Mechanism, facts: readonly AnyFact[]): Derived =>
  derived(absorb(emptyState(mechanism), facts))

export function derived(state: DerivationState): Derived {
  const session = runSession(state)
  // CYC-5: of a voided cycle nothing is wanted any more; what exists is proposed for withdrawal (EFF-3).
  const isVoid = session !== undefined && session.run.facts.all('voided').length > 0
  const { effects, tasks } = session && !isVoid ? shielded(session) : { effects: [], tasks: [] }
  const open = session && !isVoid ? [...session.open, ...noticeTasks(session, effects), ...tasks] : []
  const due = session && !isVoid ? distinctDues(session.due) : []
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
    results: session?.results ?? [],
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

/** In an order that does not depend on how they came up. */
const needsOf = (session: Session | undefined): Derived['needs'] =>
  [...(session?.needs ?? [])].sort(([a], [b]) => compareIds(a, b)).map(([, need]) => need)

/** The tables of one block as `derived` has them, without running any block that comes after it. */
export function tablesOf(state: DerivationState, id: BlockId): { readonly [port: string]: Table } {
  const at = state.program.order.findIndex((block) => block.id === id)
  const block = state.program.order[at]
  const frames = block && runSession(state, at + 1)?.frames.get(id)
  return Object.fromEntries(block?.outputs.map((port) => [port, tableOf(frames?.get(port) ?? NO_ROWS)]) ?? [])
}

/** Runs every block once, in order, or the first `blocks` of them. Nothing is answered before the cycle was opened. */
export function runSession({ program, index }: DerivationState, blocks?: number): Session | undefined {
  const findings: Session['findings'] = []
  const needs: Session['needs'] = new Map()
  const run = runOver(
    index,
    program.mechanism.rounding,
    (facts) => (block, row) => assessorsOf(program, facts, block, row),
    (finding) => findings.push(finding),
    (need) => needs.set(JSON.stringify(need), need),
  )
  if (!run) return undefined
  const session: Session = {
    program,
    run,
    frames: new Map(),
    candidates: [],
    results: [],
    leftOut: [],
    open: [],
    due: [],
    needs,
    findings,
  }
  for (const block of program.order.slice(0, blocks)) runBlock(session, block)
  return session
}

function runBlock(session: Session, block: CompiledBlock): void {
  const registers = new Map<string, Frame>()
  session.frames.set(block.id, registers)
  for (const [port, from] of block.inputs)
    registers.set(port, session.frames.get(from.block)?.get(from.port) ?? NO_ROWS)
  for (const op of block.ops) runOp(session, block, op, registers)
}

function runOp(session: Session, block: CompiledBlock, op: KernelOp, registers: Map<string, Frame>): void {
  if (op.op === 'clock') {
    registers.set(op.to, runClock(session, op))
    return
  }
  if (op.op === 'join') {
    registers.set(op.to, runJoin(session, block, op, registers))
    return
  }
  const frame = registers.get(op.from) ?? NO_ROWS
  if (op.op === 'map') registers.set(op.to, runMap(session, op, frame))
  else if (op.op === 'fold') registers.set(op.to, runFold(session, block, op, frame))
  else if (op.op === 'hold') registers.set(op.to, runHold(session, block, op, frame))
  else if (op.op === 'emit') registers.set(op.to, runEmit(session, block, op, frame))
  else if (op.op === 'freeze') registers.set(op.to, runFreeze(session, block, op, frame))
  else {
    const ports =
      op.op === 'route'
        ? runRoute(session, op, frame)
        : op.op === 'ask'
          ? runAsk(session, block, op, frame)
          : runReshape(session, block, op, frame)
    for (const [port, made] of ports) registers.set(port, made)
  }
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

/** Everything that was derived, summed up in an order-free number. */
function hashOf(session: Session, effects: Derived['effects']): string {
  const sum = textHash(String(session.run.now))
  for (const block of session.program.order) {
    const registers = session.frames.get(block.id)!
    const [input] = block.inputs.keys()
    const before = input === undefined ? undefined : registers.get(input)
    for (const port of block.outputs) {
      const frame = registers.get(port)
      if (frame)
        addTo(
          sum,
          frameHash(`${block.id}.${port}`, frame, before && sharesColumns(frame, before) ? before.columns.length : 0),
        )
    }
  }
  for (const { slot, digest, standing, waitsFor } of effects)
    addTo(sum, textHash(slot.block, slot.row, slot.line, digest, standing, waitsFor.join()))
  for (const { block, complete, live, frozen, stale } of session.results)
    addTo(sum, textHash(block, `${complete} ${stale} ${frozen?.revision ?? 0}`, live.digest, frozen?.digest ?? ''))
  return hashText(sum)
}

/** The input's columns were hashed where they were written; frozen rows are columns of their own (RES-4). */
const sharesColumns = (frame: Frame, before: Frame): boolean =>
  frame.frozen === before.frozen && before.columns.every((column, at) => frame.columns[at]?.id === column.id)
