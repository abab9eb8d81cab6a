import type { BlockId, Key } from '@jizhi/domain'
import type { CompiledBlock, Program } from '../compile/program.ts'
import type { Due, LeftOut, Need, OpenTask, ResultState, RunFinding } from '../model/derived.ts'
import type { Frame } from '../model/frame.ts'
import type { EffectDraft, Run } from '../model/kernel.ts'

/** An effect as the drawing wants it, before the shield looked at it. */
export interface Candidate {
  readonly block: CompiledBlock
  readonly row: Key
  readonly draft: EffectDraft
  /** Made when it is first asked for: most effects are only listed. */
  readonly digest: () => string
  /** SHIELD-2a: the row is settled and, where a result stands upstream, frozen and not stale. */
  readonly settled: boolean
}

/** Everything one derivation gathers; made anew each time and never shared. */
export interface Session {
  readonly program: Program
  readonly run: Run
  /** Frames by block, then register (ports and what operations pass among themselves). */
  readonly frames: Map<string, Map<string, Frame>>
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

/** INC-2: a time at which something may change by itself; what has passed is not kept. */
export function wake(session: Session, block: BlockId, what: Due['what'], at: Due['at'] | undefined): void {
  if (at !== undefined && at > session.run.now) session.due.push({ at, block, what })
}
