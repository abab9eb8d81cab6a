import type { Finding } from '../model/block-def.ts'
import { type Drawing, error, nameOf } from './drawing.ts'
import { upstreamOf } from './paths.ts'

/** Inside a cycle the graph has no ring; going back is a setting of review, not a wire. */
export function checkRing(drawing: Drawing): Finding[] {
  const inRing = drawing.ring.filter((id) =>
    drawing.mechanism.wires.some((wire) => wire.to.block === id && upstreamOf(drawing, wire.from.block).has(id)),
  )
  const [first] = inRing
  if (first === undefined) return []
  const names = inRing.map((id) => nameOf(drawing, id)).join('、')
  return [error('ring', first, `${names}的连线绕成了圈，请断开一条；要退回重报，用审核的“退回填报”。`)]
}
