import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'
import { effectsThat } from './paths.ts'

/** TELL-1, RES-4: entries and boards stand on frozen results only; a message may go out before. */
export function checkEffectUnfrozen(drawing: Drawing): Finding[] {
  const messages = new Set(
    drawing
      .of('tell')
      .filter(({ config }) => config.channel === 'message' && config.audience !== 'public')
      .map(({ open }) => open.block.id),
  )
  return effectsThat(drawing, () => true).flatMap((open) => {
    const input = drawing.input(open.block.id)
    if (input === undefined || input.frozen || messages.has(open.block.id)) return []
    return [error('effect-unfrozen', open.block.id, `“${open.name}”前面没有定榜，结果还会变，请在前面加“定榜”。`)]
  })
}
