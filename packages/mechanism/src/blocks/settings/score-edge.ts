import { parseDecimal, type Ratio, ratioOf, ratioOfDecimal } from '@jizhi/domain'
import { z } from 'zod'

const FRACTION = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/

/** The edge of a share: a decimal, or a fraction such as 1/3 that no decimal can say. */
export function edgeRatio(text: string): Ratio | undefined {
  const parts = FRACTION.exec(text)
  if (parts) {
    const ratio = ratioOf(BigInt(parts[1]!), BigInt(parts[2]!))
    return ratio.ok ? ratio.value : undefined
  }
  const decimal = parseDecimal(text)
  return decimal.ok ? ratioOfDecimal(decimal.value) : undefined
}

export const scoreEdge = (title: string) =>
  z
    .string()
    .max(30)
    .refine((text) => text === '' || edgeRatio(text) !== undefined, '请填写小数或分数，例如 0.9 或 1/3。')
    .default('')
    .meta({ title, empty: '不设' })
