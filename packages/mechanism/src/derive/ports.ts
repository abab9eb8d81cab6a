import type { CompiledBlock } from '../compile/program.ts'
import { type Frame, rowsOf } from '../model/frame.ts'
import type { KernelOp } from '../model/kernel.ts'
import { type Change, settledFrame, UNCHANGED } from './change.ts'
import { changeAt, frameBefore, type Registers, type Session } from './session.ts'

/** Nothing that comes in differs, and nothing came out otherwise. */
export const isReused = (input: Change | undefined, made: Pick<Change, 'from' | 'rows'>): boolean =>
  input === UNCHANGED && made.from === undefined && made.rows.length === 0

/** The rows each port takes out of a table, settled where they go, expected everywhere while undecided (EVAL-3). */
export class Ports {
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

  write(
    session: Session,
    block: CompiledBlock,
    op: Extract<KernelOp, { from: string }>,
    names: readonly string[],
    base: (port: number) => Frame,
    change: Pick<Change, 'from' | 'rows'> | undefined,
    registers: Registers,
  ): void {
    const input = changeAt(session, block.id, op.from)
    for (const [port, name] of names.entries()) {
      const states = Uint8Array.from(this.states[port]!)
      const { frame, change: made } = portOf(session, block, name, {
        rows: this.rows[port]!,
        states,
        base: () => base(port),
        change,
        input,
      })
      registers.write(name, frame, made)
    }
  }
}

interface Taken {
  readonly rows: readonly number[]
  readonly states: Uint8Array
  readonly base: () => Frame
  /** How the rows of the base differ from before. */
  readonly change: Pick<Change, 'from' | 'rows'> | undefined
  readonly input: Change | undefined
}

/** Some rows of a table as a table of their own, the one of before where nothing in it changed. */
export function portOf(
  session: Session,
  block: CompiledBlock,
  name: string,
  { rows, states, base, change, input }: Taken,
): { readonly frame: Frame; readonly change: Change | undefined } {
  const before = frameBefore(session, block.id, name)
  const place = `${block.id}\n${name}`
  const beforeRows = session.before?.session.taken.get(place)
  session.taken.set(place, rows)
  const moved =
    before && beforeRows && change && input ? takenChange(before, beforeRows, rows, states, change) : undefined
  const isGone = before?.keys.length !== rows.length
  if (before && moved && input && !input.whole && !isGone && moved.from === undefined && moved.rows.length === 0)
    return { frame: before, change: UNCHANGED }
  const made = rowsOf(base(), rows, states)
  return before && moved ? settledFrame(before, made, moved) : { frame: made, change: undefined }
}

function takenChange(
  before: Frame,
  beforeRows: readonly number[],
  rows: readonly number[],
  states: Uint8Array,
  { from, rows: changedRows }: Pick<Change, 'from' | 'rows'>,
): Pick<Change, 'from' | 'rows'> {
  const moves = new Int32Array(rows.length)
  const differing: number[] = []
  let isMoved = rows.length !== beforeRows.length
  // All three lists ascend, and rows keep their order when they move, so they are walked side by side.
  let [place, next] = [0, 0]
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!
    const stood = from ? from[row]! : row
    while (place < beforeRows.length && beforeRows[place]! < stood) place += 1
    while (next < changedRows.length && changedRows[next]! < row) next += 1
    const old = stood >= 0 && beforeRows[place] === stood ? place : -1
    moves[at] = old
    if (old !== at) isMoved = true
    if (old < 0 || changedRows[next] === row || states[at] !== before.states[old]) differing.push(at)
  }
  return { from: isMoved ? moves : undefined, rows: differing }
}
