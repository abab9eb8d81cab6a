import { describe, expect, it } from 'vitest'
import { capitalAmount } from './capital-amount.ts'

describe('人民币大写', () => {
  it.each([
    [0n, '零元整'],
    [5n, '伍分'],
    [50n, '伍角整'],
    [100n, '壹元整'],
    [105n, '壹元零伍分'],
    [500_000n, '伍仟元整'],
    [1_030_000n, '壹万零叁佰元整'],
    [2_000_000n, '贰万元整'],
    [10_010_000_001n, '壹亿零壹拾万元零壹分'],
    [1_000_000_010_000n, '壹佰亿零壹佰元整'],
    [123_456_789n, '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
    [-20_000n, '负贰佰元整'],
  ])('%s fen is %s', (fen, text) => {
    expect(capitalAmount(fen)).toBe(text)
  })
})
