import type { CompiledBlock } from '../compile/program.ts'
import type { Column } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import {
  cellText,
  columnIndex,
  type Frame,
  missingCell,
  NO_ROWS,
  PROVISIONAL,
  SETTLED,
  WAITING,
} from '../model/frame.ts'
import type { AskOp, ClockOp, HoldOp, MapOp, RouteOp } from '../model/kernel.ts'
import { settledFrame, UNCHANGED } from './change.ts'
import { isReused, Ports } from './ports.ts'
import { runRows } from './run-rows.ts'
import { changeAt, frameBefore, listening, type Registers, remember, type Session, wake } from './session.ts'

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

/** Deadlines stand on pins, extensions and notices alone; while those stand, so does everything that is told here. */
export function runClock(session: Session, block: CompiledBlock, op: ClockOp, registers: Registers): void {
  const { made, done } = listening(session, block, () => op.prepare(session.run))
  for (const [name, at] of made.deadlines) session.run.deadlines.set(name, at)
  remember(session, op, done)
  const frame: Frame = {
    ...NO_ROWS,
    keyType: ['cycle'],
    keys: [session.run.pins.period as Frame['keys'][number]], // the period is the id of its cycle (CYC-1)
    states: Uint8Array.of(SETTLED),
    columns: op.columns,
    series: op.columns.map((_, at) => ({ cells: [made.cells[at] ?? missingCell('undecided')] })),
    complete: true,
    fixed: true,
  }
  const before = frameBefore(session, block.id, op.to)
  const isSame = before?.series.every((series, at) => textOf(series) === textOf(frame.series[at]!)) ?? false
  if (!isSame) session.before = undefined
  registers.write(op.to, isSame ? before! : frame, isSame ? UNCHANGED : undefined)
}

const textOf = (series: Frame['series'][number]): string => ('cells' in series ? series.cells.map(cellText).join() : '')

/** The input with what was written to it; rows that must wait are lowered. */
function writeOn(
  session: Session,
  block: CompiledBlock,
  op: MapOp | HoldOp,
  frame: Frame,
  registers: Registers,
  { done, change }: ReturnType<typeof runRows<boolean>>,
): void {
  remember(session, op, done)
  const before = frameBefore(session, block.id, op.to)
  if (change && before && isReused(changeAt(session, block.id, op.from), change)) {
    registers.write(op.to, before, UNCHANGED)
    return
  }
  const { outcomes, writer } = done.kept
  const states = frame.states.slice()
  for (let row = 0; row < states.length; row += 1) if (!outcomes[row]) states[row] = atMost(states[row]!, PROVISIONAL)
  const made = extended(frame, op.columns, writer, states)
  const settled = change && before && settledFrame(before, made, change)
  registers.write(op.to, settled?.frame ?? made, settled?.change)
}

const isSame = <T>(a: T, b: T): boolean => a === b

export function runMap(session: Session, block: CompiledBlock, op: MapOp, frame: Frame, registers: Registers): void {
  const rows = runRows<boolean>(session, block, op, frame, {
    prepare: (part) => {
      const kernel = op.prepare(session.run, part)
      return (row, writer) => kernel(row, writer) !== 'wait'
    },
    isSame,
  })
  writeOn(session, block, op, frame, registers, rows)
}

export function runHold(session: Session, block: CompiledBlock, op: HoldOp, frame: Frame, registers: Registers): void {
  const rows = runRows<boolean>(session, block, op, frame, {
    prepare: (part) => {
      const kernel = op.prepare(session.run, part)
      return (row, writer) => {
        const { open, wakes, wakeAt, tasks } = kernel(row, writer)
        wake(session, block.id, wakes ?? 'window-closes', wakeAt)
        if (tasks && tasks.length > 0) session.notes.push((said) => said.open.push(...tasks))
        return open
      }
    },
    isSame,
  })
  writeOn(session, block, op, frame, registers, rows)
}

type Way = readonly number[] | 'open'

const isSameWay = (a: Way, b: Way): boolean =>
  a === b || (a.length === b.length && a !== 'open' && b !== 'open' && a.every((port, at) => port === b[at]))

export function runRoute(
  session: Session,
  block: CompiledBlock,
  op: RouteOp,
  frame: Frame,
  registers: Registers,
): void {
  const { done, change } = runRows<Way>(session, block, op, frame, {
    prepare: (part) => op.prepare(session.run, part),
    isSame: isSameWay,
  })
  remember(session, op, done)
  const ports = new Ports(op.to.length)
  for (let row = 0; row < frame.keys.length; row += 1) {
    const state = frame.states[row]!
    const chosen = done.kept.outcomes[row]!
    const isOpen = chosen === 'open'
    for (let port = 0; port < op.to.length; port += 1) {
      if (isOpen ? port === op.open : chosen.includes(port)) ports.put(port, row, state)
      else if (isOpen || state !== SETTLED) ports.put(port, row, WAITING)
    }
  }
  ports.write(session, block, op, op.to, () => frame, change, registers)
}

/** Where a sheet or verdict sends its row, and whether it is the last word; nothing while none is there. */
const wayOf = (verdict: { readonly port: number; readonly settled: boolean } | undefined): number =>
  verdict === undefined ? -1 : verdict.port * 2 + (verdict.settled ? 1 : 0)

export function runAsk(session: Session, block: CompiledBlock, op: AskOp, frame: Frame, registers: Registers): void {
  const { run } = session
  const rows = runRows<number>(session, block, op, frame, {
    prepare: (part) => {
      const dueAt = op.dueAt(run)
      const overdue = dueAt !== undefined && run.reached(dueAt)
      wake(session, block.id, 'ask-due', dueAt)
      const kernel = op.prepare(run, part)
      return (row, writer) => {
        const verdict = kernel(row, overdue, writer)
        if (!verdict?.settled && isAsking(op, part, row)) openTask(session, block, op, part, row, dueAt)
        return wayOf(verdict)
      }
    },
    isSame,
    // REV-1: what is said of a table is said of all its rows.
    together: op.scope === 'table',
  })
  const { done, change } = rows
  remember(session, op, done)
  const ports = new Ports(op.to.length)
  for (let row = 0; row < frame.keys.length; row += 1) {
    const state = frame.states[row]!
    const way = done.kept.outcomes[row]!
    const isLast = way % 2 === 1
    for (let port = 0; port < op.to.length; port += 1) {
      if (way >= 0 && way >> 1 === port) ports.put(port, row, isLast ? state : atMost(state, PROVISIONAL))
      else if (!isLast || state !== SETTLED) ports.put(port, row, WAITING)
    }
  }
  let wide: Frame | undefined
  const names = op.to.map(({ port }) => port)
  const base = (port: number): Frame => {
    wide ??= extended(frame, op.columns, done.kept.writer)
    return narrowed(wide, frame, op.to[port]!.columns)
  }
  ports.write(session, block, op, names, base, change, registers)
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
    session.notes.push(({ open }) => open.push(returned))
    return
  }
  const key = op.scope === 'table' ? ('' as (typeof frame.keys)[number]) : frame.keys[row]! // '' = the whole table
  const task = {
    block: block.id,
    row: key,
    kind: op.task,
    ...op.whom(session.run, frame.keys[row]!, frame, row),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(op.remindAt === undefined ? {} : { remindAt: op.remindAt(session.run) }),
    items: op.items?.(session.run, frame, row) ?? [],
  }
  session.notes.push(({ open }) => open.push(task))
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
