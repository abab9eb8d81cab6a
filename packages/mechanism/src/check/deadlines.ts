import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** TIME-1: a named deadline must be a stage of the cycle. */
export function checkDeadlines(drawing: Drawing): Finding[] {
  const known = new Set(drawing.of('cycle').flatMap(({ config }) => config.stages.map((stage) => stage.id)))
  return drawing.blocks.flatMap((open) =>
    open.settings
      .filter(
        ({ meta, value }) => meta.ref === 'deadline' && typeof value === 'string' && value !== '' && !known.has(value),
      )
      .map(({ meta, value }) =>
        error(
          'deadline',
          open.block.id,
          `“${open.name}”的“${meta.title}”用了周期里没有的时间节点“${value}”，请改选或在周期里加上。`,
        ),
      ),
  )
}
