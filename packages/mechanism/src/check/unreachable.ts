import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** A block no roster flows to does nothing; where its own input is open, that complaint is enough. */
export function checkUnreachable(drawing: Drawing): Finding[] {
  const fed = fedBlocks(drawing)
  return drawing.blocks.flatMap((open) => {
    const { id, kind } = open.block
    const wired = open.inputs.every((port) => drawing.wireInto(id, port.id) !== undefined)
    if (kind === 'cycle' || !wired || fed.has(id) || drawing.ring.includes(id)) return []
    return [error('unreachable', id, `没有名单能流到“${open.name}”，请把它接到对象之后，或删去。`)]
  })
}

/** Every block some cycle leads to, in one walk over the wires. */
function fedBlocks({ blocks, mechanism }: Drawing): ReadonlySet<string> {
  const onwards = new Map<string, string[]>()
  for (const { from, to } of mechanism.wires) {
    const known = onwards.get(from.block)
    if (known === undefined) onwards.set(from.block, [to.block])
    else known.push(to.block)
  }
  const waiting = blocks.flatMap(({ block }) => (block.kind === 'cycle' ? [block.id] : []))
  const fed = new Set<string>()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const id of onwards.get(next) ?? []) {
      if (fed.has(id)) continue
      fed.add(id)
      waiting.push(id)
    }
  }
  return fed
}
