import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileExpression, isGap } from '../../src/index.ts'
import { columns } from './sheet.ts'

/** Fractions of the test's own, never reduced until they are compared; nothing = a division by 0 somewhere in it. */
type Fraction = { readonly num: bigint; readonly den: bigint } | undefined
interface Case {
  readonly text: string
  readonly value: Fraction
}

const over = (
  a: Fraction,
  b: Fraction,
  num: (an: bigint, ad: bigint, bn: bigint, bd: bigint) => readonly [bigint, bigint],
): Fraction => {
  if (a === undefined || b === undefined) return undefined
  const [top, bottom] = num(a.num, a.den, b.num, b.den)
  return bottom === 0n ? undefined : bottom < 0n ? { num: -top, den: -bottom } : { num: top, den: bottom }
}
const plus = (a: Fraction, b: Fraction) => over(a, b, (an, ad, bn, bd) => [an * bd + bn * ad, ad * bd])
const minus = (a: Fraction, b: Fraction) => over(a, b, (an, ad, bn, bd) => [an * bd - bn * ad, ad * bd])
const times = (a: Fraction, b: Fraction) => over(a, b, (an, ad, bn, bd) => [an * bn, ad * bd])
const divide = (a: Fraction, b: Fraction) => over(a, b, (an, ad, bn, bd) => [an * bd, ad * bn])
const least = (a: Fraction, b: Fraction): Fraction => (a && b ? (a.num * b.den <= b.num * a.den ? a : b) : undefined)
/** Half away from zero, to hundredths. */
const rounded = (a: Fraction): Fraction => {
  if (a === undefined) return undefined
  const [size, sign] = a.num < 0n ? [-a.num, -1n] : [a.num, 1n]
  return { num: sign * ((size * 200n + a.den) / (2n * a.den)), den: 100n }
}

const literal = fc
  .tuple(fc.bigInt({ min: 0n, max: 9999n }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]): Case => {
    const text = `${digits}`.padStart(scale + 1, '0')
    return {
      text: scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`,
      value: { num: digits, den: 10n ** BigInt(scale) },
    }
  })
const pair = (a: fc.Arbitrary<Case>, sign: string, of: (a: Fraction, b: Fraction) => Fraction) =>
  fc.tuple(a, a).map(([x, y]): Case => ({ text: `(${x.text} ${sign} ${y.text})`, value: of(x.value, y.value) }))

const { figure } = fc.letrec<{ figure: Case }>((tie) => ({
  figure: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literal,
    fc.constant<Case>({ text: 'score', value: { num: 9550n, den: 100n } }),
    pair(tie('figure'), '+', plus),
    pair(tie('figure'), '-', minus),
    pair(tie('figure'), '*', times),
    pair(tie('figure'), '/', divide),
    tie('figure').map((x): Case => ({ text: `round(number(${x.text}), 2)`, value: rounded(x.value) })),
    fc
      .tuple(tie('figure'), tie('figure'))
      .map(([x, y]): Case => ({ text: `min(number(${x.text}), number(${y.text}))`, value: least(x.value, y.value) })),
    fc.array(tie('figure'), { minLength: 1, maxLength: 3 }).map(
      (list): Case => ({
        text: `mean([${list.map(({ text }) => `number(${text})`).join(', ')}])`,
        value: divide(list.map(({ value }) => value).reduce(plus), { num: BigInt(list.length), den: 1n }),
      }),
    ),
  ),
}))

const Wide = Decimal.clone({ precision: 60 })

describe('exact fractions', () => {
  it('NUM-1 random figures with division equal fractions of the test’s own, and decimal.js to 50 digits', () => {
    let divided = 0
    fc.assert(
      fc.property(
        figure.filter(({ text }) => text.length <= 500),
        ({ text, value }) => {
          const compiled = compileExpression(text, columns, 'number')
          if (!compiled.ok) throw new Error(`${text}: ${compiled.fault.message}`)
          const outcome = compiled.value.evaluate(() => ({ value: 9550n }))
          if (value === undefined) {
            expect(isGap(outcome) && outcome.fault).toBe('zero-divisor')
            return
          }
          if (typeof outcome !== 'object' || !('num' in outcome)) throw new Error(`${text}: no figure`)
          expect(outcome.num * value.den, text).toBe(value.num * outcome.den)
          expect(outcome.den > 0n).toBe(true)
          const ours = new Wide(`${outcome.num}`).div(`${outcome.den}`)
          const second = new Wide(`${value.num}`).div(`${value.den}`)
          expect(ours.minus(second).abs().lte(second.abs().times('1e-50'))).toBe(true)
          if (outcome.den > 1n) divided += 1
        },
      ),
      { numRuns: 2000, seed: 20_190_531 },
    )
    expect(divided).toBeGreaterThan(500)
  })
})
