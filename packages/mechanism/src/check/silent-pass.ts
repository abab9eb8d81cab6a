import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'
import { effectsThat, upstreamOf } from './paths.ts'

/** REV-5: on silence 通过 is not offered where a punitive effect or money lies downstream. */
export function checkSilentPass(drawing: Drawing): Finding[] {
  const hurting = effectsThat(drawing, (effect) => effect.punitive || effect.money).map((open) =>
    upstreamOf(drawing, open.block.id),
  )
  return drawing
    .of('review')
    .filter(
      ({ open, config }) => config.onSilence === 'pass' && hurting.some((upstream) => upstream.has(open.block.id)),
    )
    .map(({ open }) =>
      error(
        'silent-pass',
        open.block.id,
        `“${open.name}”后面动用资金或对单位不利，到期未审不能视为通过，请改为转上一级。`,
      ),
    )
}
