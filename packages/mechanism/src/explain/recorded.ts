import type { Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { foldPart, heard as heardOf } from '../derive/heard.ts'
import { frameAt, type Session } from '../derive/session.ts'
import type { Column } from '../model/column.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import { columnIndex, NO_ROWS } from '../model/frame.ts'
import type { FoldOp, How, KernelOp, Recorder } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'

type Recordable = Exclude<KernelOp, { op: 'freeze' | 'clock' | 'join' }>

export interface Recorded {
  /** What the kernel wrote this time; equal to what stands in the table (a law of the tests). */
  readonly value: Cell
  readonly how: How | undefined
}

/** Runs one row again, or its partition or group, and listens. */
export function recorded(
  session: Session,
  block: CompiledBlock,
  op: Recordable,
  row: Key,
  column: string,
): Recorded | undefined {
  let heard: (() => How) | undefined
  const recorder: Recorder = {
    cell: (name, key, how) => {
      if (name === column && key === row) heard = how
    },
  }
  const writer = rerun(session, block, op, row, recorder)
  const at = op.columns.findIndex((one) => one.id === column)
  if (!writer || at < 0) return undefined
  return { value: writer.read(at), how: heard?.() ?? plain(session, block, op, row, column) }
}

/** EVAL-6: whether a row stands on last period's figures. */
function carried(op: FoldOp, { label }: Column, row: Key): How {
  return {
    definition: `${label} = 到期未到的行，有没有用上期的值`,
    substituted: label,
    reads: (op.figures ?? []).map((column) => ({ row, column })),
    facts: [],
  }
}

/** A column nobody describes: at least the one it replaces is named (REV-4). */
function plain(session: Session, block: CompiledBlock, op: Recordable, row: Key, column: string): How | undefined {
  const mark = op.op === 'fold' && op.mark !== undefined ? op.columns[op.mark] : undefined
  if (op.op === 'fold' && mark?.id === column) return carried(op, mark, row)
  const input = frameAt(session, block.id, op.from)
  if (!input || columnIndex(input, column) < 0) return undefined
  const label = input.columns[columnIndex(input, column)]!.label
  const overrides = session.run.facts.about('overridden', block.id, row).filter((fact) => fact.value.column === column)
  return {
    definition: overrides.length > 0 ? `${label} = 审核人改定` : label,
    substituted: overrides.length > 0 ? `${label}由审核人改定，原值保留` : label,
    reads: [{ row, column }],
    facts: overrides.map((fact) => ({ fact: fact.id })),
  }
}

function rerun(
  session: Session,
  block: CompiledBlock,
  op: Recordable,
  key: Key,
  recorder: Recorder,
): ColumnWriter | undefined {
  const { run } = session
  const frame = frameAt(session, block.id, op.from) ?? NO_ROWS
  if (op.op === 'reshape') {
    const group = op.groups(run, frame).groups.find((one) => one.key === key)
    if (!group) return undefined
    const writer = new ColumnWriter(op.columns.length, 1)
    op.prepare(run, frame)(group, writer, recorder)
    return writer
  }
  const row = frame.keys.indexOf(key)
  if (row < 0 || op.op === 'route' || op.op === 'emit') return undefined
  const writer = new ColumnWriter(op.columns.length, frame.keys.length)
  if (op.op === 'fold') {
    const { frame: filled, partitions } = heardOf(session, block, op, frame)
    const partition = partitions.find((part) => part.rows.includes(row))!
    foldPart(op, op.prepare(run, filled), partition, writer, recorder)
  }
  writer.row = row
  if (op.op === 'map' || op.op === 'hold') op.prepare(run, frame)(row, writer, recorder)
  if (op.op === 'ask') {
    const dueAt = op.dueAt(run)
    op.prepare(run, frame)(row, dueAt !== undefined && run.reached(dueAt), writer, recorder)
  }
  writer.row = row
  return writer
}
