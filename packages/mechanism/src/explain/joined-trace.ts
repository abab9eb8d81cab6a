import type { Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { shown } from '../compile/shown.ts'
import { framesOf, joinRows } from '../derive/run-join.ts'
import type { Session } from '../derive/session.ts'
import type { Frame } from '../model/frame.ts'
import type { JoinedRow, JoinOp } from '../model/kernel.ts'
import type { Trace } from '../model/trace.ts'

const JOINED = new WeakMap<Session, Map<JoinOp, ReadonlyMap<Key, JoinedRow>>>()

/** A derivation that was made does not change: its rows are matched once, however many of their cells are asked for. */
function joinedByKey(
  session: Session,
  block: CompiledBlock,
  op: JoinOp,
  frames: readonly Frame[],
): ReadonlyMap<Key, JoinedRow> {
  const ops = JOINED.get(session) ?? new Map<JoinOp, ReadonlyMap<Key, JoinedRow>>()
  JOINED.set(session, ops)
  const known = ops.get(op)
  if (known) return known
  // a key stands at most once on a wire (ROW-4)
  const made = new Map(joinRows(session, block, op, frames).map((one) => [one.key, one]))
  ops.set(op, made)
  return made
}

interface Below {
  /** The cell of a side that was joined. */
  readonly of: (port: string, row: Key, column: string) => Trace | undefined
  /** Where a cell ends to which no side gave anything (JOIN-2). */
  readonly grounds: () => Trace['facts']
}

/** A cell of a join: the cells of the sides it was taken from, by their own rows and names. */
export function joinedTrace(
  session: Session,
  block: CompiledBlock,
  op: JoinOp,
  row: Key,
  id: string,
  below: Below,
): Trace | undefined {
  const registers = session.frames.get(block.id)!
  const frames = framesOf(op, registers)
  const joined = joinedByKey(session, block, op, frames).get(row)
  const at = op.columns.findIndex((one) => one.id === id)
  const column = op.columns[at]
  if (!joined || !column) return undefined
  const value = op.cell(frames, joined, at)
  const text = shown(value, column)
  const inputs = op.origins(id).flatMap(({ side, column: source }) => {
    const key = frames[side]?.keys[joined.at[side] ?? -1]
    return (key !== undefined && below.of(op.ports[side]!, key, source)) || []
  })
  const [first] = inputs
  return {
    block: block.id,
    port: op.to,
    row,
    column: id,
    label: column.label,
    value,
    shown: text,
    definition: first === undefined ? `${column.label} = 另一路没有这一行` : `${column.label} = 合并前的${first.label}`,
    substituted: `${column.label} = ${text}`,
    parts: [],
    inputs,
    facts: inputs.length === 0 ? below.grounds() : [],
  }
}
