import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** A scheme says how long it is in force. */
export const checkSunset = (drawing: Drawing): Finding[] =>
  drawing
    .of('cycle')
    .filter(({ config }) => config.sunset === '')
    .map(({ open }) => error('sunset', open.block.id, '机制没有有效期，请在周期里填写“有效期至”。'))
