import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'
import { avoids, effectsThat } from './paths.ts'

/** No money leaves without a person having looked: every way to such an entry passes a review. */
export const checkMoneyUnreviewed = (drawing: Drawing): Finding[] =>
  effectsThat(drawing, (effect) => effect.money)
    .filter((open) => avoids(drawing, open.block.id, 'review'))
    .map((open) =>
      error('money-unreviewed', open.block.id, `“${open.name}”动用资金，前面却有一路没有审核，请在前面加“审核”。`),
    )
