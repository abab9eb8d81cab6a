import type { CompiledBlock } from '../compile/program.ts'
import { type Frame, SETTLED, WAITING } from '../model/frame.ts'
import type { EmitOp } from '../model/kernel.ts'
import { contentDigest, once } from './digest.ts'
import { runRows } from './run-rows.ts'
import { changeAt, frameBefore, type Registers, remember, type Session } from './session.ts'
import { termsOf } from './terms.ts'

/**
 * EVAL-9: effects come from settled rows. A punitive one is named as soon as it shows, so that the notice can state
 * it (OBJ-3); it stays held until SHIELD-2 is met.
 */
export function runEmit(session: Session, block: CompiledBlock, op: EmitOp, frame: Frame, registers: Registers): void {
  const official = isOfficial(session, block, frame)
  const before = session.before?.session
  const beforeFrame = frameBefore(session, block.id, op.from)
  const { done } = runRows<true>(session, block, op, frame, {
    prepare: (part) => {
      const kernel = op.prepare(session.run, part)
      return (row) => {
        const state = part.states[row]!
        const key = part.keys[row]!
        for (const draft of state === WAITING ? [] : kernel(row)) {
          if (state !== SETTLED && !draft.punitive) continue
          const candidate = {
            block,
            row: key,
            draft,
            digest: once(() => contentDigest(draft.kind, key, { ...draft.content, line: draft.line })),
            terms: once(() => termsOf(session.run, block.id, key, draft)),
            settled: state === SETTLED && official,
          }
          session.notes.push(({ candidates }) => candidates.push(candidate))
        }
        return true
      }
    },
    isSame: () => true,
    anew: !before || !beforeFrame || isOfficial(before, block, beforeFrame) !== official,
  })
  remember(session, op, done)
  registers.write(op.to, frame, changeAt(session, block.id, op.from))
}

/** SHIELD-2a: where a result stands upstream, its frozen rows, as long as they agree with the live ones. */
function isOfficial({ results }: Session, { results: upstream }: CompiledBlock, frame: Frame): boolean {
  const stale = upstream.some((id) => results.find((result) => result.block === id)?.stale !== false)
  return !stale && (upstream.length === 0 || frame.frozen)
}
