import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Money, must, parseYuan, splitByLargestRemainder, sumMoney, yuanLabel, yuanText } from '../src/index.ts'

const yuan = (text: string): Money => must(parseYuan(text))
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n)
const weights = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 30 }).filter((w) => sum(w) > 0n)
const totals = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
const units = fc.constantFrom(1n, 100n, 10_000n)

describe('money', () => {
  test('NUM-3 yuan are read to the fen and written with two decimals', () => {
    expect(yuan('5000')).toBe(500_000n)
    expect(yuan('5000.00')).toBe(yuan('5000'))
    expect(['1234.5', '0.05', '-1234567.89', '999', '100000'].map((t) => yuanLabel(yuan(t)))).toEqual([
      '1,234.50',
      '0.05',
      '-1,234,567.89',
      '999.00',
      '100,000.00',
    ])
    expect(yuanText(sumMoney([yuan('0.1'), yuan('0.2')]))).toBe('0.30')
    expect(yuan('1.230')).toBe(123n)
  })

  test('NUM-3 a tenth of a fen, grouping and absurd amounts are refused', () => {
    expect(parseYuan('1.234')).toMatchObject({ ok: false, fault: { code: 'money.too-precise' } })
    expect(parseYuan('1,234')).toMatchObject({ ok: false, fault: { code: 'decimal.malformed' } })
    expect(parseYuan(`1${'0'.repeat(15)}`)).toMatchObject({ ok: false, fault: { code: 'money.out-of-range' } })
  })
})

describe('splitting', () => {
  test('ALLOC-3 Σ shares + rest = total, to the fen, for awards and charges, in any unit', () => {
    fc.assert(
      fc.property(totals, weights, units, (total, w, unit) => {
        const { shares, rest } = must(splitByLargestRemainder(total, w, unit))
        expect(sum(shares) + rest).toBe(total)
        expect((rest < 0n ? -rest : rest) < unit).toBe(true)
        expect(shares.every((share) => share % unit === 0n)).toBe(true)
      }),
    )
  })

  test('ALLOC-4 each share is the floor of its part or one unit more, larger remainders first', () => {
    fc.assert(
      fc.property(
        totals.map((t) => (t < 0n ? -t : t)),
        weights,
        (total, w) => {
          const { shares } = must(splitByLargestRemainder(total, w))
          const remainders = w.map((weight) => (total * weight) % sum(w))
          const extra = shares.map((share, row) => share - (total * w[row]!) / sum(w))
          expect(extra.every((more) => more === 0n || more === 1n)).toBe(true)
          const favoured = remainders.filter((_, row) => extra[row] === 1n)
          const others = remainders.filter((_, row) => extra[row] === 0n)
          expect(others.every((other) => favoured.every((one) => one >= other))).toBe(true)
        },
      ),
    )
  })

  test('ALLOC-4, ROW-2 of equal remainders the earlier row gets the unit', () => {
    expect(must(splitByLargestRemainder(100n, [1n, 1n, 1n])).shares).toEqual([34n, 33n, 33n])
    expect(must(splitByLargestRemainder(-100n, [1n, 1n, 1n])).shares).toEqual([-34n, -33n, -33n])
    expect(must(splitByLargestRemainder(1_050n, [1n, 3n], 100n))).toEqual({ shares: [300n, 700n], rest: 50n })
  })

  test('ALLOC-4 nothing to go by is refused', () => {
    expect(splitByLargestRemainder(1n, [0n, 0n])).toMatchObject({ ok: false, fault: { code: 'split.no-weight' } })
    expect(splitByLargestRemainder(1n, [])).toMatchObject({ ok: false, fault: { code: 'split.no-weight' } })
    expect(splitByLargestRemainder(1n, [2n, -1n])).toMatchObject({
      ok: false,
      fault: { code: 'split.negative-weight' },
    })
    expect(splitByLargestRemainder(1n, [1n], 0n)).toMatchObject({ ok: false, fault: { code: 'split.bad-unit' } })
  })
})
