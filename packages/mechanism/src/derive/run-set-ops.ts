import { compareKeys, type Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import { type Frame, PROVISIONAL, rowsOf, SETTLED, WAITING } from '../model/frame.ts'
import type { FoldOp, Group, ReshapeOp } from '../model/kernel.ts'
import { foldPart, heard, isCarried } from './heard.ts'
import { atMost, extended } from './run-row-ops.ts'
import { type Session, wake } from './session.ts'

export function runFold(session: Session, block: CompiledBlock, op: FoldOp, frame: Frame): Frame {
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
    for (const [at, row] of rows.entries()) {
      const part = parts[at]!
      // A row counted as zero or left out by the rule is waited for no longer; a pending one is.
      if (!isComplete) states[row] = atMost(states[row]!, PROVISIONAL)
      else if (part === 'zero' || part === 'excluded' || isCarried(completion, parts, at)) states[row] = SETTLED
    }
  }
  return { ...extended(frame, op.columns, writer, states), complete }
}

export function runReshape(session: Session, block: CompiledBlock, op: ReshapeOp, frame: Frame): Map<string, Frame> {
  const { groups, orphans, settled, leftOut = [] } = op.groups(session.run, frame)
  wake(session, block.id, 'complete-at', op.wakesAt?.(session.run))
  for (const { key, reason } of leftOut) session.leftOut.push({ block: block.id, key, reason })
  const { sorted, keys } = inOrder(groups)
  const writer = new ColumnWriter(op.columns.length, sorted.length)
  const kernel = op.prepare(session.run, frame)
  for (const [row, group] of sorted.entries()) {
    writer.row = row
    kernel(group, writer)
  }
  const out = new Map<string, Frame>([
    [
      op.to,
      {
        keyType: op.keyType,
        keys,
        states: Uint8Array.from(sorted, (group) => stateOf(frame, group, settled)),
        columns: op.columns,
        series: writer.all(),
        complete: op.from === '' ? settled : frame.complete,
        frozen: frame.frozen,
        fixed: op.from === '' ? settled : frame.fixed && settled,
      },
    ],
  ])
  if (op.orphans !== undefined) out.set(op.orphans, rowsOf(frame, orphans))
  return out
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
