import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

const NONE = { to: -1 }

/** To 0 is every place from there on. */
const lastOf = ({ to }: { readonly to: number }): number => (to === 0 ? Number.POSITIVE_INFINITY : to)

/** ALLOC-2: one place, one amount. */
export function checkPlacesOverlap(drawing: Drawing): Finding[] {
  return drawing.of('allocate').flatMap(({ open, config }) => {
    if (config.method !== 'place') return []
    if (config.places.length === 0)
      return [error('places', open.block.id, `“${open.name}”没有名次与金额，请至少填一行。`)]
    const sorted = [...config.places].sort((a, b) => a.from - b.from)
    const wrong = sorted.find((row, at) => lastOf(row) < row.from || row.from <= lastOf(sorted[at - 1] ?? NONE))
    if (wrong === undefined) return []
    return [
      error(
        'places',
        open.block.id,
        `“${open.name}”第 ${wrong.from}${wrong.to === 0 ? ' 名起' : `–${wrong.to} 名`}与别行重叠或前后颠倒，请改成每个名次只有一个金额。`,
      ),
    ]
  })
}
