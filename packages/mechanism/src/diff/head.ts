import type { Rounding } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { step, type Way } from './change.ts'

export const MODES = { 'at-end': '最后', 'each-step': '每步' } as const
export const RULES = { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', up: '进一', down: '截断' } as const

/** NUM-6: how many places each step keeps, where that is stated. */
const sayPlaces = ({ mode, scale }: Rounding): string =>
  mode === 'each-step' && scale !== undefined ? `到 ${scale} 位小数` : ''

/** The name of the mechanism and its rule of rounding. */
export function diffHead(way: Way): void {
  const { from, to } = way
  if (from.name !== to.name) step(way, { do: 'rename', name: to.name }, `机制名称由“${from.name}”改为“${to.name}”`)
  if (sameJson({ ...from.rounding }, { ...to.rounding })) return
  const [old, fresh] = [from.rounding, to.rounding].map(
    (one) => `${MODES[one.mode]}${RULES[one.rule]}${sayPlaces(one)}`,
  )
  step(way, { do: 'set-rounding', rounding: to.rounding }, `舍入由“${old}”改为“${fresh}”`)
}
