import { sayRounding } from '../model/rounding-words.ts'
import { sameJson } from '../model/same-json.ts'
import { step, type Way } from './change.ts'

/** The name of the mechanism and its rule of rounding. */
export function diffHead(way: Way): void {
  const { from, to } = way
  if (from.name !== to.name) step(way, { do: 'rename', name: to.name }, `机制名称由“${from.name}”改为“${to.name}”`)
  if (sameJson({ ...from.rounding }, { ...to.rounding })) return
  const [old, fresh] = [from.rounding, to.rounding].map(sayRounding)
  step(way, { do: 'set-rounding', rounding: to.rounding }, `舍入由“${old}”改为“${fresh}”`)
}
