import type { BlockId, Key } from '@jizhi/domain'
import type { CompiledBlock, Program } from '../compile/program.ts'
import type { Due, LeftOut, Need, OpenTask, ResultState, RunFinding } from '../model/derived.ts'
import type { NoticeTerms } from '../model/fact.ts'
import { type Frame, NO_ROWS } from '../model/frame.ts'
import type { EffectDraft, KernelOp, Run } from '../model/kernel.ts'
import { type Change, UNCHANGED } from './change.ts'
import type { TableSum } from './session-hash.ts'
import { isTouched, Reads, type Touched, type Watch } from './watch.ts'

/** An effect as the drawing wants it, before the shield looked at it. */
export interface Candidate {
  readonly block: CompiledBlock
  readonly row: Key
  readonly draft: EffectDraft
  /** Made when it is first asked for: most effects are only listed. */
  readonly digest: () => string
  /** SHIELD-3: how heavy it is; asked for only where something was announced. */
  readonly terms: () => NoticeTerms | undefined
  /** SHIELD-2a: the row is settled and, where a result stands upstream, frozen and not stale. */
  readonly settled: boolean
}

/** Something a piece of work said beside its cells; said again as long as the work need not be done again. */
export type Note = (session: Session) => void

/** What an operation did, and all it looked at; what only some operations keep is undefined elsewhere. */
export interface Done {
  readonly reads: Reads
  readonly notes: readonly Note[]
  readonly kept?: unknown
}

/** The derivation before, and what came since. */
export interface Before {
  readonly session: Session
  readonly touched: Touched
}

/** Everything one derivation gathers; never touched again once it is through. */
export interface Session {
  readonly program: Program
  readonly run: Run
  readonly watch: Watch
  /** Nothing when all has to be done anew. */
  before: Before | undefined
  /** Frames by block, then register (ports and what operations pass among themselves). */
  readonly frames: Map<string, Map<string, Frame>>
  /** How they differ from the derivation before; nothing where that cannot be said. */
  readonly changes: Map<string, Map<string, Change | undefined>>
  readonly done: Map<KernelOp, Done>
  /** Which rows of its table a port took, by block and port. */
  readonly taken: Map<string, readonly number[]>
  /** Sums of the tables at the ports, by block and port. */
  readonly sums: Map<string, TableSum>
  /** Where notes are taken while work is done. */
  notes: Note[]
  readonly candidates: Candidate[]
  readonly results: ResultState[]
  readonly leftOut: LeftOut[]
  readonly open: OpenTask[]
  readonly due: Due[]
  readonly needs: Map<string, Need>
  readonly findings: RunFinding[]
}

export const frameAt = (session: Session, block: string, register: string): Frame | undefined =>
  session.frames.get(block)?.get(register)

export const frameBefore = (session: Session, block: string, register: string): Frame | undefined =>
  session.before && frameAt(session.before.session, block, register)

/** A register nobody writes holds no rows, now as before. */
export function changeAt(session: Session, block: string, register: string): Change | undefined {
  if (!session.before) return undefined
  const registers = session.changes.get(block)
  return registers?.has(register) ? registers.get(register) : UNCHANGED
}

export interface Registers {
  readonly read: (register: string) => Frame
  readonly write: (register: string, frame: Frame, change: Change | undefined) => void
}

export function registersOf(session: Session, block: CompiledBlock): Registers {
  const frames = session.frames.get(block.id)!
  const changes = session.changes.get(block.id)!
  return {
    read: (register) => frames.get(register) ?? NO_ROWS,
    write: (register, frame, change) => {
      frames.set(register, frame)
      changes.set(register, change)
    },
  }
}

/** INC-2: a time at which something may change by itself; what has passed is not kept. */
export function wake(session: Session, block: BlockId, what: Due['what'], at: Due['at'] | undefined): void {
  if (at !== undefined && !session.run.reached(at)) session.notes.push(({ due }) => due.push({ at, block, what }))
}

/** Does a piece of work with somebody listening. */
export function listening<T>(session: Session, block: CompiledBlock, work: () => T): { made: T; done: Done } {
  const reads = new Reads()
  session.watch.begin(block.id, reads)
  session.notes = []
  const made = work()
  session.watch.end()
  return { made, done: { reads, notes: session.notes } }
}

/** What an operation did before, as long as nothing it looked at beside its rows has changed. */
export function standing<T>(session: Session, op: KernelOp): (Done & { readonly kept: T }) | undefined {
  const done = session.before?.session.done.get(op)
  if (!done || isTouched(done.reads, session.before!.touched, session.run.now)) return undefined
  return done as Done & { readonly kept: T } // an operation always keeps the same kind of thing
}

export function remember(session: Session, op: KernelOp, done: Done): void {
  session.done.set(op, done)
  for (const note of done.notes) note(session)
}
