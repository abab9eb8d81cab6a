import type { CompiledBlock } from '../compile/program.ts'
import { type Frame, SETTLED, WAITING } from '../model/frame.ts'
import type { EmitOp } from '../model/kernel.ts'
import { contentDigest, once } from './digest.ts'
import type { Session } from './session.ts'

/**
 * EVAL-9: effects come from settled rows. A punitive one is named as soon as it shows, so that the notice can state
 * it (OBJ-3); it stays held until SHIELD-2 is met.
 */
export function runEmit(session: Session, block: CompiledBlock, op: EmitOp, frame: Frame): Frame {
  const stale = block.results.some((id) => session.results.find((result) => result.block === id)?.stale !== false)
  const official = block.results.length === 0 || frame.frozen
  const kernel = op.prepare(session.run, frame)
  for (let row = 0; row < frame.keys.length; row += 1) {
    const state = frame.states[row]!
    if (state === WAITING) continue
    for (const draft of kernel(row)) {
      const key = frame.keys[row]!
      if (state !== SETTLED && !draft.punitive) continue
      session.candidates.push({
        block,
        row: key,
        draft,
        digest: once(() => contentDigest(draft.kind, key, { ...draft.content, line: draft.line })),
        settled: state === SETTLED && official && !stale,
      })
    }
  }
  return frame
}
