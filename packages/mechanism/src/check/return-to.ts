import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'
import { upstreamOf } from './paths.ts'

/** REV-3: a refused row goes back to a form it came from. */
export function checkReturnTo(drawing: Drawing): Finding[] {
  return drawing
    .of('review')
    .filter(({ open, config }) => {
      if ((config.onRefusal !== 'return' && config.onSilence !== 'return') || config.returnTo === '') return false
      const isForm = drawing.byId.get(config.returnTo)?.block.kind === 'ask'
      return !isForm || !upstreamOf(drawing, open.block.id).has(config.returnTo)
    })
    .map(({ open }) => error('return-to', open.block.id, `“${open.name}”要退回的填报不在它前面，请改选。`))
}
