import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decimalText,
  higherReason,
  isMissing,
  MISSING_LABELS,
  MISSING_REASONS,
  must,
  PACKED_LIMIT,
  packMissing,
  packPresent,
  parseDecimal,
  parseScore,
  readPacked,
  rescale,
  scoreFrom,
  scoreText,
  showScore,
} from '../src/index.ts'

const reasons = fc.constantFrom(...MISSING_REASONS)
const values = fc.integer({ min: -PACKED_LIMIT, max: PACKED_LIMIT })

describe('missing cells', () => {
  test('VAL-1 the reasons, in their order of precedence', () => {
    expect(MISSING_REASONS.map((reason) => MISSING_LABELS[reason])).toEqual([
      '未报',
      '待定',
      '剔除',
      '未抽到',
      '不适用',
    ])
  })

  test('VAL-3 of two reasons the higher wins, in whatever order they meet', () => {
    expect(higherReason('not-applicable', 'undecided')).toBe('undecided')
    fc.assert(
      fc.property(reasons, reasons, (a, b) => {
        expect(higherReason(a, b)).toBe(higherReason(b, a))
        expect(MISSING_REASONS.indexOf(higherReason(a, b))).toBeLessThanOrEqual(MISSING_REASONS.indexOf(a))
      }),
    )
  })

  test('FACT-7 a packed sheet gives back every value and every reason through 32 bits, and none is taken for another', () => {
    for (const reason of MISSING_REASONS) {
      const stored = new Int32Array([packMissing(reason)])[0]!
      expect(readPacked(stored)).toEqual({ ok: true, value: { missing: reason } })
      expect(isMissing(stored)).toBe(true)
    }
    expect(MISSING_REASONS.map(packMissing)).toEqual([-2147483600, -2147483599, -2147483598, -2147483597, -2147483596])
    fc.assert(
      fc.property(values, (value) => {
        const stored = new Int32Array([must(packPresent(value))])[0]!
        expect(readPacked(stored)).toEqual({ ok: true, value: { value } })
        expect(isMissing(stored)).toBe(false)
      }),
    )
  })

  test('FACT-7 a value outside ± 2,000,000,000, a fraction, or an unknown reason is refused', () => {
    for (const value of [PACKED_LIMIT + 1, -PACKED_LIMIT - 1, 0.5, Number.NaN])
      expect(packPresent(value)).toMatchObject({ ok: false, fault: { code: 'sheet.out-of-range' } })
    for (const packed of [-2147483595, -2147483601, -PACKED_LIMIT - 1, PACKED_LIMIT + 1])
      expect(readPacked(packed)).toMatchObject({ ok: false, fault: { code: 'sheet.malformed' } })
    expect(Object.is(must(packPresent(-0)), 0)).toBe(true)
  })
})

describe('scores', () => {
  test('NUM-2 an entered score has its item’s scale; more decimals are refused, not rounded', () => {
    expect(must(parseScore('95.5', 2))).toBe(9550)
    expect(must(parseScore('95.50', 1))).toBe(955)
    expect(must(parseScore('-3', 1))).toBe(-30)
    expect(parseScore('95.55', 1)).toMatchObject({ ok: false, fault: { code: 'score.too-precise' } })
    expect(parseScore('-95.55', 1)).toMatchObject({ ok: false, fault: { code: 'score.too-precise' } })
    expect(parseScore('９５', 1)).toMatchObject({ ok: false, fault: { code: 'decimal.malformed' } })
    expect(parseScore('20000000.01', 2)).toMatchObject({ ok: false, fault: { code: 'score.out-of-range' } })
  })

  test('NUM-7 text and score are one: parse(text(score)) = score', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 6 }), (value, scale) => {
        const score = must(scoreFrom({ unscaled: BigInt(value), scale }))
        expect(must(parseScore(scoreText(score, scale), scale))).toBe(score)
      }),
    )
  })

  test('NUM-4 shown decimals change only what is shown', () => {
    const score = must(parseScore('87.4615', 4))
    expect(showScore(score, 4, 2, 'half-away')).toBe('87.46')
    expect(showScore(must(parseScore('88', 2)), 2, 2, 'half-away')).toBe('88.00')
    expect(decimalText(rescale(must(parseDecimal('87.623')), 2, 'half-away'))).toBe('87.62')
  })
})
