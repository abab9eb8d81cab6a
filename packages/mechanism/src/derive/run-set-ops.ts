import { compareKeys, type Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import { cellAt, cellText, columnIndex, type Frame, PROVISIONAL, rowsOf, SETTLED, WAITING } from '../model/frame.ts'
import type { FoldOp, Group, ReshapeOp } from '../model/kernel.ts'
import { completionOf } from './completion.ts'
import { atMost, extended } from './run-row-ops.ts'
import { type Session, wake } from './session.ts'

/** EVAL-5: rows that are computed together, in canonical order; a row without a class stands in none. */
export function partitionsOf(frame: Frame, columns: readonly string[]): readonly (readonly number[])[] {
  if (columns.length === 0) return [[...frame.keys.keys()]]
  const series = columns.map((id) => frame.series[columnIndex(frame, id)]).filter((found) => found !== undefined)
  const parts = new Map<string, number[]>()
  for (let row = 0; row < frame.keys.length; row += 1) {
    const name = series.map((one) => cellText(cellAt(one, row))).join('\n')
    const part = parts.get(name)
    if (part) part.push(row)
    else parts.set(name, [row])
  }
  return [...parts.values()]
}

export function runFold(session: Session, block: CompiledBlock, op: FoldOp, frame: Frame): Frame {
  const writer = new ColumnWriter(op.columns.length, frame.keys.length)
  const kernel = op.prepare(session.run, frame)
  const states = Uint8Array.from(frame.states)
  let complete = true
  for (const rows of partitionsOf(frame, op.partition)) {
    const completion = completionOf(session.run, frame, rows, op.completeness)
    for (const at of completion.wakes) wake(session, block.id, 'complete-at', at)
    kernel(rows, completion.parts, writer)
    complete &&= completion.complete
    for (const [at, row] of rows.entries()) {
      const part = completion.parts[at]!
      // A row counted as zero or left out by the rule is waited for no longer; a pending one is.
      if (!completion.complete) states[row] = atMost(states[row]!, PROVISIONAL)
      else if (part === 'zero' || part === 'excluded') states[row] = SETTLED
    }
  }
  return { ...extended(frame, op.columns, writer, states), complete }
}

export function runReshape(session: Session, block: CompiledBlock, op: ReshapeOp, frame: Frame): Map<string, Frame> {
  const { groups, orphans, settled, leftOut = [] } = op.groups(session.run, frame)
  for (const { key, reason } of leftOut) session.leftOut.push({ block: block.id, key, reason })
  const sorted = [...groups].sort((a, b) => compareKeys(a.key, b.key))
  const writer = new ColumnWriter(op.columns.length, sorted.length)
  const kernel = op.prepare(session.run, frame)
  for (const [row, group] of sorted.entries()) {
    writer.row = row
    kernel(group, writer)
  }
  const keys: Key[] = sorted.map((group) => group.key)
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
      },
    ],
  ])
  if (op.orphans !== undefined) out.set(op.orphans, rowsOf(frame, orphans))
  return out
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
