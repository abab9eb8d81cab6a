import { compareKeys, type Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import { type Frame, PROVISIONAL, SETTLED, WAITING } from '../model/frame.ts'
import type { FoldOp, Group, KernelOp, ReshapeOp } from '../model/kernel.ts'
import { type Change, movesOf, settledFrame, UNCHANGED } from './change.ts'
import { foldPart, heard, isCarried } from './heard.ts'
import { portOf } from './ports.ts'
import { atMost, extended } from './run-row-ops.ts'
import { rowsIn } from './run-rows.ts'
import { changeAt, frameBefore, listening, type Registers, remember, type Session, standing, wake } from './session.ts'

/** The cells an operation wrote, to find out next time which of them changed. */
export interface CohortKept {
  readonly writer: ColumnWriter
}

/** INC-1: a set operation runs whole, or not at all while neither its rows nor anything it looked at changed. */
export function isStanding(session: Session, op: KernelOp, inputs: readonly (Change | undefined)[]): boolean {
  const done = inputs.every((input) => input === UNCHANGED) ? standing(session, op) : undefined
  if (done) remember(session, op, done)
  return done !== undefined
}

/** Writes what stands in these registers since the derivation before. */
export function keep(session: Session, block: CompiledBlock, names: readonly string[], registers: Registers): void {
  for (const name of names) {
    const before = frameBefore(session, block.id, name)
    if (before) registers.write(name, before, UNCHANGED)
    const place = `${block.id}\n${name}`
    const rows = session.before?.session.taken.get(place)
    if (rows) session.taken.set(place, rows)
  }
}

export function runFold(session: Session, block: CompiledBlock, op: FoldOp, frame: Frame, registers: Registers): void {
  const input = changeAt(session, block.id, op.from)
  if (isStanding(session, op, [input])) {
    keep(session, block, [op.to], registers)
    return
  }
  const { made, done } = listening(session, block, () => folded(session, block, op, frame))
  const beforeKept = session.before?.session.done.get(op)?.kept as CohortKept | undefined // what a fold keeps
  remember(session, op, { ...done, kept: { writer: made.writer } satisfies CohortKept })
  const before = frameBefore(session, block.id, op.to)
  const change = input && before && beforeKept && cohortChange(before, made.frame, made.writer, beforeKept, input)
  const settled = change && settledFrame(before!, made.frame, change)
  registers.write(op.to, settled?.frame ?? made.frame, settled?.change)
}

function folded(
  session: Session,
  block: CompiledBlock,
  op: FoldOp,
  frame: Frame,
): { readonly frame: Frame; readonly writer: ColumnWriter } {
  const writer = new ColumnWriter(op.columns.length, frame.keys.length)
  const { frame: filled, partitions } = heard(session, block, op, frame)
  const kernel = op.prepare(session.run, filled)
  const states = Uint8Array.from(frame.states)
  let complete = true
  for (const partition of partitions) {
    const { rows, completion, parts } = partition
    for (const at of completion.wakes) wake(session, block.id, 'complete-at', at)
    const isComplete = foldPart(op, kernel, partition, writer) !== 'wait' && completion.complete
    complete &&= isComplete
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at]!
      const part = parts[at]!
      // A row counted as zero or left out by the rule is waited for no longer; a pending one is.
      if (!isComplete) states[row] = atMost(states[row]!, PROVISIONAL)
      else if (part === 'zero' || part === 'excluded' || isCarried(completion, parts, at)) states[row] = SETTLED
    }
  }
  writer.settle()
  return { frame: { ...extended(frame, op.columns, writer, states), complete }, writer }
}

/** Rows whose input changed, and those that were written otherwise or stand otherwise. */
export function cohortChange(
  before: Frame,
  made: Frame,
  writer: ColumnWriter,
  kept: CohortKept,
  input: Pick<Change, 'from' | 'rows'>,
): Pick<Change, 'from' | 'rows'> {
  const differing = new Uint8Array(made.keys.length)
  for (const row of input.rows) differing[row] = 1
  for (let row = 0; row < made.keys.length; row += 1) {
    const old = input.from ? input.from[row]! : row
    writer.row = row
    if (old < 0 || made.states[row] !== before.states[old] || !writer.isAs(kept.writer, old)) differing[row] = 1
  }
  return { from: input.from, rows: rowsIn(differing) }
}

export function runReshape(
  session: Session,
  block: CompiledBlock,
  op: ReshapeOp,
  frame: Frame,
  registers: Registers,
): void {
  const input = changeAt(session, block.id, op.from)
  const names = op.orphans === undefined ? [op.to] : [op.to, op.orphans]
  if (isStanding(session, op, [input])) {
    keep(session, block, names, registers)
    return
  }
  const { made, done } = listening(session, block, () => reshaped(session, block, op, frame))
  const beforeKept = session.before?.session.done.get(op)?.kept as CohortKept | undefined // what a reshape keeps
  remember(session, op, { ...done, kept: { writer: made.writer } satisfies CohortKept })
  const before = frameBefore(session, block.id, op.to)
  const from = before && movesOf(before.keys, made.frame.keys)
  const change = before && beforeKept && cohortChange(before, made.frame, made.writer, beforeKept, { from, rows: [] })
  const settled = change && settledFrame(before, made.frame, change)
  registers.write(op.to, settled?.frame ?? made.frame, settled?.change)
  if (op.orphans === undefined) return
  const states = Uint8Array.from(made.orphans, (row) => frame.states[row]!)
  const orphans = portOf(session, block, op.orphans, {
    rows: made.orphans,
    states,
    base: () => frame,
    change: input,
    input,
  })
  registers.write(op.orphans, orphans.frame, orphans.change)
}

interface Reshaped {
  readonly frame: Frame
  readonly writer: ColumnWriter
  readonly orphans: readonly number[]
}

function reshaped(session: Session, block: CompiledBlock, op: ReshapeOp, frame: Frame): Reshaped {
  const { groups, orphans, settled, leftOut = [] } = op.groups(session.run, frame)
  wake(session, block.id, 'complete-at', op.wakesAt?.(session.run))
  if (leftOut.length > 0)
    session.notes.push((said) =>
      said.leftOut.push(...leftOut.map(({ key, reason }) => ({ block: block.id, key, reason }))),
    )
  const { sorted, keys } = inOrder(groups)
  const writer = new ColumnWriter(op.columns.length, sorted.length)
  const kernel = op.prepare(session.run, frame)
  const states = new Uint8Array(sorted.length)
  for (let row = 0; row < sorted.length; row += 1) {
    writer.row = row
    kernel(sorted[row]!, writer)
    states[row] = stateOf(frame, sorted[row]!, settled)
  }
  writer.settle()
  const made: Frame = {
    keyType: op.keyType,
    keys,
    states,
    columns: op.columns,
    series: writer.all(),
    complete: op.from === '' ? settled : frame.complete,
    frozen: frame.frozen,
    fixed: op.from === '' ? settled : frame.fixed && settled,
  }
  return { frame: made, writer, orphans }
}

const ORDERED = new WeakMap<readonly Group[], { readonly sorted: readonly Group[]; readonly keys: readonly Key[] }>()

/** ROW-2. A roster answers the same list again while its pins stand, and what is known of its keys is kept with them. */
function inOrder(groups: readonly Group[]): { readonly sorted: readonly Group[]; readonly keys: readonly Key[] } {
  const known = ORDERED.get(groups)
  if (known) return known
  const sorted = [...groups].sort((a, b) => compareKeys(a.key, b.key))
  const ordered = { sorted, keys: sorted.map((group) => group.key) }
  ORDERED.set(groups, ordered)
  return ordered
}

/** REGR-4: a group waits for its own expected members only. */
function stateOf(frame: Frame, group: Group, settled: boolean): number {
  let least = SETTLED
  let most = WAITING
  for (const member of group.members) {
    const state = frame.states[member]!
    least = atMost(least, state)
    if (state > most) most = state
  }
  if (group.members.length === 0 || least === SETTLED) return settled ? SETTLED : PROVISIONAL
  return most === WAITING ? WAITING : PROVISIONAL
}
