import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, compileExpression, isGap } from '../../src/index.ts'
import { columns } from './sheet.ts'

// Enough digits that decimal.js never rounds what these small expressions can reach.
const Wide = Decimal.clone({ precision: 400, rounding: Decimal.ROUND_HALF_UP })

interface Case<T> {
  readonly text: string
  readonly value: T
}

const cells = { score: 95.5, bonus: -2.25, place: 3 } as const
const held: { readonly [id: string]: Cell } = {
  score: { value: 9550n },
  bonus: { value: -225n },
  place: { value: 3n },
}

const evaluate = (text: string, wants: 'number' | 'flag') => {
  const compiled = compileExpression(text, columns, wants)
  if (!compiled.ok) throw new Error(`${text}: ${compiled.fault.message}`)
  return compiled.value.evaluate((at) => held[compiled.value.reads[at]!]!)
}

const literal = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]): Case<Decimal> => {
    const value = new Wide(digits).div(new Wide(10).pow(scale))
    return { text: value.toFixed(), value }
  })
const column = fc
  .constantFrom('score', 'bonus')
  .map((id): Case<Decimal> => ({ text: id, value: new Wide(cells[id as 'score' | 'bonus']) }))

const { figure } = fc.letrec<{ figure: Case<Decimal> }>((tie) => ({
  figure: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literal,
    column,
    fc
      .tuple(tie('figure'), tie('figure'))
      .map(([a, b]) => ({ text: `(${a.text} + ${b.text})`, value: a.value.plus(b.value) })),
    fc
      .tuple(tie('figure'), tie('figure'))
      .map(([a, b]) => ({ text: `(${a.text} - ${b.text})`, value: a.value.minus(b.value) })),
    fc
      .tuple(tie('figure'), literal)
      .map(([a, b]) => ({ text: `(${a.text} * ${b.text})`, value: a.value.times(b.value) })),
    tie('figure').map((a) => ({ text: `-(${a.text})`, value: a.value.neg() })),
    tie('figure').map((a) => ({ text: `abs(${a.text})`, value: a.value.abs() })),
    tie('figure').map((a) => ({ text: `floor(${a.text})`, value: a.value.floor() })),
    tie('figure').map((a) => ({ text: `ceil(${a.text})`, value: a.value.ceil() })),
    tie('figure').map((a) => ({ text: `round(${a.text}, 1)`, value: a.value.toDecimalPlaces(1) })),
    fc
      .tuple(tie('figure'), tie('figure'))
      .map(([a, b]) => ({ text: `min(${a.text}, ${b.text})`, value: Wide.min(a.value, b.value) })),
    fc
      .tuple(tie('figure'), tie('figure'))
      .map(([a, b]) => ({ text: `max(${a.text}, ${b.text})`, value: Wide.max(a.value, b.value) })),
  ),
}))

const comparison = fc
  .tuple(figure, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), figure)
  .map(([a, sign, b]): Case<boolean> => {
    const order = a.value.cmp(b.value)
    const holds = {
      '<': order < 0,
      '<=': order <= 0,
      '>': order > 0,
      '>=': order >= 0,
      '==': order === 0,
      '!=': order !== 0,
    }
    return { text: `(${a.text} ${sign} ${b.text})`, value: holds[sign as '<'] }
  })

const { flag } = fc.letrec<{ flag: Case<boolean> }>((tie) => ({
  flag: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc
      .tuple(tie('flag'), tie('flag'))
      .map(([a, b]) => ({ text: `(${a.text} && ${b.text})`, value: a.value && b.value })),
    fc
      .tuple(tie('flag'), tie('flag'))
      .map(([a, b]) => ({ text: `(${a.text} || ${b.text})`, value: a.value || b.value })),
    tie('flag').map((a) => ({ text: `!(${a.text})`, value: !a.value })),
  ),
}))

const short = (one: Case<unknown>) => one.text.length <= 600 && one.text.split(/[^a-z0-9.]+/).length < 140

describe('a second opinion', () => {
  it('NUM-1 random figures equal decimal.js at 400 digits', () => {
    fc.assert(
      fc.property(figure.filter(short), (one) => {
        const outcome = evaluate(one.text, 'number')
        if (isGap(outcome) || typeof outcome !== 'object' || !('num' in outcome))
          throw new Error(`no figure: ${one.text}`)
        expect(new Wide(outcome.num.toString()).div(outcome.den.toString()).eq(one.value)).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })

  it('VAL-4 random conditions equal JavaScript logic over decimal.js comparisons', () => {
    fc.assert(
      fc.property(flag.filter(short), (one) => {
        expect(evaluate(one.text, 'flag')).toBe(one.value)
      }),
      { numRuns: 1000 },
    )
  })

  it('NUM-1 random whole-number arithmetic equals native bigint', () => {
    const whole = fc
      .integer({ min: -9999, max: 9999 })
      .map((n): Case<bigint> => ({ text: n < 0 ? `(${n})` : `${n}`, value: BigInt(n) }))
    const sign = fc.constantFrom('+', '-', '*')
    const step = {
      '+': (a: bigint, b: bigint) => a + b,
      '-': (a: bigint, b: bigint) => a - b,
      '*': (a: bigint, b: bigint) => a * b,
    }
    fc.assert(
      fc.property(whole, fc.array(fc.tuple(sign, whole), { maxLength: 12 }), (first, rest) => {
        let text = first.text
        let value = first.value
        for (const [operation, next] of rest) {
          text = `(${text} ${operation} ${next.text})`
          value = step[operation as '+'](value, next.value)
        }
        expect(evaluate(text, 'number')).toEqual({ num: value, den: 1n })
      }),
      { numRuns: 500 },
    )
  })

  it('EXPR-2 no text whatever makes reading throw', () => {
    const noise = fc.array(
      fc.oneof(
        fc.constantFrom(
          'score',
          '+',
          '-',
          '*',
          '/',
          '(',
          ')',
          '?',
          ':',
          '&&',
          '||',
          '!',
          'has',
          ',',
          '"A"',
          'in',
          '[',
          ']',
          '1',
          '0.7',
          '.',
          '<',
          '==',
        ),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(noise, (parts) => {
        const compiled = compileExpression(parts.join(' '), columns, 'number')
        if (compiled.ok) compiled.value.evaluate(() => ({ value: 7n }))
        else expect(compiled.fault.message.endsWith('。')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
