import { Decimal as Second } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addRatios,
  compareDecimals,
  compareRatios,
  type Decimal,
  decimalText,
  divideRatios,
  fixedText,
  multiplyRatios,
  must,
  parseDecimal,
  type Ratio,
  type Rounding,
  ratioOf,
  ratioOfDecimal,
  rescale,
  roundRatio,
  subtractRatios,
  wholeRatio,
  writeRatio,
} from '../src/index.ts'

const read = (text: string): Decimal => must(parseDecimal(text))
// the second opinion (NUM-1): decimal.js, with room enough to be exact
const Exact = Second.clone({ precision: 120, toExpNeg: -9e15, toExpPos: 9e15 })
const MODES: Record<Rounding, Second.Rounding> = {
  'half-away': Second.ROUND_HALF_UP,
  'half-even': Second.ROUND_HALF_EVEN,
  away: Second.ROUND_UP,
  'towards-zero': Second.ROUND_DOWN,
}
const rules = fc.constantFrom<Rounding>('half-away', 'half-even', 'away', 'towards-zero')
const whole = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const decimals = fc.record({ unscaled: whole, scale: fc.integer({ min: 0, max: 12 }) })
/** Few digits and one decimal: halves come up all the time. */
const nearHalves = fc.record({ unscaled: fc.bigInt({ min: -99n, max: 99n }), scale: fc.constant(1) })
const ratios = fc.tuple(whole, fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([n, d]) => must(ratioOf(n, d)))
const second = (d: Decimal) => new Exact(d.unscaled.toString()).div(new Exact(10).pow(d.scale))
const plain = (d: Second) => d.toFixed().replace(/^-0$/, '0')

describe('decimals', () => {
  test('NUM-5 −2.5 → −3 / −2 / −3 / −2, and 2.5, 3.5, −0.4', () => {
    const to = (text: string) => (rule: Rounding) => decimalText(rescale(read(text), 0, rule))
    const all: Rounding[] = ['half-away', 'half-even', 'away', 'towards-zero']
    expect(all.map(to('-2.5'))).toEqual(['-3', '-2', '-3', '-2'])
    expect(all.map(to('2.5'))).toEqual(['3', '2', '3', '2'])
    expect(all.map(to('3.5'))).toEqual(['4', '4', '4', '3'])
    expect(all.map(to('-0.4'))).toEqual(['0', '0', '-1', '0'])
  })

  test('NUM-5 rounding agrees with decimal.js on every rule', () => {
    fc.assert(
      fc.property(fc.oneof(decimals, nearHalves), fc.integer({ min: 0, max: 12 }), rules, (d, scale, rule) => {
        expect(decimalText(rescale(d, scale, rule))).toBe(plain(second(d).toDecimalPlaces(scale, MODES[rule])))
      }),
    )
  })

  test('NUM-7 canonical text: no exponent, no trailing zeros, no −0; equal values have equal bytes', () => {
    expect(['95.50', '-0.00', '100', '0.0000001', '-12.30'].map((t) => decimalText(read(t)))).toEqual([
      '95.5',
      '0',
      '100',
      '0.0000001',
      '-12.3',
    ])
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 5 }), (d, more) => {
        const longer = rescale(d, d.scale + more, 'half-even')
        expect(decimalText(longer)).toBe(decimalText(d))
        expect(decimalText(d)).toBe(plain(second(d)))
        expect(compareDecimals(read(decimalText(d)), d)).toBe(0)
        expect(fixedText(d)).toBe(
          second(d)
            .toFixed(d.scale)
            .replace(/^-(0(\.0*)?)$/, '$1'),
        )
      }),
    )
  })

  test('NUM-7 text that is not plain decimal is refused', () => {
    for (const text of [
      '',
      '1e3',
      '.5',
      '5.',
      '+5',
      '１００',
      '1,000',
      ' 5',
      '007',
      'NaN',
      '--1',
      '0x10',
      '9'.repeat(41),
    ])
      expect(parseDecimal(text), text).toMatchObject({ ok: false, fault: { code: 'decimal.malformed' } })
  })
})

describe('ratios', () => {
  test('NUM-1 (1/3)·3 is 1, and a divisor of 0 is refused', () => {
    const third = must(ratioOf(1n, 3n))
    expect(multiplyRatios(third, wholeRatio(3n))).toEqual({ num: 1n, den: 1n })
    expect(ratioOf(1n, 0n)).toMatchObject({ ok: false, fault: { code: 'ratio.zero-divisor' } })
    expect(divideRatios(third, wholeRatio(0n)).ok).toBe(false)
    expect(must(ratioOf(2n, -4n))).toEqual({ num: -1n, den: 2n })
  })

  test('NUM-1 the four operations are exact: a + b − b = a, a · b ÷ b = a, and the order holds', () => {
    fc.assert(
      fc.property(ratios, ratios, (a, b) => {
        expect(subtractRatios(addRatios(a, b), b)).toEqual(a)
        if (b.num !== 0n) expect(divideRatios(multiplyRatios(a, b), b)).toEqual({ ok: true, value: a })
        const difference = subtractRatios(a, b).num
        expect(compareRatios(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
      }),
    )
  })

  test('NUM-2 rounding a ratio agrees with decimal.js', () => {
    const divided = (r: Ratio) => new Exact(r.num.toString()).div(r.den.toString())
    fc.assert(
      fc.property(ratios, fc.integer({ min: 0, max: 8 }), rules, (r, scale, rule) => {
        expect(decimalText(roundRatio(r, scale, rule))).toBe(plain(divided(r).toDecimalPlaces(scale, MODES[rule])))
      }),
    )
  })

  test('NUM-2 without a scale: exact up to 20 decimals, else half-even at 20', () => {
    expect(decimalText(writeRatio(must(ratioOf(1n, 8n))))).toBe('0.125')
    expect(decimalText(writeRatio(must(ratioOf(2n, 3n))))).toBe('0.66666666666666666667')
    expect(writeRatio(ratioOfDecimal(read('87.50')))).toEqual({ unscaled: 875n, scale: 1 })
  })
})
