import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** BR-2: every way out, 其余 and 待定 too, leads on or is marked 到此为止. */
export function checkDeadEnd(drawing: Drawing): Finding[] {
  const leads = new Set([
    ...drawing.mechanism.wires.map((wire) => `${wire.from.block} ${wire.from.port}`),
    ...drawing.mechanism.ends.map((end) => `${end.block} ${end.port}`),
  ])
  return drawing.blocks.flatMap((open) =>
    open.outputs
      .filter((port) => port.final !== true && !leads.has(`${open.block.id} ${port.id}`))
      .map((port) =>
        error(
          'dead-end',
          open.block.id,
          `“${open.name}”的“${port.label}”没有去处，请接到下一块，或标为“到此为止”。`,
          port.id,
        ),
      ),
  )
}
