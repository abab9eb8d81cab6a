import { compareDecimals, parseDecimal } from '@jizhi/domain'
import type { SettingMeta } from '../blocks/setting.ts'
import type { Json, Parameter } from '../model/mechanism.ts'

/** 在 1 到 5 之间; 不小于 1; 为“近几期”、“从头到本期”之一. Empty where nothing bounds it. */
export function sayRange({ least, most, options }: Parameter, { labels, unit = '' }: SettingMeta): string {
  if (options !== undefined) return `为${options.map((one) => `“${labels?.[one] ?? one}”`).join('、')}之一`
  const figure = (text: string): string => `${text}${unit === '' ? '' : ` ${unit}`}`
  if (least !== undefined && most !== undefined) return `在 ${least} 到 ${figure(most)}之间`
  if (least !== undefined) return `不小于 ${figure(least)}`
  return most === undefined ? '' : `不大于 ${figure(most)}`
}

/** PARAM-3: whether a value lies within the bounds, both ends inside; a text that is no figure lies in none. */
export function isWithin({ least, most, options }: Parameter, value: Json): boolean {
  if (options !== undefined && !(typeof value === 'string' && options.includes(value))) return false
  return (least === undefined || order(value, least) >= 0) && (most === undefined || order(value, most) <= 0)
}

/** Negative, 0, positive; not a number where one of them is no figure, so that no bound holds. */
function order(value: Json, bound: string): number {
  const text = typeof value === 'number' ? String(value) : value
  // VAL-7: 50% is bounded as 50, the way its bounds are written
  const [figure, edge] = [
    typeof text === 'string' ? parseDecimal(text.replace(/%$/, '')) : undefined,
    parseDecimal(bound),
  ]
  return figure?.ok === true && edge.ok ? compareDecimals(figure.value, edge.value) : Number.NaN
}
