import { fixedText, parseDecimal, rescale } from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, warning } from './drawing.ts'

const fen = (yuan: string): bigint => {
  const amount = parseDecimal(yuan)
  return amount.ok ? rescale(amount.value, 2, 'towards-zero').unscaled : 0n
}

/** What the table of places gives when every place is filled once. */
const promised = ({ places }: AllocateConfig): bigint =>
  places.reduce((sum, { from, to, amount }) => sum + BigInt(Math.max(0, to - from + 1)) * fen(amount), 0n)

/** ALLOC-5: a table that promises more than its pool holds runs dry every time. */
export const checkPoolDry = (drawing: Drawing): Finding[] =>
  drawing.of('allocate').flatMap(({ open, config }) => {
    if (config.pool !== 'amount' || config.method !== 'place') return []
    const [most, pool] = [promised(config), fen(config.amount)]
    if (most <= pool) return []
    const text = (value: bigint): string => fixedText({ unscaled: value, scale: 2 })
    const message = `“${open.name}”按名次要发 ${text(most)} 元，总额只有 ${text(pool)} 元，每期都不够，请改金额或总额。`
    return [warning('pool-dry', open.block.id, message)]
  })
