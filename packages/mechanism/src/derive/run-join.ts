import type { Key, MissingReason } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import { type Frame, NO_ROWS } from '../model/frame.ts'
import type { JoinedRow, JoinOp } from '../model/kernel.ts'
import type { PortRef } from '../model/mechanism.ts'
import { movesOf, settledFrame } from './change.ts'
import { type CohortKept, cohortChange, isStanding, keep } from './run-set-ops.ts'
import { changeAt, frameAt, frameBefore, listening, type Registers, remember, type Session } from './session.ts'

/** JOIN-1, JOIN-2: rows of several rosters side by side. */
export function runJoin(
  session: Session,
  block: CompiledBlock,
  op: JoinOp,
  frames: readonly Frame[],
  registers: Registers,
): void {
  const silent = [
    ...(op.byKey ? op.ports.flatMap((port) => silentPorts(session, block, port)) : []),
    ...(op.only === undefined ? [] : onlyRefs(session, block, op.only)),
  ]
  const inputs = [
    ...op.ports.map((port) => changeAt(session, block.id, port)),
    ...silent.map((ref) => changeAt(session, ref.block, ref.port)),
  ]
  if (isStanding(session, op, inputs)) {
    keep(session, block, [op.to], registers)
    return
  }
  const { made, done } = listening(session, block, () => joined(session, block, op, frames))
  const beforeKept = session.before?.session.done.get(op)?.kept as CohortKept | undefined // what a join keeps
  remember(session, op, { ...done, kept: { writer: made.writer } satisfies CohortKept })
  const before = frameBefore(session, block.id, op.to)
  const from = before && movesOf(before.keys, made.frame.keys)
  const change = before && beforeKept && cohortChange(before, made.frame, made.writer, beforeKept, { from, rows: [] })
  const settled = change && settledFrame(before, made.frame, change)
  registers.write(op.to, settled?.frame ?? made.frame, settled?.change)
}

function joined(session: Session, block: CompiledBlock, op: JoinOp, frames: readonly Frame[]) {
  const rows = joinRows(session, block, op, frames)
  const writer = new ColumnWriter(op.columns.length, rows.length)
  for (const [at, row] of rows.entries()) {
    writer.row = at
    for (const column of op.columns.keys()) writer.cell(column, op.cell(frames, row, column))
  }
  writer.settle()
  const frame: Frame = {
    keyType: op.keyType,
    keys: rows.map((row) => row.key),
    states: Uint8Array.from(rows, (row) => row.state),
    columns: op.columns,
    series: writer.all(),
    complete: frames.every((one) => one.complete),
    frozen: frames.every((one) => one.frozen),
    fixed: frames.every((one) => one.fixed),
  }
  return { frame, writer }
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
  const only = op.only !== undefined && isOnlySilent(session, block, op.only)
  return op.rows(session.run, frames).map((row): JoinedRow => {
    const isSilent = row.at.some((at, side) => at < 0 && silent[side]!.has(row.key))
    const isGone = only && row.gap === undefined && row.at.includes(-1)
    return isSilent || isGone ? { ...row, gap: 'unreported' satisfies MissingReason } : row
  })
}

/** JOIN-2 一行配全部: the one row was asked for and stayed silent. Rows of others beside it say nothing about it. */
function isOnlySilent(session: Session, block: CompiledBlock, port: string): boolean {
  const root = rootOf(session, block, port)
  const asked = root && frameAt(session, root.block, root.port)?.keys
  const silent = silentKeys(session, block, port)
  return asked?.length === 1 && silent.has(asked[0]!)
}

/** What `isOnlySilent` looks at beside the rows themselves. */
const onlyRefs = (session: Session, block: CompiledBlock, port: string): readonly PortRef[] => {
  const root = rootOf(session, block, port)
  return [...silentPorts(session, block, port), ...(root ? [root] : [])]
}

/** Keys that ended at a silent port on their way to this input. */
const silentKeys = (session: Session, block: CompiledBlock, port: string): ReadonlySet<Key> =>
  new Set(silentPorts(session, block, port).flatMap((one) => frameAt(session, one.block, one.port)?.keys ?? []))

const aboveAt = (session: Session, block: CompiledBlock, port: string): CompiledBlock | undefined => {
  const from = block.inputs.get(port)
  return from && session.program.order.find((one) => one.id === from.block)
}

/** The table the rows at this input stem from (RES-2). */
const rootOf = (session: Session, block: CompiledBlock, port: string): PortRef | undefined =>
  aboveAt(session, block, port)?.root

function silentPorts(session: Session, block: CompiledBlock, port: string): readonly PortRef[] {
  const above = aboveAt(session, block, port)
  if (!above) return []
  return [...above.silentPorts, ...(above.kind === 'ask' ? [{ block: above.id, port: 'silent' }] : [])]
}
