import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'
import { upstreamOf } from './paths.ts'

/** A block no roster flows to does nothing; where its own input is open, that complaint is enough. */
export function checkUnreachable(drawing: Drawing): Finding[] {
  return drawing.blocks.flatMap((open) => {
    const { id, kind } = open.block
    const wired = open.inputs.every((port) => drawing.wireInto(id, port.id) !== undefined)
    if (kind === 'cycle' || !wired || drawing.ring.includes(id)) return []
    const fed = [...upstreamOf(drawing, id)].some((from) => drawing.byId.get(from)?.block.kind === 'cycle')
    return fed ? [] : [error('unreachable', id, `没有名单能流到“${open.name}”，请把它接到对象之后，或删去。`)]
  })
}
