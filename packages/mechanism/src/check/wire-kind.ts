import type { Finding } from '../model/block-def.ts'
import { type Drawing, error, nameOf } from './drawing.ts'

/** A cycle opens rosters; everything else works on the rows of a roster. */
export function checkWireKind(drawing: Drawing): Finding[] {
  return drawing.mechanism.wires.flatMap(({ from, to }) => {
    const source = drawing.byId.get(from.block)
    const target = drawing.byId.get(to.block)
    if (source === undefined || target === undefined) return []
    const isCycle = source.block.kind === 'cycle'
    const wantsCycle = target.block.kind === 'roster'
    if (isCycle === wantsCycle) return []
    const message = isCycle
      ? `周期后面要先接“对象”，再接${nameOf(drawing, to.block)}。`
      : `“对象”只能接在周期后面，不能接在${nameOf(drawing, from.block)}后面；要换成别的单位用“换口径”。`
    return [error('wire-kind', to.block, message, to.port)]
  })
}
