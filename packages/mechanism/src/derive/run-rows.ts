import type { Instant, Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import { type Frame, rowsOf } from '../model/frame.ts'
import type { KernelOp } from '../model/kernel.ts'
import { type Change, rowsByKey, UNCHANGED } from './change.ts'
import { rowsUpTo } from './partitions.ts'
import { changeAt, type Done, type Note, type Session, standing } from './session.ts'
import { isTouched, Reads, type Touched } from './watch.ts'

/** What an operation says of one row, beside the cells it writes. */
export interface RowWork<T> {
  /** Of `frame`, which may be any part of the table. */
  readonly prepare: (frame: Frame) => (row: number, out: ColumnWriter) => T
  readonly isSame: (a: T, b: T) => boolean
  /** One row may come out otherwise because of another. */
  readonly together?: boolean
  /** Nothing that was said before counts any more. */
  readonly anew?: boolean
}

interface RowSaid {
  readonly reads: Reads | undefined
  readonly notes: readonly Note[]
}

interface RowsKept<T> {
  readonly writer: ColumnWriter
  readonly outcomes: readonly T[]
  /** Of the rows that said or read anything beside their own slot; nothing while there is none. */
  readonly said: readonly (RowSaid | undefined)[]
  /** What the operation said as a whole. */
  readonly notes: readonly Note[]
}

/** The same while it is being made. */
interface Making<T> {
  readonly writer: ColumnWriter
  readonly outcomes: T[]
  readonly said: (RowSaid | undefined)[]
}

interface RowsDone<T> {
  readonly done: Done & { readonly kept: RowsKept<T> }
  /** Where rows stood before, and which of them changed; undefined where that cannot be said. */
  readonly change: Pick<Change, 'from' | 'rows'> | undefined
}

type RowOp = Exclude<KernelOp, { op: 'clock' | 'join' }>

/**
 * INC-1, INC-2: runs a row operation over the rows whose input changed, whose slot a new fact addresses, whose time has
 * come, or which read something that was touched; what was said of all others stands.
 */
export function runRows<T>(
  session: Session,
  block: CompiledBlock,
  op: RowOp,
  frame: Frame,
  work: RowWork<T>,
): RowsDone<T> {
  const change = changeAt(session, block.id, op.from)
  const kept = change && (session.before!.session.done.get(op)?.kept as RowsKept<T> | undefined) // as in `standing`
  const still = change?.whole || work.anew ? undefined : standing<RowsKept<T>>(session, op)
  const dirty = change && kept && still ? dirtyRows(session, block, frame, kept, change) : undefined
  if (dirty?.length === 0 && still && change === UNCHANGED) return { done: still, change }
  if (!change || !kept || !still || !dirty || work.together) {
    const all = rowsUpTo(frame.keys.length)
    const done = runThrough(session, block, frame, work, blank(op, frame), all)
    return { done, change: change && kept && changed(frame, change, kept, done.kept, work, all) }
  }
  if (dirty.length === 0 && change.from === undefined) return { done: still, change }
  const made = runThrough(session, block, rowsOf(frame, dirty), work, carried(kept, change, dirty), dirty)
  made.reads.add(still.reads)
  const done = { ...made, kept: { ...made.kept, notes: kept.notes } }
  return { done: { ...done, notes: allNotes(done.kept) }, change: changed(frame, change, kept, done.kept, work, dirty) }
}

/** Runs the given rows, which stand in `frame` one after another. */
function runThrough<T>(
  session: Session,
  block: CompiledBlock,
  frame: Frame,
  work: RowWork<T>,
  making: Making<T>,
  rows: readonly number[],
): RowsDone<T>['done'] {
  const { writer, outcomes, said } = making
  const reads = new Reads()
  session.watch.begin(block.id, reads)
  session.notes = []
  const { notes } = session
  const isPatch = outcomes.length > 0
  const kernel = work.prepare(frame)
  session.notes = []
  let quiet: RowSaid | undefined
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!
    writer.row = row
    if (isPatch) writer.clear()
    session.watch.beginRow(frame.keys[at]!)
    outcomes[row] = kernel(at, writer)
    const own = session.watch.endRow()
    if (!own && session.notes.length === 0) continue
    if (said.length === 0) said.length = outcomes.length
    if (session.notes.length > 0) {
      said[row] = { reads: own, notes: session.notes }
      session.notes = []
      continue
    }
    // Rows mostly look at the same things, and the watch then answers the same list.
    if (quiet?.reads !== own) quiet = { reads: own, notes: NO_NOTES }
    said[row] = quiet
  }
  session.watch.end()
  writer.settle()
  const kept = { writer, outcomes, said, notes }
  return { reads, notes: allNotes(kept), kept }
}

const blank = <T>(op: RowOp, frame: Frame): Making<T> => ({
  writer: new ColumnWriter(op.columns.length, frame.keys.length),
  outcomes: [],
  said: [],
})

const NO_NOTES: readonly Note[] = []

/** What was made of the rows that stay as they were, ready for the others to be written. */
function carried<T>(kept: RowsKept<T>, { from }: Change, dirty: readonly number[]): Making<T> {
  const writer = kept.writer.moved(from)
  const isSaid = kept.said.length > 0
  // A new row is dirty.
  const outcomes = from ? Array.from(from, (old) => kept.outcomes[old]!) : kept.outcomes.slice()
  const said = !isSaid ? [] : from ? Array.from(from, (old) => kept.said[old]) : kept.said.slice()
  if (isSaid) for (const row of dirty) said[row] = undefined
  return { writer, outcomes, said }
}

function dirtyRows<T>(
  session: Session,
  block: CompiledBlock,
  frame: Frame,
  kept: RowsKept<T>,
  { from, rows: changedRows }: Change,
): readonly number[] {
  const { touched } = session.before!
  const addressed = touched.blocks.get(block.id)
  const added: number[] = []
  if (addressed) {
    const places = rowsByKey(frame.keys)
    for (const key of addressed) {
      const row = places.get(key)
      if (row !== undefined) added.push(row)
    }
  }
  const isAgain = readsAgain(touched, session.run.now)
  if (kept.said.length > 0)
    for (let row = 0; row < frame.keys.length; row += 1) {
      const old = from ? from[row]! : row
      const reads = old < 0 ? undefined : kept.said[old]?.reads
      if (reads && isAgain(reads, frame.keys[row]!)) added.push(row)
    }
  if (added.length === 0) return changedRows
  return [...new Set([...changedRows, ...added])].sort((a, b) => a - b)
}

/** Whether what a row read may read otherwise now; most rows read the same things as the one before them. */
function readsAgain(touched: Touched, now: Instant): (reads: Reads, key: Key) => boolean {
  let last: Reads | undefined
  let isLast = false
  return (reads, key) => {
    if (reads === last && (isLast || reads.beside.length === 0)) return isLast
    last = reads.beside.length === 0 ? reads : undefined
    isLast = isTouched(reads, touched, now, key)
    return isLast
  }
}

/** Rows whose input changed carry it on; of the others that were run, those that came out otherwise. */
function changed<T>(
  frame: Frame,
  { from, rows }: Change,
  before: RowsKept<T>,
  made: RowsKept<T>,
  work: RowWork<T>,
  ran: readonly number[],
): Pick<Change, 'from' | 'rows'> {
  const differing = new Uint8Array(frame.keys.length)
  for (const row of rows) differing[row] = 1
  for (const row of ran) {
    const old = from ? from[row]! : row
    made.writer.row = row
    const isSame = old >= 0 && work.isSame(made.outcomes[row]!, before.outcomes[old]!)
    if (!isSame || !made.writer.isAs(before.writer, old)) differing[row] = 1
  }
  return { from, rows: rowsIn(differing) }
}

export function rowsIn(flags: Uint8Array): readonly number[] {
  const rows: number[] = []
  for (let row = 0; row < flags.length; row += 1) if (flags[row] === 1) rows.push(row)
  return rows
}

function allNotes<T>({ notes, said }: RowsKept<T>): readonly Note[] {
  if (said.length === 0) return notes
  const all = [...notes]
  for (let row = 0; row < said.length; row += 1) for (const one of said[row]?.notes ?? NO_NOTES) all.push(one)
  return all
}
