import type { Finding } from '../model/block-def.ts'
import { type Drawing, warning } from './drawing.ts'

/**
 * RANK-4: a negative band in a small cohort catches half of it or more, whoever they are. The number of units that must
 * be ranked before the band exists should be more than twice its size.
 */
export const checkCohortSmall = (drawing: Drawing): Finding[] =>
  drawing.of('rank').flatMap(({ open, config }) =>
    config.bands.flatMap((band) => {
      const size = Number(band.size)
      const least = Math.max(config.minimum, band.minimum)
      // 除外 after counting spares whoever meets the standard, however small the cohort.
      if (band.from !== 'bottom' || band.sizeKind !== 'count' || band.except !== '' || least > size * 2) return []
      const message = `“${open.name}”满 ${least} 个就取后 ${size} 名为“${band.label}”，过半都在里面，请把“至少几个单位才设”调到 ${size * 2 + 1} 以上。`
      return [warning('cohort-small', open.block.id, message)]
    }),
  )
