import { MISSING_REASONS, PACKED_LIMIT, packMissing } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { sheetBytes, sheetOf } from './sheet-bytes.ts'

const reasons = MISSING_REASONS.map(packMissing)

describe('FACT-7 a packed sheet in the store', () => {
  it.each([
    ['scores and every reason take two bytes each', [0, -1, 32_000, -32_000, 9_123, ...reasons], 2],
    ['one great number makes all of them four bytes', [0, 32_001, PACKED_LIMIT, -PACKED_LIMIT, ...reasons], 4],
    ['a form without fields', [], 2],
  ])('%s', (_, sheet, width) => {
    const bytes = sheetBytes(sheet)
    expect(bytes.length).toBe(1 + width * sheet.length)
    expect(sheetOf(bytes)).toEqual(sheet)
  })

  it('equal sheets are equal bytes, and a fact that is no sheet has none', () => {
    expect(sheetBytes([1, 2]).equals(sheetBytes([1, 2]))).toBe(true)
    expect(sheetOf(null)).toEqual([])
  })
})
