import type { Finding } from '../model/block-def.ts'
import { type Drawing, error, nameOf } from './drawing.ts'

/** WIRE-1: an input takes one wire. */
export function checkInputTaken(drawing: Drawing): Finding[] {
  const seen = new Set<string>()
  return drawing.mechanism.wires.flatMap(({ to }) => {
    const place = `${to.block} ${to.port}`
    if (!seen.has(place)) {
      seen.add(place)
      return []
    }
    return [error('input-taken', to.block, `${nameOf(drawing, to.block)}的入口接了不止一条线，请只留一条。`, to.port)]
  })
}
