import type { CompiledBlock } from '../compile/program.ts'
import type { Column } from '../model/column.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import { columnIndex, type Frame, missingCell, NO_ROWS, PROVISIONAL, rowsOf, SETTLED, WAITING } from '../model/frame.ts'
import type { AskOp, ClockOp, HoldOp, MapOp, RouteOp } from '../model/kernel.ts'
import { type Session, wake } from './session.ts'

/**
 * A frame with further columns and, where a row must wait, lowered states. A column written under an id that already
 * stands there takes its place (REV-4).
 */
export function extended(
  frame: Frame,
  columns: readonly Column[],
  writer: ColumnWriter,
  states: Uint8Array = frame.states,
): Frame {
  const written = writer.all()
  const series = [...frame.series]
  for (const [at, column] of columns.entries()) {
    const stands = columnIndex(frame, column.id)
    if (stands < 0) series.push(written[at]!)
    else series[stands] = written[at]!
  }
  return { ...frame, states, columns: joined(frame.columns, columns), series }
}

const JOINED = new WeakMap<readonly Column[], WeakMap<readonly Column[], readonly Column[]>>()

const notIn = (before: readonly Column[], columns: readonly Column[]): readonly Column[] => {
  const ids = new Set(before.map((column) => column.id))
  return columns.filter((column) => !ids.has(column.id))
}

/** The same two lists always make the same list, so that what is known of it is kept between derivations. */
function joined(before: readonly Column[], columns: readonly Column[]): readonly Column[] {
  const known = JOINED.get(before) ?? new WeakMap<readonly Column[], readonly Column[]>()
  const list = known.get(columns) ?? [...before, ...notIn(before, columns)]
  JOINED.set(before, known.set(columns, list))
  return list
}

export const atMost = (state: number, limit: number): number => Math.min(state, limit)

export function runClock(session: Session, op: ClockOp): Frame {
  const { deadlines, cells } = op.prepare(session.run)
  for (const [name, at] of deadlines) session.run.deadlines.set(name, at)
  return {
    ...NO_ROWS,
    keyType: ['cycle'],
    keys: [session.run.pins.period as Frame['keys'][number]], // the period is the id of its cycle (CYC-1)
    states: Uint8Array.of(SETTLED),
    columns: op.columns,
    series: op.columns.map((_, at) => ({ cells: [cells[at] ?? missingCell('undecided')] })),
    complete: true,
    fixed: true,
  }
}

export function runMap(session: Session, op: MapOp, frame: Frame): Frame {
  const writer = new ColumnWriter(op.columns.length, frame.keys.length)
  const kernel = op.prepare(session.run, frame)
  const states = Uint8Array.from(frame.states)
  for (let row = 0; row < frame.keys.length; row += 1) {
    writer.row = row
    if (kernel(row, writer) === 'wait') states[row] = atMost(states[row]!, PROVISIONAL)
  }
  return extended(frame, op.columns, writer, states)
}

export function runHold(session: Session, block: CompiledBlock, op: HoldOp, frame: Frame): Frame {
  const writer = new ColumnWriter(op.columns.length, frame.keys.length)
  const kernel = op.prepare(session.run, frame)
  const states = Uint8Array.from(frame.states)
  for (let row = 0; row < frame.keys.length; row += 1) {
    writer.row = row
    const standing = kernel(row, writer)
    if (!standing.open) states[row] = atMost(states[row]!, PROVISIONAL)
    wake(session, block.id, standing.wakes ?? 'window-closes', standing.wakeAt)
    session.open.push(...(standing.tasks ?? []))
  }
  return extended(frame, op.columns, writer, states)
}

/** Rows of each port: settled where they go, expected everywhere while undecided (EVAL-3). */
class Ports {
  readonly rows: number[][]
  readonly states: number[][]
  constructor(count: number) {
    this.rows = Array.from({ length: count }, () => [])
    this.states = Array.from({ length: count }, () => [])
  }
  put(port: number, row: number, state: number): void {
    this.rows[port]!.push(row)
    this.states[port]!.push(state)
  }
  frame(port: number, frame: Frame): Frame {
    return rowsOf(frame, this.rows[port]!, Uint8Array.from(this.states[port]!))
  }
}

export function runRoute(session: Session, op: RouteOp, frame: Frame): Map<string, Frame> {
  const kernel = op.prepare(session.run, frame)
  const ports = new Ports(op.to.length)
  for (let row = 0; row < frame.keys.length; row += 1) {
    const state = frame.states[row]!
    const chosen = kernel(row)
    const isOpen = chosen === 'open'
    const taken = isOpen ? [op.open] : chosen
    for (let port = 0; port < op.to.length; port += 1) {
      if (taken.includes(port)) ports.put(port, row, state)
      else if (isOpen || state !== SETTLED) ports.put(port, row, WAITING)
    }
  }
  return new Map(op.to.map((name, port) => [name, ports.frame(port, frame)]))
}

export function runAsk(session: Session, block: CompiledBlock, op: AskOp, frame: Frame): Map<string, Frame> {
  const { run } = session
  const dueAt = op.dueAt(run)
  const overdue = dueAt !== undefined && run.now >= dueAt
  wake(session, block.id, 'ask-due', dueAt)
  const writer = new ColumnWriter(op.columns.length, frame.keys.length)
  const kernel = op.prepare(run, frame)
  const ports = new Ports(op.to.length)
  for (let row = 0; row < frame.keys.length; row += 1) {
    writer.row = row
    const state = frame.states[row]!
    const verdict = kernel(row, overdue, writer)
    for (let port = 0; port < op.to.length; port += 1) {
      if (verdict?.port === port) ports.put(port, row, verdict.settled ? state : atMost(state, PROVISIONAL))
      else if (!verdict?.settled || state !== SETTLED) ports.put(port, row, WAITING)
    }
    if (!verdict?.settled && isAsking(op, frame, row)) openTask(session, block, op, frame, row, dueAt)
  }
  const wide = extended(frame, op.columns, writer)
  return new Map(op.to.map(({ port, columns }, at) => [port, ports.frame(at, narrowed(wide, frame, columns))]))
}

/** What is judged must stand still; what is answered may be asked for at once. */
const isAsking = (op: AskOp, frame: Frame, row: number): boolean =>
  op.task === 'answer' ? frame.states[row] !== WAITING : frame.states[row] === SETTLED

function openTask(
  session: Session,
  block: CompiledBlock,
  op: AskOp,
  frame: Frame,
  row: number,
  dueAt: ReturnType<AskOp['dueAt']>,
): void {
  if (op.scope === 'table' && row > 0) return
  const returned = op.returned?.(session.run, frame, row)
  if (returned) {
    session.open.push(returned)
    return
  }
  const key = op.scope === 'table' ? ('' as (typeof frame.keys)[number]) : frame.keys[row]! // '' = the whole table
  session.open.push({
    block: block.id,
    row: key,
    kind: op.task,
    ...op.whom(session.run, frame.keys[row]!),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(op.remindAt === undefined ? {} : { remindAt: op.remindAt(session.run) }),
    items: op.items?.(session.run, frame, row) ?? [],
  })
}

/** A port carries what stood on the input and the columns named for it. */
function narrowed(wide: Frame, input: Frame, columns: readonly string[]): Frame {
  const kept = [...input.columns.keys(), ...columns.map((id) => columnIndex(wide, id)).filter((at) => at >= 0)]
  if (kept.length === wide.columns.length && kept.every((from, at) => from === at)) return wide
  return { ...wide, columns: picked(wide.columns, columns, kept), series: kept.map((at) => wide.series[at]!) }
}

const PICKED = new WeakMap<readonly Column[], WeakMap<readonly string[], readonly Column[]>>()

/** As `joined`: the columns of a port are the same list each time. */
function picked(from: readonly Column[], port: readonly string[], kept: readonly number[]): readonly Column[] {
  const known = PICKED.get(from) ?? new WeakMap<readonly string[], readonly Column[]>()
  const list = known.get(port) ?? kept.map((at) => from[at]!)
  PICKED.set(from, known.set(port, list))
  return list
}
