import { isPunitiveTell } from '../blocks/settings/tell-punitive.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** TELL-1: what is held against somebody in public comes down on a stated day. */
export const checkExposureEndless = (drawing: Drawing): Finding[] =>
  drawing.of('tell').flatMap(({ open, config }) => {
    const isBoard = config.channel === 'exposure' || config.channel === 'red-black' || config.channel === 'board'
    if (!isBoard || !isPunitiveTell(config) || config.expiryDays > 0) return []
    return [error('exposure-endless', open.block.id, `“${open.name}”没有撤下日期，对单位不利的榜要写明登多少天。`)]
  })
