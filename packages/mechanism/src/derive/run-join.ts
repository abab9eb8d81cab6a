import type { Key, MissingReason } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import { type Frame, NO_ROWS } from '../model/frame.ts'
import type { JoinedRow, JoinOp } from '../model/kernel.ts'
import { frameAt, type Session } from './session.ts'

/** JOIN-1, JOIN-2: rows of several rosters side by side. */
export function runJoin(
  session: Session,
  block: CompiledBlock,
  op: JoinOp,
  registers: ReadonlyMap<string, Frame>,
): Frame {
  const frames = framesOf(op, registers)
  const rows = joinRows(session, block, op, frames)
  const writer = new ColumnWriter(op.columns.length, rows.length)
  for (const [at, row] of rows.entries()) {
    writer.row = at
    for (const column of op.columns.keys()) writer.cell(column, op.cell(frames, row, column))
  }
  return {
    keyType: op.keyType,
    keys: rows.map((row) => row.key),
    states: Uint8Array.from(rows, (row) => row.state),
    columns: op.columns,
    series: writer.all(),
    complete: frames.every((frame) => frame.complete),
    frozen: frames.every((frame) => frame.frozen),
    fixed: frames.every((frame) => frame.fixed),
  }
}

export const framesOf = (op: JoinOp, registers: ReadonlyMap<string, Frame>): readonly Frame[] =>
  op.ports.map((port) => registers.get(port) ?? NO_ROWS)

/** Rows with the reason for which a side is absent: silent there, else not concerned. */
export function joinRows(
  session: Session,
  block: CompiledBlock,
  op: JoinOp,
  frames: readonly Frame[],
): readonly JoinedRow[] {
  const silent = op.ports.map((port) => (op.byKey ? silentKeys(session, block, port) : new Set<Key>()))
  return op.rows(session.run, frames).map((row): JoinedRow => {
    const isSilent = row.at.some((at, side) => at < 0 && silent[side]!.has(row.key))
    return isSilent ? { ...row, gap: 'unreported' satisfies MissingReason } : row
  })
}

/** Keys that ended at a silent port on their way to this input. */
function silentKeys(session: Session, block: CompiledBlock, port: string): ReadonlySet<Key> {
  const from = block.inputs.get(port)
  const above = from && session.program.order.find((one) => one.id === from.block)
  const ports = above
    ? [...above.silentPorts, ...(above.kind === 'ask' ? [{ block: above.id, port: 'silent' }] : [])]
    : []
  return new Set(ports.flatMap((one) => frameAt(session, one.block, one.port)?.keys ?? []))
}
