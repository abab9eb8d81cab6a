import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** Every input must be wired: nothing arrives by itself. */
export const checkInputOpen = (drawing: Drawing): Finding[] =>
  drawing.blocks.flatMap((open) =>
    open.inputs
      .filter((port) => drawing.wireInto(open.block.id, port.id) === undefined)
      .map((port) =>
        error('input-open', open.block.id, `“${open.name}”的“${port.label}”没有接线，请从前面的块接过来。`, port.id),
      ),
  )
