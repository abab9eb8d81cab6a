import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** ALLOC-2: one place, one amount. */
export function checkPlacesOverlap(drawing: Drawing): Finding[] {
  return drawing.of('allocate').flatMap(({ open, config }) => {
    if (config.method !== 'place') return []
    if (config.places.length === 0)
      return [error('places', open.block.id, `“${open.name}”没有名次与金额，请至少填一行。`)]
    const sorted = [...config.places].sort((a, b) => a.from - b.from)
    const wrong = sorted.find((row, at) => row.to < row.from || row.from <= (sorted[at - 1]?.to ?? 0))
    if (wrong === undefined) return []
    return [
      error(
        'places',
        open.block.id,
        `“${open.name}”第 ${wrong.from}–${wrong.to} 名与别行重叠或前后颠倒，请改成每个名次只有一个金额。`,
      ),
    ]
  })
}
