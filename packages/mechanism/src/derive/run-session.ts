import { dayOf } from '@jizhi/domain'
import type { CompiledBlock, Program } from '../compile/program.ts'
import type { FactKind } from '../model/fact.ts'
import { type Frame, NO_ROWS } from '../model/frame.ts'
import type { KernelOp, Run } from '../model/kernel.ts'
import { assessorsOf } from './assessors-of.ts'
import type { Change } from './change.ts'
import type { FactIndex } from './fact-index.ts'
import { runOver } from './make-run.ts'
import { runEmit } from './run-emit.ts'
import { runFreeze } from './run-freeze.ts'
import { runJoin } from './run-join.ts'
import { runAsk, runClock, runHold, runMap, runRoute } from './run-row-ops.ts'
import { runFold, runReshape } from './run-set-ops.ts'
import { type Before, changeAt, frameAt, type Note, type Registers, registersOf, type Session } from './session.ts'
import { startSums } from './session-hash.ts'
import { Watch } from './watch.ts'

/**
 * Runs every block in order, or the first `blocks` of them; what stood before and was not touched is not run again.
 * Nothing is answered before the cycle was opened.
 */
export function runSession(
  program: Program,
  index: FactIndex,
  before: Before | undefined,
  blocks?: number,
): Session | undefined {
  const watch = new Watch()
  const first: Note[] = []
  const notes = { taken: (note: Note): unknown => first.push(note) }
  const run = watchedRun(program, index, watch, (note) => notes.taken(note))
  if (!run) return undefined
  const session: Session = {
    program,
    run,
    watch,
    before: before && isFoundation(before, run) ? before : undefined,
    frames: new Map(),
    changes: new Map(),
    done: new Map(),
    taken: new Map(),
    sums: new Map(),
    notes: [],
    candidates: [],
    results: [],
    leftOut: [],
    open: [],
    due: [],
    needs: new Map(),
    findings: [],
  }
  for (const note of first) note(session)
  notes.taken = (note) => session.notes.push(note)
  for (const block of program.order.slice(0, blocks)) runBlock(session, block)
  startSums(session)
  // The derivation before has done its part: what is built on this one must not hold on to it.
  session.before = undefined
  session.changes.clear()
  session.notes = []
  return session
}

/** Everything reads pins, calendar and posts: when they change all is derived anew. */
const GROUND: readonly FactKind[] = ['opened', 'repinned', 'calendar', 'paused', 'extended', 'holder']

/** PIN-4, CYC-5: who holds a post depends on the day once posts changed hands, and so does a pause. */
function isFoundation({ session, touched }: Before, run: Run): boolean {
  if (GROUND.some((kind) => touched.kinds.has(kind))) return false
  const isTimeless = run.facts.all('holder').length === 0 && run.facts.all('paused').length === 0
  return isTimeless || dayOf(session.run.now) === dayOf(run.now)
}

/** A run that tells the watch what is read of it. */
function watchedRun(program: Program, index: FactIndex, watch: Watch, note: (note: Note) => void): Run | undefined {
  const plain = runOver(
    index,
    program.mechanism.rounding,
    (facts) => {
      const watched = watch.facts(facts)
      return (block, row) => assessorsOf(program, watched, block, row)
    },
    (finding) => note(({ findings }) => findings.push(finding)),
    (need) => {
      const name = JSON.stringify(need)
      note(({ needs }) => needs.set(name, need))
    },
  )
  if (!plain) return undefined
  return {
    ...plain,
    facts: watch.facts(plain.facts),
    get now() {
      watch.clock()
      return index.now
    },
    reached: (at) => {
      const isReached = index.now >= at
      if (!isReached) watch.until(at)
      return isReached
    },
  }
}

function runBlock(session: Session, block: CompiledBlock): void {
  session.frames.set(block.id, new Map())
  session.changes.set(block.id, new Map<string, Change | undefined>())
  const registers = registersOf(session, block)
  for (const [port, from] of block.inputs)
    registers.write(port, frameAt(session, from.block, from.port) ?? NO_ROWS, changeAt(session, from.block, from.port))
  for (const op of block.ops) runOp(session, block, op, registers)
}

function runOp(session: Session, block: CompiledBlock, op: KernelOp, registers: Registers): void {
  if (op.op === 'clock') runClock(session, block, op, registers)
  else if (op.op === 'join') runJoin(session, block, op, op.ports.map(registers.read), registers)
  else runOn(session, block, op, registers.read(op.from), registers)
}

function runOn(
  session: Session,
  block: CompiledBlock,
  op: Exclude<KernelOp, { op: 'clock' | 'join' }>,
  frame: Frame,
  registers: Registers,
): void {
  if (op.op === 'map') runMap(session, block, op, frame, registers)
  else if (op.op === 'fold') runFold(session, block, op, frame, registers)
  else if (op.op === 'hold') runHold(session, block, op, frame, registers)
  else if (op.op === 'emit') runEmit(session, block, op, frame, registers)
  else if (op.op === 'freeze') runFreeze(session, block, op, frame, registers)
  else if (op.op === 'route') runRoute(session, block, op, frame, registers)
  else if (op.op === 'ask') runAsk(session, block, op, frame, registers)
  else runReshape(session, block, op, frame, registers)
}
