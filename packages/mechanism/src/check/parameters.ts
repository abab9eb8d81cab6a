import type { Finding } from '../model/block-def.ts'
import type { Parameter } from '../model/mechanism.ts'
import { isWithin, sayRange } from '../parameters/bounds.ts'
import { settingAt } from '../parameters/setting-at.ts'
import type { Drawing } from './drawing.ts'

/** CHECK-13: a parameter points to a setting that is there, says its bounds, and keeps them. */
export function checkParameters({ mechanism }: Drawing): Finding[] {
  const { parameters = [] } = mechanism
  const ids = parameters.map((one) => one.id)
  return parameters.flatMap((one, at) => {
    const message =
      ids.indexOf(one.id) === at ? problem(mechanism, one) : `有两个参数的编号都是“${one.id}”，请删去一个。`
    const block = mechanism.blocks.some(({ id }) => id === one.block) ? { block: one.block } : {}
    return message === undefined ? [] : [{ code: 'check.parameter', severity: 'error' as const, ...block, message }]
  })
}

function problem(mechanism: Drawing['mechanism'], one: Parameter): string | undefined {
  const found = settingAt(mechanism, one)
  if (found === undefined) return `参数“${one.label}”指的设置不存在，请重新选一项，或删去这个参数。`
  if (one.mode !== 'range') return undefined
  const range = sayRange(one, found.shape.meta)
  if (range === '') return `参数“${one.label}”按范围开放，却没有写范围，请填写最小、最大或可选。`
  return isWithin(one, found.value) ? undefined : `参数“${one.label}”现在的值不在它的范围里，须${range}。`
}
